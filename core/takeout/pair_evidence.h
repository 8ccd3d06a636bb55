// Why a media file has the sidecar it has, or none: the rule, what speaks for it, and every
// candidate that was refused, with its reason.
//
// 1. The folder is paired as always, with refusals. 2. The way from name to name is found again
// (name_steps.h), through the still or the original where the sidecar is borrowed. 3. What the
// rules refused, and what merely looks near (another counter, another extension, an album's JSON),
// each with what is different and whose it is. Thread: pure, any thread.
#pragma once

#include "core/takeout/name_steps.h"
#include "core/takeout/sidecar_pairing.h"
#include "core/takeout/title_match.h"

#include <optional>
#include <string>
#include <vector>

namespace lightstack::takeout {

enum class RefusedFor : std::uint8_t {
    Weaker, // as RefusalReason, in its order
    Taken,
    TitleContradicts,
    SeveralClaim,
    SeveralFit,
    OtherCounter,   // the names agree but for the counter
    OtherExtension, // the names agree but for the extension
    OtherName,      // the names begin alike, and no rule leads from one to the other
    NotASidecar,    // an album's JSON
    ReplacedByHand, // the rules would have taken it
};
std::string_view refusedName(RefusedFor reason) noexcept;  // "other-counter"
std::string_view refusedWords(RefusedFor reason) noexcept; // one sentence, English

struct RefusedCandidate {
    std::uint32_t entry = 0; // index into the entries
    std::string name, title;
    RefusedFor reason = RefusedFor::Weaker;
    std::optional<PairRule> rule; // that would have led there
    std::string holder;           // the media file that has it by a rule of its own
    std::optional<PairRule> holderRule;
};

struct PairEvidence {
    std::string media;
    std::size_t mediaUnits = 0;
    std::string mediaCounter;
    std::optional<std::uint32_t> entry; // of the sidecar
    std::string sidecar;                // its name
    std::string sidecarCounter;
    PairRule rule = PairRule::OwnName;
    Confidence confidence = Confidence::Certain;
    TitleSays titleSays = TitleSays::Nothing;
    std::string title; // as it stands in the sidecar
    bool samePart = true;
    bool byHand = false;             // also where it was decided that it has none
    std::string lender;              // the still or original it is borrowed from
    bool lenderThere = false;        // false: the file is missing, its sidecar is not
    std::vector<EvidenceStep> steps; // empty where there is no sidecar
    std::vector<RefusedCandidate> refused;
};

// `media`: index of an entry that is no JSON.
PairEvidence explainPair(std::span<const FolderEntry> entries, std::uint32_t media);

// What is said of a file whose sidecar was chosen by hand from another folder.
void explainOutside(PairEvidence& evidence, const std::string& sidecar, const std::string& title);

std::string_view ruleWords(PairRule rule) noexcept; // one sentence, English

} // namespace lightstack::takeout
