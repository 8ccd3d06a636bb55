// Which names of a folder are runs of numbered slices, from the names alone.
//
// 1. Names are sorted into schemes: the name with every number blanked, the extension in lower
// case. 2. In each scheme the number that counts the slices is found from the group (run_choice.h):
// dates, scan numbers and binning factors stand still while it runs. 3. Files that agree in
// everything else are a run if they have three or more different numbers; where other numbers
// change with it from slice to slice, five.
// Linear in the number of names. A million photographs of one scheme take some twenty
// milliseconds and four bytes each, if their scheme is refused. Thread: pure, any thread.
#pragma once

#include "core/runs/run_choice.h"

namespace lightstack::runs {

struct NameRun {
    std::vector<std::uint32_t> members;    // by number, each number once
    std::vector<std::uint32_t> duplicates; // the same number under another name (1 and 01)
    std::size_t run = 0;                   // which of digitRuns(name) counts
    std::uint32_t width = 1;               // of the numbers if they are padded, else 1
};

// What stands around the number, by the first member's name: "raw_", "#####", ".tiff".
struct RunText {
    std::string prefix;
    std::string number;
    std::string suffix;
    [[nodiscard]] std::string pattern() const { return prefix + number + suffix; }
};
[[nodiscard]] RunText textOf(const NameRun& run, std::string_view firstName);

struct NameRuns {
    std::vector<NameRun> runs;
    // Names that could be slices and stand in no run, ascending; names of refused schemes too.
    std::vector<std::uint32_t> alone;
};

// Whether a scheme's names may be slices; asked once a scheme of three or more, before its numbers
// are compared. The files are in the order of the list.
using AcceptScheme =
    std::function<bool(const std::string& scheme, std::span<const std::uint32_t> files)>;

[[nodiscard]] NameRuns findNameRuns(
    std::uint32_t count, const NameAt& name, const AcceptScheme& accept = {});

} // namespace lightstack::runs
