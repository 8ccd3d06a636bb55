// Smaller pictures that a JPEG file carries beside its own, and whether to believe them.
// Thread: pure, any thread.
#pragma once

#include "core/io/image_reader.h"
#include "core/io/jpeg_layout.h"

#include <optional>

namespace lightstack::io {

// Same shape within 1 % or one pixel of rounding.
bool haveSameShape(image::PixelSize a, image::PixelSize b) noexcept;

// The smallest MPF preview with a long side >= maxSide, decoded: a final picture.
std::optional<Picture> finalPreview(
    base::ByteSource& source, const JpegLayout& layout, const ReadHint& hint);

// The EXIF thumbnail, whatever its size: a provisional picture. Black bars are cut off.
std::optional<Picture> provisionalPreview(
    base::ByteSource& source, const JpegLayout& layout, const ReadHint& hint);

} // namespace lightstack::io
