// Which number of a naming scheme counts the slices.
//
// For each number the files are grouped by everything else. A number counts if its groups hold most
// of the files; among several that do, in this order: what the word before it says ("z" before
// "t"), dense groups before sparse ones (0 1 2 before 2 4 8), wide fields and long groups before
// short ones, the last number before the first. Thread: pure.
#pragma once

#include "core/runs/slice_name.h"

#include <span>
#include <string>

namespace lightstack::runs {

// A name of the scheme with its numbers. All names of one scheme are equal but for these.
struct SchemeName {
    std::size_t file = 0;
    std::string_view name;
    std::vector<DigitRun> runs;
};

// Fewer files than these are no run.
inline constexpr std::size_t kLeastSlices = 3;

struct RunGroup {
    std::vector<std::size_t> members; // of the span given
};

struct RunChoice {
    std::size_t run = 0;
    std::vector<RunGroup> groups; // with at least `kLeastSlices` different indices each
};

// No groups where nothing counts.
[[nodiscard]] RunChoice chooseRun(std::span<const SchemeName> names);

} // namespace lightstack::runs
