// Parts of TIFF pages that a codec has to unpack: for RowWindow.
//
// 1. Rows picked are taken band by band: a strip, or a row of tiles. 2. Of a band only what is
// needed is decoded: a strip down to the last row picked (where the codec can stop), the tiles that
// hold columns picked; it is kept until another one is needed. 3. Strips over 1 MB go row by row,
// so that they can be stopped. Thread: one.
#pragma once

#include "core/io/row_window.h"
#include "core/io/tiff_open.h"

namespace lightstack::io {

// LimitExceeded where a band is larger than `maxBytes`.
Result<std::unique_ptr<RowWindow>> openCodedRowWindow(
    std::unique_ptr<ImageFile> file, OpenTiffPage page, std::uint64_t maxBytes);

} // namespace lightstack::io
