// Truevision TGA: palette, grey and true colour, raw and run-length, any corner first. Qt's plug-in
// reads two of these kinds only.
// Thread: no state, any thread.
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::io {

const ImageReader& tgaReader();

} // namespace lightstack::io
