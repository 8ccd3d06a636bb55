// ICC profiles to sRGB by Little CMS, private to color.cpp. CMYK without a profile gets the plain
// conversion (1-C)(1-K). Transforms are cached by profile content (bounded).
// Thread: any.
#pragma once

#include "core/image/image_buffer.h"

#include <span>
#include <vector>

namespace lightstack::raster {

enum class SourceColor { Gray, Rgb, Cmyk, CmykInverted };

// 8-bit interleaved in, or 16-bit with a profile; the same out: grey stays one channel where the
// profile is empty, else RGB.
// Channels past the colour ones (alpha) are carried over. A profile that does not fit the pixels or
// is damaged is ignored (`icc` empty has the same effect).
Result<image::ImageBuffer> toSrgb(
    const image::ImageBuffer& buffer, SourceColor source, std::span<const std::byte> icc);

// A profile that says "sRGB", to go with a picture; the same bytes each time.
std::vector<std::byte> srgbIccProfile();

} // namespace lightstack::raster
