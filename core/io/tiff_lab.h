// L*a*b* samples of a TIFF (CIE, ICC and ITU encodings) to 8-bit sRGB. Thread: pure, any thread.
#pragma once

#include "core/io/tiff_layout.h"

namespace lightstack::io {

bool isTiffLab(const TiffLayout& layout) noexcept; // of a kind that is converted here

// `count` pixels of `samplesAPixel` whole samples each, the first three being L, a, b.
void tiffLabToRgb(const TiffLayout& layout, const std::byte* samples, int samplesAPixel, int count,
    std::byte* rgb);

} // namespace lightstack::io
