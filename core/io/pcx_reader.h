// ZSoft PCX: 1 to 8 bits, one to four planes, EGA, CGA and VGA palettes.
// Thread: no state, any thread.
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::io {

const ImageReader& pcxReader();

} // namespace lightstack::io
