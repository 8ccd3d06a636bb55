// The numbers in a file's name: which of its digit runs could be the index of a slice.
// Thread: pure, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lightstack::runs {

// Bytes [begin, end) of a name are decimal digits and stand for `value`.
struct DigitRun {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::int64_t value = 0;
    [[nodiscard]] std::uint32_t width() const noexcept { return end - begin; }
};

// Runs from left to right. Left out: runs of more than 18 digits that count (they do not fit an
// index), and the extension's own ("jp2"), unless the extension is only a number ("scan.001").
// At most `kMaxRuns`, the last ones.
inline constexpr std::size_t kMaxRuns = 16;
void digitRuns(std::string_view name, std::vector<DigitRun>& out);
[[nodiscard]] std::vector<DigitRun> digitRuns(std::string_view name);

// Where the extension begins, its dot included; name.size() where there is none. A leading dot and
// a dot before a number alone do not begin one: "1.5" is a name.
[[nodiscard]] std::size_t extensionAt(std::string_view name) noexcept;

// How sure a name makes us that a numbered file is a slice.
enum class SliceLikelihood {
    Never,     // no picture of slices: logs, hidden files, films, raw photographs
    ByContent, // JPEG and names without extension: slices if all are grey and of one size
    Likely,    // tif tiff btf tf2 tf8 lsm bmp png jp2 dcm pgm
};
[[nodiscard]] SliceLikelihood looksLikeSlice(std::string_view name) noexcept;
// A TIFF by its name, which may hold pages.
[[nodiscard]] bool isTiffName(std::string_view name) noexcept;

// What stands before an index hints at its meaning: "z", "slice", "rec" (+1); "t", "ch", "bin",
// "scan" (-1); everything else 0. `before` is the name up to the number.
[[nodiscard]] int indexHint(std::string_view before) noexcept;

} // namespace lightstack::runs
