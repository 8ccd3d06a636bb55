// libjpeg-turbo, and the only place that knows it: JPEG bytes to pixels at n/8 of the size.
//
// Reading is by our own source in growing chunks, so that a decode that stops early has not read
// the rest. Errors jump (libjpeg's way) only between functions of jpeg_codec.cpp that own nothing;
// they come out as values. Damage is survived as libjpeg survives it (resynchronised at restart
// markers, grey where nothing is left) and told in warnings; where no data follow, CorruptData.
// Thread: no state, any thread.
#pragma once

#include "core/io/image_reader.h"
#include "core/io/jpeg_layout.h"

namespace lightstack::io {

struct JpegRequest {
    int eighths = 8; // 1, 2, 4 or 8: the part of the full size to decode to
    std::uint64_t maxBytes = std::uint64_t{2} << 30; // pixels, and apart from them coefficients
    std::stop_token stop = {};
};

struct JpegPixels {
    image::ImageBuffer pixels; // U8: 1 channel grey, 3 RGB, 4 CMYK
    ColorModel color = ColorModel::Rgb;
    bool complete = true; // false: the data ended before the picture did
    std::vector<std::string> warnings;
};

// Size at `eighths`/8, as libjpeg rounds it (up).
image::PixelSize jpegScaledSize(image::PixelSize size, int eighths) noexcept;
// The smallest of 1, 2, 4, 8 whose result has a long side >= maxSide; 8 for maxSide 0.
int jpegEighthsFor(image::PixelSize size, int maxSide) noexcept;

// `source` holds one JPEG from its first byte on.
Result<JpegPixels> decodeJpeg(
    base::ByteSource& source, const JpegLayout& layout, const JpegRequest& request);

} // namespace lightstack::io
