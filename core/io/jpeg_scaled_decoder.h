// JPEG at n/8 of its size (n from 2 to 6) by its low frequencies: what a picture that is to be
// shrunk is decoded to.
//
// libjpeg's own scaling takes means of pixels, which blurs what the smaller picture could still
// hold: against Lanczos over the whole, low frequencies at 3/8 are as good as means at 4/8
// (tests/core/downsample/downsample_quality_test.cpp). They are faster, too: what is too fine is
// never multiplied, and mostly not even unpacked. Chroma that is halved comes at the size of luma.
// 8-bit baseline and extended files of one interleaved scan, grey or three components; anything
// else, or damaged, is an Unsupported error: libjpeg then deals with it. Thread: no state, any
// thread.
#pragma once

#include "core/io/jpeg_codec.h"

namespace lightstack::io {

// The n for a long side of at least `side`; 0: more than 6/8 are needed. A quarter has to be larger
// by a third: of so few frequencies each is missed more.
int jpegFrequencyEighths(image::PixelSize size, int side) noexcept;

// request.eighths from 2 to 6. Cancelled, LimitExceeded, or Unsupported.
Result<JpegPixels> decodeJpegScaled(
    base::ByteSource& source, const JpegLayout& layout, const JpegRequest& request);

// The picture of a JPEG file, decoded so that its long side is at least `leastSide`; orientation
// and profile as of any reader. Errors as above, and Unsupported where more than 6/8 are needed.
Result<Picture> readJpegByFrequencies(
    base::ByteSource& source, int leastSide, std::uint64_t maxBytes, const std::stop_token& stop);

} // namespace lightstack::io
