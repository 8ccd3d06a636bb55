// The state of pairing one folder: what is open, who owns which sidecar. Used by pairFolder alone.
// Thread: one at a time.
#pragma once

#include "core/takeout/name_index.h"
#include "core/takeout/sidecar_pairing.h"
#include "core/takeout/title_match.h"

#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace lightstack::takeout {

// One line a candidate and reason, in an order that does not depend on the rules' passes.
void sortRefusals(std::vector<Refusal>& refusals);

class PairingRun {
public:
    PairingRun(std::span<const FolderEntry> entries, const PairingOptions& options);
    FolderPairs run();

private:
    static constexpr std::uint32_t kNone = UINT32_MAX;

    struct Media {
        std::uint32_t entry = 0;
        MediaName name; // composed
        MediaName folded;
        NameKind kind = NameKind::Still;
        std::uint32_t json = kNone;
        PairRule rule = PairRule::OwnName;
        Confidence confidence = Confidence::Certain;
        bool titleAgrees = false;
        bool barred = false; // one of a family in which nothing decides
    };
    struct Json {
        std::uint32_t entry = 0;
        std::string_view stem; // composed, without ".json"
        std::string_view folded;
        std::string_view title; // composed
        std::string_view named; // the title; where it says nothing, what its own name says of it
        bool owned = false;     // by the media it was made for
        bool used = false;      // by anybody
        bool barred = false;
    };
    struct Claim {
        std::uint32_t json = 0;
        std::uint32_t media = 0;
        Confidence confidence = Confidence::Certain;
        bool agrees = false;
    };
    struct Found {
        std::uint32_t json = 0;
        bool agrees = false;
        Confidence confidence = Confidence::Certain; // of the lender's own pair
    };
    struct Loan {
        std::uint32_t media = 0;
        Found found;
    };

    void settleByHand();
    std::string_view kept(std::string text);
    std::string_view viewOf(std::string_view name);
    static bool isDecomposedOnceUploaded(std::span<const FolderEntry> entries);
    void indexJson();
    void indexMedia();
    void indexFolded();

    // pairing_own.cpp: a sidecar of its own
    void ownPass(const NameRule& rule, bool folded);
    std::optional<Claim> claimOf(std::uint32_t media, const NameRule& rule, bool folded);
    bool mayLackExtension(const Media& media);
    [[nodiscard]] bool isForgotten(const Media& media) const;
    std::uint32_t pick(std::uint32_t item, const NameIndex& index, std::uint32_t part) const;
    std::optional<std::uint32_t> winner(std::span<const Claim> claims) const;
    void settleClaims(PairRule rule, bool share);
    void settle(std::span<const Claim> claims, PairRule rule, bool share);
    void take(const Claim& claim, PairRule rule, bool own);
    void titlePass();
    [[nodiscard]] bool titleIsUnique(std::uint32_t json) const;

    // pairing_copies.cpp: files of one title
    void copyPass(bool cut);
    [[nodiscard]] bool isNamedInTwoWays() const;
    void checkWay(std::uint32_t json);
    void lowerWhatMayBeOtherwise();
    bool hasCounted(std::string_view base);
    void lower(std::span<const std::uint32_t> copies, Confidence limit);
    void undo(std::span<const std::uint32_t> copies, std::uint32_t asked);
    [[nodiscard]] std::vector<std::uint32_t> copiesOf(std::string_view base) const;
    std::vector<std::uint32_t> bareCopiesOf(std::uint32_t json, std::size_t& kinds);
    // The media name that a sidecar was made for; empty where it does not say.
    [[nodiscard]] std::string madeFor(const Json& json) const;
    [[nodiscard]] bool isWhole(std::string_view form, std::span<const std::uint32_t> copies) const;
    bool isClearWithoutExtension(const Media& media);

    // pairing_families.cpp: sidecars whose titles were cut to one name
    struct Family {
        std::vector<std::uint32_t> jsons, media;
        std::vector<std::uint32_t> numbers; // counters of all its sidecars, also of settled ones
    };
    void familyPass();
    bool isPlain(const Family& family);
    [[nodiscard]] bool mayHideEdits(const Family& family) const;
    void settleFamily(Family& family);
    bool isOneName(const Family& family);
    bool mayBeDotted(std::string_view title);
    void matchByOrder(
        std::vector<std::uint32_t>& jsons, std::vector<std::uint32_t>& media, bool familyWhole);

    // pairing_twins.cpp: names that two kinds of uploads lead to
    using Keyed = std::unordered_map<std::string, std::vector<std::uint32_t>>;
    void twinPass();
    void motionTwins(const Keyed& titled, const Keyed& media);
    void literalPass();
    using StemIds = std::unordered_map<std::string_view, std::vector<std::uint32_t>>;
    void barLiteral(std::string_view literal, StemIds& jsons, Keyed& media);
    bool mayBringFilms(
        const std::vector<std::uint32_t>& media, std::size_t jsons, const Keyed& titled);
    bool hasStill(const MediaName& film);
    void bar(std::span<const std::uint32_t> jsons);
    void barMedia(std::span<const std::uint32_t> media);

    // pairing_borrowed.cpp: the sidecar of another picture
    void filmPass();
    std::optional<Found> stillOf(const Media& media);
    bool isOnlyStill(const Found& found, const Media& film, const std::string& name);
    bool isHeicBesideJpeg(const Found& found, const std::string& name);
    void lowerSeveralFilms();
    void lowerNamesake(Loan& loan);
    void editPass(bool clipped);
    std::optional<Found> ofOriginal(const std::string& name, std::uint32_t part, bool folded);
    std::optional<Found> ofMissing(const MediaName& name, std::uint32_t part, bool folded);
    // Found is empty where originals are there and do not say one thing.
    struct OtherKinds {
        bool there = false;
        std::optional<Found> found;
    };
    OtherKinds otherKinds(std::string_view stem, std::uint32_t part, bool film);
    [[nodiscard]] bool hasStemOf(
        const std::string& foldedName, const std::vector<std::string>& stills) const;
    bool hasOriginal(const Media& edit);
    [[nodiscard]] bool tellsOf(const Found& found, const MediaName& film) const;
    void noteNamed();
    [[nodiscard]] bool isNamed(const MediaName& name) const; // by a sidecar that is nobody's own
    std::optional<Found> originalOf(const Media& media, std::string_view stem);
    void borrow(std::span<const Loan> loans, PairRule rule, Confidence confidence);

    [[nodiscard]] bool anyFree() const; // a sidecar that is nobody's own
    void dropPaired();
    void refuse(std::uint32_t media, std::uint32_t json, PairRule rule, RefusalReason reason);
    void addWeaker();
    FolderPairs result();

    std::span<const FolderEntry> m_entries;
    PairingOptions m_options;
    bool m_asUploaded = false; // names and titles stay decomposed
    bool m_inTwoWays = false;  // some sidecars with the suffix, some without
    std::deque<std::string> m_texts;
    std::vector<Media> m_media;
    std::vector<Json> m_json;
    std::vector<std::uint32_t> m_open;
    NameIndex m_jsonByName, m_jsonFolded, m_mediaByName, m_mediaFolded;
    NameList m_names;
    std::vector<Claim> m_claims;
    std::vector<Loan> m_loans;
    std::vector<std::string> m_stills, m_stillsFolded;
    std::unordered_set<std::string>
        m_dotted; // keys of media names with a dot that is no extension's
    bool m_dottedNoted = false;
    std::unordered_set<std::string> m_counted; // names without their counters, of media with one
    bool m_countersNoted = false;
    std::unordered_set<std::string> m_named; // keys of the titles of sidecars that are nobody's own
    std::ptrdiff_t m_namedOf = -1;           // so many sidecars stand behind those
    std::vector<Refusal> m_refusals;
};

} // namespace lightstack::takeout
