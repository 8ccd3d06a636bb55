// What a person should see of a TIFF page: palettes, Lab and few-bit greys become plain samples row
// by row, while the page streams through a shrinker; kinds that only libtiff's own RGBA conversion
// understands (subsampled YCbCr, old JPEG, LogLuv) go through that.
// Thread: one at a time a handle.
#pragma once

#include "core/io/tiff_layout.h"

namespace lightstack::io {

// Of the current directory. Damaged parts stay black and are told in warnings, as long as anything
// could be read.
Result<Picture> readTiffPicture(TiffHandle& handle, const TiffLayout& layout, const ReadHint& hint);

// Whether only libtiff's RGBA conversion can show (or, for samples, deliver) this kind.
bool needsTiffRgba(const TiffLayout& layout) noexcept;
// Through that conversion: interleaved RGBA of 8 bits, rows from the top as stored (not oriented).
Result<image::ImageBuffer> readTiffRgba(
    TiffHandle& handle, const TiffLayout& layout, std::uint64_t maxBytes);

} // namespace lightstack::io
