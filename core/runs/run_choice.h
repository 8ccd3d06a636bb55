// Which number of a naming scheme counts the slices.
//
// For each number the files are grouped by everything else. A number counts if its groups hold most
// of the files; among several that do, in this order: what the word before it says ("z" before
// "t"), dense groups before sparse ones (0 1 2 before 2 4 8), wide fields and long groups before
// short ones, the last number before the first. Where none holds most of the files, because others
// change with it from slice to slice (positions, times, exposures), a number counts that is
// different in every file, nearly without gaps, and written as an index or followed by the others.
// Thread: pure.
#pragma once

#include "core/runs/slice_name.h"

#include <functional>
#include <span>
#include <string>

namespace lightstack::runs {

// Names by their place in a list that somebody else keeps; asked for again and again. An empty name
// is left out.
using NameAt = std::function<std::string_view(std::uint32_t)>;

// Names that are equal but for their numbers, and where these stand. A million of them take some
// twenty bytes each.
struct SchemeNames {
    NameAt name;
    std::vector<std::uint32_t> files; // of the list
    std::size_t runs = 0;             // numbers in each name
    std::vector<DigitRun> digits;     // `runs` a file

    [[nodiscard]] std::size_t count() const noexcept { return files.size(); }
    [[nodiscard]] std::string_view nameOf(std::size_t i) const { return name(files[i]); }
    [[nodiscard]] const DigitRun& digitsOf(std::size_t i, std::size_t run) const {
        return digits[i * runs + run];
    }
    // Only the files of `kept`, ascending.
    void keep(std::span<const std::size_t> kept);
};

// Fewer files than these are no run.
inline constexpr std::size_t kLeastSlices = 3;
// Where several numbers change at once, chance makes runs of fewer.
inline constexpr std::size_t kLeastTogether = 5;

struct RunGroup {
    std::vector<std::size_t> members; // of SchemeNames::files
};

struct RunChoice {
    std::size_t run = 0;
    std::vector<RunGroup> groups; // with at least `kLeastSlices` different indices each
};

// No groups where nothing counts.
[[nodiscard]] RunChoice chooseRun(const SchemeNames& names);

} // namespace lightstack::runs
