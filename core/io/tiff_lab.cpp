#include "core/io/tiff_lab.h"

#include <tiffio.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace lightstack::io {
namespace {

constexpr std::size_t kSteps = 1 << 14; // finer than the steepest step of sRGB's curve

const std::array<std::uint8_t, kSteps + 1>& encodeTable() {
    static const auto table = [] {
        std::array<std::uint8_t, kSteps + 1> out{};
        for (std::size_t i = 0; i <= kSteps; ++i) {
            const double v = static_cast<double>(i) / kSteps;
            const double encoded =
                v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
            out[i] = static_cast<std::uint8_t>(std::lround(encoded * 255));
        }
        return out;
    }();
    return table;
}

double labCurve(double t) noexcept {
    return t > 6.0 / 29 ? t * t * t : 3 * (6.0 / 29) * (6.0 / 29) * (t - 4.0 / 29);
}

// D50 to D65 by Bradford, then sRGB's primaries (Lindbloom).
void toRgb(const std::array<double, 3>& lab, std::byte* rgb) {
    const double fy = (lab[0] + 16) / 116;
    const double X = 0.96422 * labCurve(fy + lab[1] / 500);
    const double Y = labCurve(fy);
    const double Z = 0.82521 * labCurve(fy - lab[2] / 200);
    const std::array<double, 3> linear{3.1338561 * X - 1.6168667 * Y - 0.4906146 * Z,
        -0.9787684 * X + 1.9161415 * Y + 0.0334540 * Z,
        0.0719453 * X - 0.2289914 * Y + 1.4052427 * Z};
    for (std::size_t c = 0; c < 3; ++c)
        rgb[c] = std::byte{encodeTable()[static_cast<std::size_t>(
            std::lround(std::clamp(linear[c], 0.0, 1.0) * kSteps))]};
}

// CIELab: L unsigned over the whole range, a and b signed. ICC: a and b around the middle, 16-bit
// values reach 100 % at 0xFF00. ITU (fax): the default ranges of T.42.
std::array<double, 3> decode8(const std::byte* p, int photometric) noexcept {
    const auto at = [p](int i) { return static_cast<double>(std::to_integer<int>(p[i])); };
    if (photometric == PHOTOMETRIC_ITULAB)
        return {at(0) / 2.55, (at(1) - 128) * 170 / 255, (at(2) - 96) * 200 / 255};
    if (photometric == PHOTOMETRIC_ICCLAB) return {at(0) / 2.55, at(1) - 128, at(2) - 128};
    const auto wrap = [](double v) { return v > 127 ? v - 256 : v; };
    return {at(0) / 2.55, wrap(at(1)), wrap(at(2))};
}

std::array<double, 3> decode16(const std::byte* p, int photometric) noexcept {
    std::array<std::uint16_t, 3> v{};
    std::memcpy(v.data(), p, sizeof v);
    if (photometric != PHOTOMETRIC_CIELAB)
        return {v[0] / 652.8, v[1] / 256.0 - 128, v[2] / 256.0 - 128};
    return {v[0] / 655.35, static_cast<std::int16_t>(v[1]) / 256.0,
        static_cast<std::int16_t>(v[2]) / 256.0};
}

} // namespace

bool isTiffLab(const TiffLayout& layout) noexcept {
    return (layout.photometric == PHOTOMETRIC_CIELAB || layout.photometric == PHOTOMETRIC_ICCLAB ||
               layout.photometric == PHOTOMETRIC_ITULAB) &&
           layout.samples >= 3 && (layout.bits == 8 || layout.bits == 16) &&
           !image::isFloat(layout.type);
}

void tiffLabToRgb(const TiffLayout& layout, const std::byte* samples, int samplesAPixel, int count,
    std::byte* rgb) {
    const std::size_t step =
        static_cast<std::size_t>(samplesAPixel) * static_cast<std::size_t>(layout.bits / 8);
    for (int x = 0; x < count; ++x, samples += step, rgb += 3)
        toRgb(layout.bits == 8 ? decode8(samples, layout.photometric)
                               : decode16(samples, layout.photometric),
            rgb);
}

} // namespace lightstack::io
