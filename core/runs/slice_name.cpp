#include "core/runs/slice_name.h"

#include <algorithm>
#include <array>
#include <string>

namespace lightstack::runs {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMaxDigits = 18; // always fits std::int64_t

constexpr bool isDigit(char c) noexcept {
    return c >= '0' && c <= '9';
}

constexpr bool isLetter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) noexcept {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// The last is a confocal microscope's.
constexpr std::array kTiffs{"tif"sv, "tiff"sv, "btf"sv, "tf2"sv, "tf8"sv, "lsm"sv};
constexpr std::array kLikely{"bmp"sv, "png"sv, "jp2"sv, "dcm"sv, "pgm"sv};
constexpr std::array kByContent{"jpg"sv, "jpeg"sv, "jpe"sv, "jfif"sv, "jxl"sv};
constexpr std::array kIndexWords{
    "z"sv, "slice"sv, "slices"sv, "slc"sv, "section"sv, "sec"sv, "plane"sv, "rec"sv, "layer"sv};
constexpr std::array kOtherWords{"t"sv, "time"sv, "c"sv, "ch"sv, "channel"sv, "bin"sv, "scan"sv,
    "sample"sv, "series"sv, "run"sv, "v"sv, "pos"sv, "x"sv, "y"sv};

} // namespace

std::size_t extensionAt(std::string_view name) noexcept {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size()) return name.size();
    const bool anyLetter =
        std::any_of(name.begin() + static_cast<std::ptrdiff_t>(dot) + 1, name.end(), isLetter);
    return anyLetter ? dot : name.size();
}

// In lower case; empty where there is none, or a longer one than any that is known.
struct Extension {
    std::array<char, 8> letters{};
    std::size_t length = 0;
    [[nodiscard]] std::string_view text() const noexcept { return {letters.data(), length}; }
};

Extension extensionOf(std::string_view name) noexcept {
    Extension out;
    const std::size_t dot = extensionAt(name);
    if (dot == name.size() || name.size() - dot - 1 > out.letters.size()) return out;
    out.length = name.size() - dot - 1;
    std::transform(name.begin() + static_cast<std::ptrdiff_t>(dot) + 1, name.end(),
        out.letters.begin(), lower);
    return out;
}

void digitRuns(std::string_view name, std::vector<DigitRun>& out) {
    out.clear();
    const std::size_t end = extensionAt(name);
    for (std::size_t at = 0; at < end;) {
        if (!isDigit(name[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < end && isDigit(name[at]))
            ++at;
        std::size_t counts = begin;
        while (counts < at && name[counts] == '0')
            ++counts;
        if (at - counts > kMaxDigits) continue;
        std::int64_t value = 0;
        for (std::size_t i = counts; i < at; ++i)
            value = value * 10 + (name[i] - '0');
        out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at), value});
    }
    if (out.size() > kMaxRuns)
        out.erase(out.begin(), out.end() - static_cast<std::ptrdiff_t>(kMaxRuns));
}

std::vector<DigitRun> digitRuns(std::string_view name) {
    std::vector<DigitRun> out;
    digitRuns(name, out);
    return out;
}

SliceLikelihood looksLikeSlice(std::string_view name) noexcept {
    // Hidden files are bookkeeping; "._slice_001.tif" is what another system keeps of
    // slice_001.tif.
    if (name.empty() || name.front() == '.') return SliceLikelihood::Never;
    if (extensionAt(name) == name.size()) return SliceLikelihood::ByContent;
    const Extension extension = extensionOf(name);
    if (contains(kTiffs, extension.text()) || contains(kLikely, extension.text()))
        return SliceLikelihood::Likely;
    return contains(kByContent, extension.text()) ? SliceLikelihood::ByContent
                                                  : SliceLikelihood::Never;
}

bool isTiffName(std::string_view name) noexcept {
    return contains(kTiffs, extensionOf(name).text());
}

int indexHint(std::string_view before) noexcept {
    std::size_t end = before.size();
    while (end > 0 && (before[end - 1] == '_' || before[end - 1] == '-' || before[end - 1] == ' ' ||
                          before[end - 1] == '.' || before[end - 1] == '='))
        --end;
    std::size_t begin = end;
    while (begin > 0 && isLetter(before[begin - 1]) && end - begin < 12)
        --begin;
    const std::string word = lowered(before.substr(begin, end - begin));
    if (contains(kIndexWords, word)) return 1;
    return contains(kOtherWords, word) ? -1 : 0;
}

} // namespace lightstack::runs
