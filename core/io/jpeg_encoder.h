// Pixels to a baseline JPEG with codes of its own, for pictures of the sizes that are shown.
//
// 1. jpeg_forward.h makes coefficients, a row of units at a time. 2. They become tokens (symbol and
// extra bits), which are counted. 3. The counts give the codes (jpeg_codes.h). 4. The tokens are
// written. libjpeg's way to codes of a picture's own counts bit by bit and takes three times as
// long; what this one needs is memory for tokens, so large pictures go libjpeg's way.
// Thread: pure, any thread.
#pragma once

#include "core/image/image_buffer.h"
#include "core/io/picture_writer.h"

#include <utility>
#include <vector>

namespace lightstack::io {

// Marker code and bytes of each, in order.
using JpegWriteSegments = std::vector<std::pair<int, std::vector<std::byte>>>;

// U8, one channel or three, and not too large.
bool isForJpegEncoder(const image::ImageSpec& spec) noexcept;

// Of `request`: quality and chroma.
std::vector<std::byte> encodeJpeg(const image::ImageBuffer& pixels, const WriteRequest& request,
    const JpegWriteSegments& segments);

} // namespace lightstack::io
