// Folders as lists of names, and what is expected of them: "media > sidecar = rule". A sidecar may
// be given with its title: "a.jpg.json|a.jpg"; "#2" at the end of an entry puts it into part 2.
#pragma once

#include "core/takeout/sidecar_pairing.h"

#include <string>
#include <vector>

namespace lightstack::tests {

std::string unfolded(std::string text); // "{46*a}.jpg": forty-six letters

struct PairCase {
    const char* label;
    std::vector<std::string> entries;
    std::vector<std::string> expected; // every media file that is not named stays alone
};

struct FolderNames {
    explicit FolderNames(const std::vector<std::string>& lines);
    std::vector<takeout::FolderEntry> entries;
    std::vector<std::string> names, titles;
};

// "media > sidecar = rule", sorted.
std::vector<std::string> pairLines(
    const std::vector<takeout::FolderEntry>& entries, const takeout::FolderPairs& pairs);
std::vector<std::string> pairLines(const std::vector<std::string>& lines);

const std::vector<PairCase>& schemeCases();   // what the naming scheme says
const std::vector<PairCase>& borrowedCases(); // edits and films, in many languages
const std::vector<PairCase>& hardCases();     // heuristics, titles, parts, and what must stay alone

} // namespace lightstack::tests
