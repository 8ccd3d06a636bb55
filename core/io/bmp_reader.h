// Windows and OS/2 bitmaps: palettes of 1, 2, 4 and 8 bits, run lengths, 16 and 32 bits by any
// masks, alpha, 24 bits, rows in either order, profiles. Own decoder: Qt's never reaches the white
// of 16 bits, takes ten bits for eight and refuses heads of 52 and 56 bytes.
//
// Thread: no state, any thread.
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::io {

const ImageReader& bmpReader();

} // namespace lightstack::io
