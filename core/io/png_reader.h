// PNG by libpng, because Qt's plug-in changes samples: palette indices, grey with alpha and 16 bits
// come out as stored. picture() resolves palette, tRNS and gAMA (where no profile says more).
// Thread: no state, any thread.
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::io {

const ImageReader& pngReader();

} // namespace lightstack::io
