// Camera RAW. Pictures: the smallest embedded JPEG that suffices, else libraw's development (half
// size where that is enough). Samples: the sensor's values, undeveloped, one channel.
// Thread: no state, any thread.
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::io {

const ImageReader& rawReader();

} // namespace lightstack::io
