// JPEG at 1/8 of its size, several times faster than by a decoder that unpacks everything.
//
// A block's DC value is its mean, which is its one pixel at 1/8. So AC coefficients are stepped
// over by wide tables, several at a look (jpeg_huffman.h), and no IDCT runs. Where chroma is halved
// both ways (4:2:0), libjpeg makes 2x2 pixels of a chroma block; here too, from the same
// coefficients, so that results agree with libjpeg's 1/8 within rounding. Of progressive files only
// the DC scans are read: as many as needed to be within kDcTolerance grey levels. Anything unusual
// or damaged is an Unsupported error: libjpeg then deals with it. Thread: no state, any thread.
#pragma once

#include "core/io/jpeg_codec.h"

namespace lightstack::io {

// Grey levels by which unread low bits of a progressive DC value may change a pixel.
constexpr double kDcTolerance = 2.0;

// Whether three components are YCbCr, by libjpeg's rules; else they are RGB.
bool jpegIsYcc(const JpegLayout& layout) noexcept;

// request.eighths is taken as 1. Cancelled, LimitExceeded, or Unsupported.
Result<JpegPixels> decodeJpegEighth(
    base::ByteSource& source, const JpegLayout& layout, const JpegRequest& request);

} // namespace lightstack::io
