#include "ui/slices/length_text.h"

#include <QLocale>

#include <cmath>

namespace lightstack::ui {

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
