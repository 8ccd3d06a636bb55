// What a person should see of a TIFF page: palettes, Lab and few-bit greys become plain samples row
// by row, while the page streams through a shrinker; kinds that only libtiff's own RGB conversion
// understands (YCbCr, old JPEG, LogLuv) stream through that.
// Thread: one at a time a handle.
#pragma once

#include "core/io/tiff_layout.h"

namespace lightstack::io {

// Of the current directory. Damaged parts stay black and are told in warnings, as long as anything
// could be read.
Result<Picture> readTiffPicture(TiffHandle& handle, const TiffLayout& layout, const ReadHint& hint);

} // namespace lightstack::io
