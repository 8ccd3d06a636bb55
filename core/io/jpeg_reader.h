// JPEG: as cheaply as the file allows.
//
// In this order: an MPF preview that is large enough (final), for quick answers the EXIF thumbnail
// (provisional), 1/8 by our own decoder (jpeg_dc_decoder.h; provisional where more was asked for),
// n/8 or full by libjpeg-turbo. Previews of another shape than the picture are not believed: they
// are stale or have black bars; bars that are really black are cut off. Pages: the further frames
// of a multi-picture file. Thread: no state, any thread.
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::io {

const ImageReader& jpegReader();

// The same for a JPEG that lies inside another file.
Result<Picture> readJpegPicture(base::ByteSource& source, const ReadHint& hint);

} // namespace lightstack::io
