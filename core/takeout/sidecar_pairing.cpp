#include "core/takeout/sidecar_pairing.h"

#include "core/takeout/name_text.h"
#include "core/takeout/pairing_parts.h"
#include "core/takeout/pairing_run.h"

#include <algorithm>
#include <tuple>

namespace lightstack::takeout {

PairingRun::PairingRun(std::span<const FolderEntry> entries, const PairingOptions& options)
    : m_entries(entries), m_options(options), m_asUploaded(isDecomposedOnceUploaded(entries)) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const FolderEntry& entry = entries[i];
        const NameKind kind = kindOfName(entry.name);
        const auto id = static_cast<std::uint32_t>(i);
        if (kind == NameKind::Other) continue;
        if (kind == NameKind::Json) {
            if (entry.json == JsonSays::NotAsset) continue;
            Json& json = m_json.emplace_back();
            json.entry = id;
            json.stem = viewOf(entry.name.substr(0, entry.name.size() - 5));
            json.title = viewOf(trimmedTitle(entry.title));
            json.named = json.title.empty() ? titleOfSidecar(json.stem) : json.title;
        } else {
            Media& media = m_media.emplace_back();
            media.entry = id;
            media.kind = kind;
            media.name = splitName(viewOf(entry.name));
            m_open.push_back(static_cast<std::uint32_t>(m_media.size() - 1));
        }
    }
    settleByHand();
}

void PairingRun::settleByHand() {
    std::erase_if(m_open, [&](std::uint32_t id) {
        Media& media = m_media[id];
        const std::uint32_t hand = m_entries[media.entry].hand;
        if (hand == kAsFound) return false;
        // Entries are in order in m_json: made from the entries, one after the other.
        const auto json = std::lower_bound(m_json.begin(), m_json.end(), hand,
            [](const Json& each, std::uint32_t entry) { return each.entry < entry; });
        if (json == m_json.end() || json->entry != hand) return true; // has none, or from outside
        media.json = static_cast<std::uint32_t>(json - m_json.begin());
        media.rule = PairRule::ByHand;
        media.titleAgrees = titleSays(m_entries[hand].title, media.name) == TitleSays::Agrees;
        json->owned = json->used = true;
        return true;
    });
}

std::string_view PairingRun::kept(std::string text) {
    return m_texts.emplace_back(std::move(text));
}

std::string_view PairingRun::viewOf(std::string_view name) {
    return m_asUploaded || isAscii(name) ? name : kept(composed(name));
}

// Titles that came decomposed are cut, and counted, as they are. Where the file system decomposed
// composed ones (an archive that went through a Mac), names are met composed.
bool PairingRun::isDecomposedOnceUploaded(std::span<const FolderEntry> entries) {
    bool found = false;
    for (const FolderEntry& entry : entries) {
        if (isAscii(entry.title)) continue;
        if (composed(entry.title) != entry.title)
            found = true;
        else if (composed(entry.name) != entry.name)
            return false;
    }
    return found;
}

void PairingRun::indexJson() {
    m_jsonByName.reserve(m_json.size());
    for (std::size_t i = 0; i < m_json.size(); ++i)
        m_jsonByName.add(m_json[i].stem, static_cast<std::uint32_t>(i));
}

void PairingRun::indexMedia() {
    if (m_mediaByName.ready()) return;
    m_mediaByName.reserve(m_media.size());
    for (std::size_t i = 0; i < m_media.size(); ++i)
        m_mediaByName.add(m_media[i].name.name, static_cast<std::uint32_t>(i));
}

void PairingRun::indexFolded() {
    if (m_jsonFolded.ready()) return;
    m_jsonFolded.reserve(m_json.size());
    for (std::size_t i = 0; i < m_json.size(); ++i) {
        m_json[i].folded = kept(folded(m_json[i].stem));
        m_jsonFolded.add(m_json[i].folded, static_cast<std::uint32_t>(i));
    }
    m_mediaFolded.reserve(m_media.size());
    for (std::size_t i = 0; i < m_media.size(); ++i) {
        m_media[i].folded = splitName(kept(folded(m_media[i].name.name)));
        m_mediaFolded.add(m_media[i].folded.name, static_cast<std::uint32_t>(i));
    }
}

FolderPairs PairingRun::run() {
    if (m_json.empty() || m_media.empty()) return result();
    indexJson();
    twinPass();
    literalPass();
    familyPass();
    for (const NameRule& rule : nameRules())
        ownPass(rule, false);
    m_inTwoWays = isNamedInTwoWays();
    if (m_inTwoWays || anyFree()) {
        indexMedia();
        copyPass(false);
    }
    if (!m_open.empty()) {
        indexMedia();
        indexFolded();
        if (anyFree())
            for (const NameRule& rule : nameRules())
                ownPass(rule, true);
        filmPass();
        editPass(false);
        for (const NameRule& rule : heuristicRules())
            if (rule.mayShare || anyFree()) ownPass(rule, false);
        if (anyFree()) copyPass(true);
        editPass(true);
        if (anyFree()) titlePass();
        filmPass(); // of stills that were found only now
        editPass(false);
    }
    indexMedia();
    lowerWhatMayBeOtherwise();
    if (m_options.refusals) addWeaker();
    return result();
}

bool PairingRun::anyFree() const {
    return m_options.refusals ||
           std::any_of(m_json.begin(), m_json.end(), [](const Json& json) { return !json.owned; });
}

void PairingRun::dropPaired() {
    std::erase_if(m_open, [&](std::uint32_t media) { return m_media[media].json != kNone; });
}

void PairingRun::refuse(
    std::uint32_t media, std::uint32_t json, PairRule rule, RefusalReason reason) {
    if (m_options.refusals)
        m_refusals.push_back({m_media[media].entry, m_json[json].entry, rule, reason});
}

// What weaker rules would have found for media that a stronger one has settled.
void PairingRun::addWeaker() {
    for (std::size_t i = 0; i < m_media.size(); ++i) {
        const Media& media = m_media[i];
        if (media.json == kNone || media.rule == PairRule::ByHand) continue;
        for (const auto rules : {nameRules(), heuristicRules()})
            for (const NameRule& rule : rules) {
                m_names.clear();
                rule.names(media.name, m_names);
                for (const NameList::Item& item : m_names.items())
                    for (std::uint32_t at = m_jsonByName.find(m_names.text(item)); at != kNone;
                         at = m_jsonByName.next(at))
                        if (m_jsonByName.id(at) != media.json)
                            refuse(static_cast<std::uint32_t>(i), m_jsonByName.id(at), rule.rule,
                                RefusalReason::Weaker);
            }
    }
}

void sortRefusals(std::vector<Refusal>& refusals) {
    const auto key = [](const Refusal& r) { return std::tuple(r.media, r.sidecar, r.reason); };
    std::stable_sort(refusals.begin(), refusals.end(),
        [&](const Refusal& a, const Refusal& b) { return key(a) < key(b); });
    refusals.erase(std::unique(refusals.begin(), refusals.end(),
                       [&](const Refusal& a, const Refusal& b) { return key(a) == key(b); }),
        refusals.end());
}

FolderPairs PairingRun::result() {
    std::vector<Pair> pairs;
    pairs.reserve(m_media.size());
    for (const Media& media : m_media)
        if (media.json != kNone)
            pairs.push_back({media.entry, m_json[media.json].entry, media.rule, media.confidence,
                media.titleAgrees});
    FolderPairs out = sortedOut(m_entries, std::move(pairs));
    sortRefusals(m_refusals);
    out.refusals = std::move(m_refusals);
    return out;
}

FolderPairs sortedOut(std::span<const FolderEntry> entries, std::vector<Pair> pairs) {
    FolderPairs out;
    out.pairs = std::move(pairs);
    std::sort(out.pairs.begin(), out.pairs.end(),
        [](const Pair& a, const Pair& b) { return a.media < b.media; });
    std::vector<bool> used(entries.size());
    for (const Pair& pair : out.pairs)
        used[pair.media] = used[pair.sidecar] = true;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        if (used[i]) continue;
        const NameKind kind = kindOfName(entries[i].name);
        if (kind == NameKind::Json && entries[i].json != JsonSays::NotAsset)
            out.orphans.push_back(i);
        if (isMedia(kind)) out.unpaired.push_back(i);
        if (kind == NameKind::Unknown) out.unknown.push_back(i);
    }
    return out;
}

FolderPairs pairFolder(std::span<const FolderEntry> entries, const PairingOptions& options) {
    if (areCopies(entries)) return pairCopies(entries, options);
    return PairingRun(entries, options).run();
}

} // namespace lightstack::takeout
