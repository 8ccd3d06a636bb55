#include "core/takeout/pair_evidence.h"

#include "core/takeout/name_text.h"
#include "core/takeout/near_names.h"

#include <algorithm>
#include <array>

namespace lightstack::takeout {
namespace {

// Of the name composed, or as it was uploaded.
TitleSays saysOf(std::string_view title, std::string_view name) {
    const std::string whole = composed(name);
    const TitleSays says = titleSays(title, splitName(whole));
    return says == TitleSays::Contradicts ? titleSays(title, splitName(name)) : says;
}

class Explanation {
public:
    Explanation(std::span<const FolderEntry> entries, std::uint32_t media)
        : m_entries(entries), m_media(media) {
        m_out.media = entries[media].name;
        m_out.mediaUnits = unitsOf(composed(m_out.media));
        m_out.mediaCounter = splitName(m_out.media).counter;
    }

    PairEvidence run() {
        PairingOptions options;
        options.refusals = true;
        m_pairs = pairFolder(m_entries, options);
        m_pair = pairOf(m_media);
        const std::uint32_t hand = m_entries[m_media].hand;
        m_out.byHand = hand != kAsFound;
        if (m_pair != nullptr) describe();
        for (const Refusal& refusal : m_pairs.refusals)
            if (refusal.media == m_media)
                add(refusal.sidecar, static_cast<RefusedFor>(refusal.reason), refusal.rule);
        if (m_out.byHand) addAsFound();
        addNear();
        return std::move(m_out);
    }

private:
    [[nodiscard]] const Pair* pairOf(std::uint32_t media) const {
        const auto at = std::lower_bound(m_pairs.pairs.begin(), m_pairs.pairs.end(), media,
            [](const Pair& pair, std::uint32_t wanted) { return pair.media < wanted; });
        return at != m_pairs.pairs.end() && at->media == media ? &*at : nullptr;
    }
    // Who has a sidecar as its own.
    [[nodiscard]] const Pair* ownerOf(std::uint32_t sidecar) const {
        const auto at =
            std::find_if(m_pairs.pairs.begin(), m_pairs.pairs.end(), [&](const Pair& pair) {
                return pair.sidecar == sidecar && !isBorrowed(pair.rule) &&
                       pair.rule != PairRule::ForgottenDuplicate;
            });
        return at != m_pairs.pairs.end() ? &*at : nullptr;
    }

    void describe() {
        const FolderEntry& sidecar = m_entries[m_pair->sidecar];
        m_out.entry = m_pair->sidecar;
        m_out.sidecar = sidecar.name;
        m_out.sidecarCounter = counterAtEnd(sidecar.name.substr(0, sidecar.name.size() - 5));
        m_out.rule = m_pair->rule;
        m_out.confidence = m_pair->confidence;
        m_out.title = sidecar.title;
        m_out.samePart = sidecar.part == m_entries[m_media].part;
        if (isBorrowed(m_pair->rule)) {
            borrowed();
        } else if (m_pair->rule == PairRule::ByHand || m_pair->rule == PairRule::TitleInside) {
            start();
            end(m_pair->rule == PairRule::ByHand ? NameStep::ByHand : NameStep::ByTitle);
        } else if (auto steps = nameSteps(m_out.media, m_pair->rule, m_out.sidecar)) {
            m_out.steps = std::move(*steps);
            m_out.mediaUnits = m_out.steps.front().units;
        } else {
            start();
            end(NameStep::JsonAdded);
        }
        m_out.titleSays = saysOf(m_out.title, m_out.lender.empty() ? m_out.media : m_out.lender);
    }
    void start() { m_out.steps = {{NameStep::MediaName, m_out.media, m_out.mediaUnits}}; }
    void end(NameStep step) {
        m_out.steps.push_back({step, m_out.sidecar, unitsOf(composed(m_out.sidecar))});
    }

    void borrowed() {
        const bool film = m_pair->rule == PairRule::StillOfFilm;
        start();
        std::optional<std::vector<EvidenceStep>> rest;
        if (const Pair* owner = ownerOf(m_pair->sidecar)) {
            m_out.lender = m_entries[owner->media].name;
            m_out.lenderThere = true;
            rest = owner->rule == PairRule::ByHand || owner->rule == PairRule::TitleInside
                       ? std::nullopt
                       : nameSteps(m_out.lender, owner->rule, m_out.sidecar);
        } else {
            const MediaName media = splitName(m_out.media);
            for (const std::string& name : film ? stillsOf(media) : originalsOf(media)) {
                rest = ownNameSteps(name, m_out.sidecar);
                if (!rest) continue;
                m_out.lender = name;
                break;
            }
        }
        if (!m_out.lender.empty())
            m_out.steps.push_back({film ? NameStep::StillOfFilm : NameStep::OriginalOfEdit,
                m_out.lender, unitsOf(composed(m_out.lender))});
        if (rest)
            m_out.steps.insert(m_out.steps.end(), rest->begin() + 1, rest->end());
        else
            end(NameStep::JsonAdded);
    }

    void add(std::uint32_t entry, RefusedFor reason, std::optional<PairRule> rule) {
        if (m_pair != nullptr && entry == m_pair->sidecar) return;
        const auto known = std::find_if(m_out.refused.begin(), m_out.refused.end(),
            [&](const RefusedCandidate& each) { return each.entry == entry; });
        if (known != m_out.refused.end()) return; // one line each: the first reason is the rule's
        RefusedCandidate out{entry, std::string(m_entries[entry].name),
            std::string(m_entries[entry].title), reason, rule, {}, {}};
        if (const Pair* owner = ownerOf(entry)) {
            out.holder = m_entries[owner->media].name;
            out.holderRule = owner->rule;
        }
        m_out.refused.push_back(std::move(out));
    }

    // What the rules would have said without the hand.
    void addAsFound() {
        std::vector<FolderEntry> entries(m_entries.begin(), m_entries.end());
        entries[m_media].hand = kAsFound;
        for (const Pair& pair : pairFolder(entries).pairs)
            if (pair.media == m_media) add(pair.sidecar, RefusedFor::ReplacedByHand, pair.rule);
    }

    void addNear() {
        for (const NearName& near : nearNames(m_entries, m_media))
            add(near.entry, near.reason, std::nullopt);
    }

    std::span<const FolderEntry> m_entries;
    std::uint32_t m_media;
    FolderPairs m_pairs;
    const Pair* m_pair = nullptr;
    PairEvidence m_out;
};

} // namespace

std::string_view refusedName(RefusedFor reason) noexcept {
    static constexpr std::array<std::string_view, 10> kNames{"weaker", "taken", "title-contradicts",
        "several-claim", "several-fit", "other-counter", "other-extension", "other-name",
        "not-a-sidecar", "replaced-by-hand"};
    return kNames[static_cast<std::size_t>(reason)];
}

std::string_view refusedWords(RefusedFor reason) noexcept {
    static constexpr std::array<std::string_view, 10> kWords{
        "a stronger rule decided for another sidecar",
        "it belongs to another file by a stronger rule", "the title inside names something else",
        "several files have an equal claim to it", "several sidecars fit equally well",
        "its counter is another one", "it is made for a file with another extension",
        "its name begins alike, and no rule leads to it", "it describes an album, not a picture",
        "the rules found it; another choice was made by hand"};
    return kWords[static_cast<std::size_t>(reason)];
}

std::string_view ruleWords(PairRule rule) noexcept {
    static constexpr std::array<std::string_view, 15> kWords{"the sidecar has the name of the file",
        "the counter stands at the end of the sidecar",
        "the counter stands at the end of the sidecar, whose name was clipped",
        "the sidecar has the name of the file, clipped to 46 characters",
        "the title had no extension; the file was given one",
        "the names are equal but for capital letters",
        "the still of a motion or live picture speaks for its film",
        "an edit is described by the sidecar of its original",
        "the end of the sidecar's name was cut short",
        "an edit whose last word was cut is described by its original",
        "a second copy, without a sidecar of its own, is described by that of the first",
        "the file has an extension too many", "the last letter of the name is missing",
        "the title inside the sidecar names this file and no other", "paired by hand"};
    return kWords[static_cast<std::size_t>(rule)];
}

void explainOutside(PairEvidence& evidence, const std::string& sidecar, const std::string& title) {
    evidence.byHand = true;
    evidence.sidecar = sidecar;
    evidence.title = title;
    evidence.rule = PairRule::ByHand;
    evidence.confidence = Confidence::Certain;
    evidence.titleSays = saysOf(title, evidence.media);
    evidence.steps = {{NameStep::MediaName, evidence.media, evidence.mediaUnits},
        {NameStep::ByHand, sidecar, unitsOf(composed(sidecar))}};
}

PairEvidence explainPair(std::span<const FolderEntry> entries, std::uint32_t media) {
    return Explanation(entries, media).run();
}

} // namespace lightstack::takeout
