// The rules by which a media name leads to the name of its sidecar, as a table: strongest first.
//
// A sidecar is named after the title as it was uploaded: `clip(title.supplemental-metadata, 46)`
// (or `clip(title, 46)` in older archives), a counter, ".json"; the media file keeps 51 units with
// its extension and has the counter before that. Each rule gives names to look for, in order,
// without
// ".json". What is not about names (films, edits, titles) is in sidecar_pairing.cpp.
// Thread: pure, any thread.
#pragma once

#include "core/takeout/media_name.h"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lightstack::takeout {

enum class PairRule : std::uint8_t {
    OwnName,
    CounterMoved,
    CounterMovedClipped,
    OwnNameClipped,
    NoExtension, // the title had no extension, the service added one to the media
    CaseIgnored,
    StillOfFilm, // the still of a motion or live picture speaks for its film
    OriginalOfEdit,
    AnyClip,
    ClippedEdit,
    ForgottenDuplicate,
    DoubleExtension,
    LetterDropped,
    TitleInside, // the sidecar's own title names this media and no other
    ByHand,
};
// By which a media file has the sidecar of another one, its still or its original.
constexpr bool isBorrowed(PairRule rule) noexcept {
    return rule == PairRule::StillOfFilm || rule == PairRule::OriginalOfEdit ||
           rule == PairRule::ClippedEdit;
}
std::string_view ruleName(PairRule rule) noexcept; // "own-name", "edit", "heuristic-any-clip"...

enum class Confidence : std::uint8_t { Heuristic, Likely, High, Certain };
std::string_view confidenceName(Confidence confidence) noexcept; // "heuristic"..."certain"

constexpr std::size_t kSidecarUnits = 46; // of a sidecar's name, without counter and ".json"

// Names to look for, one after the other in one buffer, so that a million media allocate nothing.
class NameList {
public:
    struct Item {
        std::uint32_t offset = 0;
        std::uint32_t length = 0;
        bool titleCut = false; // part of the title is missing: another title may read the same
    };
    void clear() noexcept {
        m_text.clear();
        m_items.clear();
    }
    void add(std::initializer_list<std::string_view> parts, bool titleCut = false);
    // Both forms in full, and what remains of the longer one when it is clipped.
    void addFull(std::string_view title, std::string_view counter);
    // `keep`: bytes of the title that must remain, else the name says something else.
    void addClipped(std::string_view title, std::string_view counter, std::size_t keep = 0);
    [[nodiscard]] std::span<const Item> items() const noexcept { return m_items; }
    [[nodiscard]] std::string_view text(const Item& item) const noexcept {
        return std::string_view(m_text).substr(item.offset, item.length);
    }

private:
    std::string m_text;
    std::string m_scratch;
    std::vector<Item> m_items;
};

struct NameRule {
    PairRule rule;
    Confidence confidence;
    bool titleMustAgree; // a title that says something else refutes the pair
    bool mayShare;       // also a sidecar that is somebody's already
    void (*names)(const MediaName&, NameList&);
};

std::span<const NameRule> nameRules() noexcept;      // what the naming scheme itself says
std::span<const NameRule> heuristicRules() noexcept; // what was seen to happen

// The media name that a sidecar's name without ".json" and counter was made of, as far as it stands
// there whole with its extension; else empty.
std::string_view mediaNameOf(std::string_view form) noexcept;
// The same of a name that may have a counter: what the title must have been.
std::string_view titleOfSidecar(std::string_view stem) noexcept;
// "x.jpg.supplemental-metadata", "x.jpg.s": the newer way to name sidecars.
bool hasSuffix(std::string_view form) noexcept;

// Names a still would have whose film is `film`, the likeliest first; lower-case extensions only
// where `folded`.
void stillNames(const MediaName& film, bool folded, std::vector<std::string>& out);

} // namespace lightstack::takeout
