// HEIC and AVIF by libheif. It applies rotation and mirroring boxes itself, so orientation is
// always 1, whatever EXIF says. Pages: the top-level images, the primary one first.
// Thread: no state, any thread.
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::io {

const ImageReader& heifReader();

} // namespace lightstack::io
