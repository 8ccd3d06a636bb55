// How a media name becomes the name of its sidecar, step by step: what a rule did, to be shown.
//
// The steps are found again from the two names and the rule, and kept only where they lead to
// exactly the name on disk: an explanation that does not add up is not given.
// Thread: pure, any thread.
#pragma once

#include "core/takeout/pair_rules.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lightstack::takeout {

enum class NameStep : std::uint8_t {
    MediaName,      // where it begins
    StillOfFilm,    // the still that the film belongs to
    OriginalOfEdit, // the name without the word of the edit
    ExtensionTaken, // the title had none
    CounterTaken,   // "(1)" out of the media name
    LetterTaken,    // "_" at the end
    SuffixAdded,    // ".supplemental-metadata"
    SuffixCut,      // a part of it, shorter than the limit asks for
    Clipped,        // to 46 units
    CounterAdded,   // "(1)" at the end
    JsonAdded,      // ".json": the sidecar's name
    OtherCase,      // compared without case
    ByTitle,        // no name leads there: the title inside names the media
    ByHand,
};
std::string_view stepName(NameStep step) noexcept;  // "counter-taken"
std::string_view stepWords(NameStep step) noexcept; // "without its counter", English

struct EvidenceStep {
    NameStep step = NameStep::MediaName;
    std::string name;      // after the step
    std::size_t units = 0; // its length as the service counts it
};

// By a rule that works on names alone; nullopt where it does not lead to `sidecar` (with ".json").
std::optional<std::vector<EvidenceStep>> nameSteps(
    std::string_view media, PairRule rule, std::string_view sidecar);
// By the strongest such rule.
std::optional<std::vector<EvidenceStep>> ownNameSteps(
    std::string_view media, std::string_view sidecar);

} // namespace lightstack::takeout
