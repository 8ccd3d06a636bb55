// Sidecars of their own: every open media file says which one it would take; then it is settled.
#include "core/takeout/name_text.h"
#include "core/takeout/pairing_run.h"

#include <algorithm>
#include <map>

namespace lightstack::takeout {
namespace {

Confidence atMost(Confidence confidence, Confidence limit) noexcept {
    return std::min(confidence, limit);
}

bool isHeuristic(const NameRule& rule) noexcept {
    return rule.confidence == Confidence::Heuristic;
}

} // namespace

// One sidecar among those of one name: of the same part, else the only one; else none.
std::uint32_t PairingRun::pick(
    std::uint32_t item, const NameIndex& index, std::uint32_t part) const {
    std::uint32_t same = kNone;
    std::uint32_t any = kNone;
    std::size_t sames = 0;
    std::size_t all = 0;
    for (; item != kNone; item = index.next(item)) {
        const std::uint32_t json = index.id(item);
        any = json;
        ++all;
        if (m_entries[m_json[json].entry].part == part) {
            same = json;
            ++sames;
        }
    }
    if (sames == 1) return same;
    return all == 1 ? any : kNone;
}

// What the service adds is lower case; other extensions were the title's own. A film beside a still
// of its name is that still's.
bool PairingRun::mayLackExtension(const Media& media) {
    const std::string_view extension = media.name.extension;
    if (std::any_of(
            extension.begin(), extension.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        return false;
    if (media.kind != NameKind::Film) return true;
    indexMedia();
    return !hasStill(media.name);
}

// Sidecars were forgotten from the second copy on, and none of the copies is missing. That is what
// becomes of edits whose word was cut away whole: of names at their full length.
bool PairingRun::isForgotten(const Media& media) const {
    if (media.name.counter.empty()) return false;
    const std::string base = media.name.base();
    if (unitsOf(base) < kMediaUnits) return false;
    std::string sidecar(clip(base, kSidecarUnits));
    const std::size_t length = sidecar.size();
    for (std::uint32_t k = 1;; ++k) {
        const std::string counter = "(" + std::to_string(k) + ")";
        sidecar.resize(length);
        if (m_jsonByName.find(sidecar += counter) != kNone) return false;
        if (counter == media.name.counter) return true;
        const std::string copy =
            std::string(media.name.baseStem) + counter + std::string(media.name.extension);
        if (m_mediaByName.find(copy) == kNone) return false;
    }
}

std::optional<PairingRun::Claim> PairingRun::claimOf(
    std::uint32_t id, const NameRule& rule, bool folded) {
    const Media& media = m_media[id];
    const NameIndex& index = folded ? m_jsonFolded : m_jsonByName;
    const PairRule as = folded ? PairRule::CaseIgnored : rule.rule;
    if (rule.rule == PairRule::NoExtension && !mayLackExtension(media)) return std::nullopt;
    if (rule.rule == PairRule::ForgottenDuplicate && !isForgotten(media)) return std::nullopt;
    m_names.clear();
    rule.names(folded ? media.folded : media.name, m_names);
    for (const NameList::Item& item : m_names.items()) {
        const std::uint32_t first = index.find(m_names.text(item));
        if (first == kNone) continue;
        const std::uint32_t json = pick(first, index, m_entries[media.entry].part);
        if (json == kNone || m_json[json].barred || media.barred) {
            refuse(id, json == kNone ? index.id(first) : json, as, RefusalReason::SeveralFit);
            continue;
        }
        if (m_json[json].owned != rule.mayShare) { // what is shared has an owner
            refuse(
                id, json, as, rule.mayShare ? RefusalReason::SeveralClaim : RefusalReason::Taken);
            continue;
        }
        const TitleSays says = titleSays(m_json[json].title, media.name);
        const bool sameCase = says != TitleSays::Agrees || titleSays(m_json[json].title, media.name,
                                                               ExtensionCase::Same) == says;
        const bool exact = folded || sameCase;
        if (!exact && rule.titleMustAgree) continue; // when case is ignored
        if (rule.rule == PairRule::NoExtension && !isClearWithoutExtension(media)) {
            refuse(id, json, as, RefusalReason::SeveralClaim);
            continue;
        }
        // A name of full length may be what was left of a longer title: it is that of no other
        // name unless the title says so.
        const bool full = unitsOf(m_json[json].stem) >= kSidecarUnits - 1;
        const bool mustAgree = rule.titleMustAgree || folded || full;
        const bool otherName =
            rule.rule == PairRule::NoExtension || (isHeuristic(rule) && !rule.mayShare);
        if (says == TitleSays::Nothing && full && otherName) {
            refuse(id, json, as, RefusalReason::SeveralFit);
            continue;
        }
        if (says == TitleSays::Contradicts && mustAgree) {
            refuse(id, json, as, RefusalReason::TitleContradicts);
            continue;
        }
        Claim claim{json, id, rule.confidence, says == TitleSays::Agrees};
        // Nothing inside says of which title the counter is, or that there was no extension.
        const bool cutCopy = item.titleCut && !media.name.counter.empty();
        const bool silent =
            says == TitleSays::Nothing && (cutCopy || rule.rule == PairRule::NoExtension);
        const bool otherCase = folded && says == TitleSays::Agrees && !sameCase;
        const bool near = m_entries[m_json[json].entry].part == m_entries[media.entry].part;
        if (silent || otherCase || says == TitleSays::Contradicts || !near)
            claim.confidence = atMost(claim.confidence, Confidence::Likely);
        else if (folded || !exact || (item.titleCut && !claim.agrees))
            claim.confidence = atMost(claim.confidence, Confidence::High);
        return claim;
    }
    return std::nullopt;
}

void PairingRun::ownPass(const NameRule& rule, bool folded) {
    if (m_open.empty()) return;
    m_claims.clear();
    for (const std::uint32_t media : m_open)
        if (const auto claim = claimOf(media, rule, folded)) m_claims.push_back(*claim);
    settleClaims(folded ? PairRule::CaseIgnored : rule.rule, rule.mayShare);
}

void PairingRun::settleClaims(PairRule rule, bool share) {
    std::sort(m_claims.begin(), m_claims.end(),
        [](const Claim& a, const Claim& b) { return a.json < b.json; });
    for (std::size_t i = 0; i < m_claims.size();) {
        std::size_t end = i + 1;
        while (end < m_claims.size() && m_claims[end].json == m_claims[i].json)
            ++end;
        settle(std::span(m_claims).subspan(i, end - i), rule, share);
        i = end;
    }
    dropPaired();
}

// Which of several claims is better than all others; none where two are equal.
std::optional<std::uint32_t> PairingRun::winner(std::span<const Claim> claims) const {
    const std::uint32_t part = m_entries[m_json[claims.front().json].entry].part;
    const auto only = [&](const auto& good) -> std::optional<std::uint32_t> {
        std::optional<std::uint32_t> found;
        for (std::uint32_t i = 0; i < claims.size(); ++i) {
            if (!good(claims[i])) continue;
            if (found) return std::nullopt;
            found = i;
        }
        return found;
    };
    if (claims.size() == 1) return 0;
    if (const auto one = only(
            [&](const Claim& claim) { return m_entries[m_media[claim.media].entry].part == part; }))
        return one;
    if (const auto one = only([](const Claim& claim) { return claim.agrees; })) return one;
    // A still and its film: the film borrows from the still later.
    const std::string_view stem = m_media[claims.front().media].name.stem;
    const bool together = std::all_of(claims.begin(), claims.end(),
        [&](const Claim& claim) { return m_media[claim.media].name.stem == stem; });
    if (!together) return std::nullopt;
    return only([&](const Claim& claim) { return m_media[claim.media].kind == NameKind::Still; });
}

void PairingRun::settle(std::span<const Claim> claims, PairRule rule, bool share) {
    const auto best = winner(claims);
    for (std::uint32_t i = 0; i < claims.size(); ++i) {
        if (best == i)
            take(claims[i], rule, !share);
        else
            refuse(claims[i].media, claims[i].json, rule, RefusalReason::SeveralClaim);
    }
}

void PairingRun::take(const Claim& claim, PairRule rule, bool own) {
    Media& media = m_media[claim.media];
    media.json = claim.json;
    media.rule = rule;
    media.confidence = claim.confidence;
    media.titleAgrees = claim.agrees;
    m_json[claim.json].used = true;
    if (own) m_json[claim.json].owned = true;
}

// Whether any other sidecar of the folder has the title of this one.
bool PairingRun::titleIsUnique(std::uint32_t json) const {
    const std::string key = titleKeyOfName(m_json[json].title);
    for (std::uint32_t i = 0; i < m_json.size(); ++i) {
        const std::string_view title = m_json[i].title;
        if (i != json && !title.empty() && titleKeyOfName(title) == key) return false;
    }
    return true;
}

// A free sidecar whose title names one open media file. The counters agree, unless clipping gave
// two different titles one name and so one of them a counter.
void PairingRun::titlePass() {
    std::multimap<std::string, std::uint32_t> byTitle;
    for (std::uint32_t i = 0; i < m_json.size() && !m_open.empty(); ++i) {
        const std::string_view title = m_json[i].title;
        if (!m_json[i].used && !m_json[i].barred && !title.empty())
            byTitle.emplace(titleKeyOfName(title), i);
    }
    if (byTitle.empty()) return;
    m_claims.clear();
    for (const std::uint32_t id : m_open) {
        if (m_media[id].barred) continue;
        const MediaName& name = m_media[id].name;
        auto range = byTitle.equal_range(titleKeyOfName(name.base()));
        if (range.first == range.second && !name.extension.empty())
            range = byTitle.equal_range(titleKeyOfName(name.baseStem));
        std::vector<std::uint32_t> fits;
        for (auto it = range.first; it != range.second; ++it) {
            const std::uint32_t json = it->second;
            const bool sameCounter = counterAtEnd(m_json[json].stem) == name.counter;
            const bool clipped = unitsOf(name.base()) > kSidecarUnits;
            const bool bare = kindOfName(m_json[json].title) == NameKind::Unknown;
            if (bare && (!mayLackExtension(m_media[id]) || !isClearWithoutExtension(m_media[id])))
                continue;
            // A copy is not the first one, however lonely its sidecar.
            const bool mayDiffer = clipped && name.counter.empty();
            if ((sameCounter || (mayDiffer && titleIsUnique(json))) &&
                titleSays(m_json[json].title, name) == TitleSays::Agrees)
                fits.push_back(json);
        }
        if (fits.size() == 1) m_claims.push_back({fits.front(), id, Confidence::Likely, true});
        for (std::size_t i = 0; fits.size() > 1 && i < fits.size(); ++i)
            refuse(id, fits[i], PairRule::TitleInside, RefusalReason::SeveralFit);
    }
    settleClaims(PairRule::TitleInside, false);
}

} // namespace lightstack::takeout
