// Photoshop files: the composite picture at their end (raw or RLE, 8 and 16 bits: bitmap, grey,
// indexed, RGB, CMYK), the JPEG in their resources for quick answers.
// Thread: no state, any thread.
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::io {

const ImageReader& psdReader();

} // namespace lightstack::io
