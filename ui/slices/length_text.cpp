#include "ui/slices/length_text.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace lightstack::ui {

std::optional<double> micrometresOf(const std::string& unit) {
    struct Known {
        const char* name;
        double micrometres;
    };
    static constexpr std::array<Known, 17> kKnown{{{"um", 1}, {"\xc2\xb5m", 1}, {"\xce\xbcm", 1},
        {"micron", 1}, {"micrometer", 1}, {"nm", 1e-3}, {"nanometer", 1e-3}, {"mm", 1e3},
        {"millimeter", 1e3}, {"cm", 1e4}, {"centimeter", 1e4}, {"m", 1e6}, {"meter", 1e6},
        {"in", 25'400}, {"inch", 25'400}, {"pm", 1e-6}, {"angstrom", 1e-4}}};
    const auto found = std::find_if(
        kKnown.begin(), kKnown.end(), [&](const Known& known) { return unit == known.name; });
    if (found == kKnown.end()) return std::nullopt;
    return found->micrometres;
}

LengthUnit unitFor(double micrometres) {
    const double size = std::abs(micrometres);
    // A hair below, so that 999.9999 of rounding is a thousand.
    constexpr double kHair = 1 - 1e-9;
    if (size >= 1e6 * kHair) return {1e6, QStringLiteral("m")};
    if (size >= 1e3 * kHair) return {1e3, QStringLiteral("mm")};
    if (size >= 1 * kHair || size == 0) return {1, QStringLiteral("µm")};
    return {1e-3, QStringLiteral("nm")};
}

QString lengthNumber(double micrometres, const LengthUnit& unit) {
    const double value = micrometres / unit.micrometres;
    const double size = std::abs(value);
    const int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
    return QLocale().toString(value, 'f', decimals);
}

QString lengthText(double micrometres) {
    const LengthUnit unit = unitFor(micrometres);
    return QStringLiteral("%1 %2").arg(lengthNumber(micrometres, unit), unit.name);
}

double roundLength(double most) {
    const double ten = std::pow(10, std::floor(std::log10(most)));
    constexpr double kHair = 1 + 1e-9;
    for (const double step : {10.0, 5.0, 2.0})
        if (step * ten <= most * kHair) return step * ten;
    return ten;
}

} // namespace lightstack::ui
