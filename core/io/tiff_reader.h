// TIFF by libtiff: every depth, codec and layout that Debian's library decodes.
//
// 1. The page's directory is found by our own walk and entered by offset. 2. Its layout is read and
// checked. 3. Rows stream: samples() unpacks them, picture() maps and shrinks them on the way; a
// reduced image in the file (sub-image or page marked so) that is large enough is taken instead of
// the full one. ImageJ's stacks over 4 GB (one directory, planes one after the other) count as
// pages. Thread: no state, any thread.
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::io {

const ImageReader& tiffReader();

} // namespace lightstack::io
