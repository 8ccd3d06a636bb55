#include "core/thumbs/picture_probe.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace lightstack::thumbs {
namespace {

// From the upright picture back to the stored one (EXIF 2.32, tag 0x0112).
std::pair<int, int> storedPosition(image::PixelSize stored, int orientation, int x, int y) {
    const int w = stored.width - 1;
    const int h = stored.height - 1;
    switch (orientation) {
    case 2:
        return {w - x, y};
    case 3:
        return {w - x, h - y};
    case 4:
        return {x, h - y};
    case 5:
        return {y, x};
    case 6:
        return {y, h - x};
    case 7:
        return {w - y, h - x};
    case 8:
        return {w - y, x};
    default:
        return {x, y};
    }
}

} // namespace

std::optional<PixelProbe> probe(const ViewedPicture& picture, int x, int y) {
    if (picture.samples.isNull()) return std::nullopt;
    const image::ImageSpec& spec = picture.samples.spec();
    const auto [sx, sy] = storedPosition(spec.size, picture.orientation, x, y);
    if (sx < 0 || sy < 0 || sx >= spec.size.width || sy >= spec.size.height) return std::nullopt;
    PixelProbe out;
    out.x = sx;
    out.y = sy;
    for (int c = 0; c < std::min(spec.channels, 16); ++c) {
        const double value = picture.samples.valueAt(sx, sy, c);
        out.values.push_back(value);
        std::array<char, 40> text{};
        const bool whole = !image::isFloat(spec.type);
        std::snprintf(text.data(), text.size(), whole ? "%.0f" : "%.6g", value);
        out.text += (c > 0 ? "  " : "") + std::string(text.data());
    }
    return out;
}

} // namespace lightstack::thumbs
