#include "core/metadata/readable_value.h"

#include "core/metadata/summary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <vector>

namespace lightstack::metadata {
namespace {

struct Ratio {
    std::int64_t above = 0;
    std::int64_t below = 0;
    [[nodiscard]] bool isNumber() const noexcept { return below != 0; }
    [[nodiscard]] double value() const noexcept {
        return static_cast<double>(above) / static_cast<double>(below);
    }
};

std::string formatted(const char* pattern, double value) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), pattern, value);
    return text.data();
}

// Nothing where one of them is no ratio.
std::optional<std::vector<Ratio>> ratiosOf(std::string_view raw) {
    std::vector<Ratio> out;
    const char* at = raw.data();
    const char* const end = at + raw.size();
    while (at < end) {
        Ratio ratio;
        const auto above = std::from_chars(at, end, ratio.above);
        if (above.ec != std::errc{} || above.ptr == end || *above.ptr != '/') return std::nullopt;
        const auto below = std::from_chars(above.ptr + 1, end, ratio.below);
        if (below.ec != std::errc{} || (below.ptr != end && *below.ptr != ' ')) return std::nullopt;
        out.push_back(ratio);
        at = below.ptr + (below.ptr != end ? 1 : 0);
    }
    return out.empty() ? std::nullopt : std::optional(std::move(out));
}

// Degrees, minutes, seconds, of which any may have fractions.
std::string place(const std::vector<Ratio>& parts) {
    const double degrees = parts[0].value() + parts[1].value() / 60 +
                           (parts[2].isNumber() ? parts[2].value() : 0) / 3600;
    const auto hundredths = std::llround(degrees * 360'000);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%lld° %lld′ %.2f″", hundredths / 360'000,
        hundredths / 6'000 % 60, static_cast<double>(hundredths % 6'000) / 100);
    return text.data();
}

// "24–70 mm f/2.8–4"; 0/0 stands for what is not known.
std::string lens(const std::vector<Ratio>& parts) {
    const auto span = [&](std::size_t first) -> std::string {
        const Ratio& from = parts[first];
        const Ratio& to = parts[first + 1];
        if (!from.isNumber() || from.above == 0) return {};
        const std::string text = formatted("%.3g", from.value());
        const std::string other = to.isNumber() ? formatted("%.3g", to.value()) : text;
        return other == text ? text : text + "–" + other;
    };
    const std::string length = span(0);
    const std::string aperture = span(2);
    std::string out = length.empty() ? "" : length + " mm";
    if (!aperture.empty()) out += (out.empty() ? "f/" : " f/") + aperture;
    return out;
}

std::string numbers(const std::vector<Ratio>& ratios) {
    std::string out;
    for (const Ratio& ratio : ratios)
        out += (out.empty() ? "" : " ") + formatted("%.6g", ratio.value());
    return out;
}

// exiv2 puts it in front: charset=Ascii, charset="Unicode".
void dropCharset(std::string& text) {
    if (!text.starts_with("charset=")) return;
    const std::size_t space = text.find(' ');
    text.erase(0, space == std::string::npos ? text.size() : space + 1);
}

bool isAll(const std::vector<Ratio>& ratios, std::size_t count) {
    return ratios.size() == count && std::all_of(ratios.begin(), ratios.end(),
                                         [](const Ratio& ratio) { return ratio.isNumber(); });
}

} // namespace

std::string readableValue(std::string_view key, std::string_view raw, std::string human) {
    if (key.ends_with("UserComment")) {
        dropCharset(human);
        return human;
    }
    const auto ratios = ratiosOf(raw);
    if (!ratios) return human;
    const Ratio& first = ratios->front();
    if ((key.ends_with("Latitude") || key.ends_with("Longitude")) && ratios->size() == 3 &&
        (*ratios)[0].isNumber() && (*ratios)[1].isNumber())
        return place(*ratios);
    if (key.ends_with(".LensSpecification") && ratios->size() == 4) {
        std::string text = lens(*ratios);
        return text.empty() ? human : text;
    }
    if (key.ends_with(".ExposureTime") && isAll(*ratios, 1) && first.value() < 0.3 &&
        first.above > 0 && !human.starts_with("1/"))
        return exposureText(first.value());
    if (key.ends_with(".ExposureBiasValue") && isAll(*ratios, 1) && human.size() > 10)
        return formatted("%+.3g EV", first.value());
    // A part of one is read as it is.
    if (human == raw && isAll(*ratios, ratios->size()) &&
        !(ratios->size() == 1 && first.above == 1))
        return numbers(*ratios);
    return human;
}

} // namespace lightstack::metadata
