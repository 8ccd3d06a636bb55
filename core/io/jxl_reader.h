// JPEG XL by libjxl. The decoder turns pictures upright itself, so orientation is always 1.
// Thread: no state, any thread.
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::io {

const ImageReader& jxlReader();

} // namespace lightstack::io
