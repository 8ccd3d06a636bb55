// A page of a TIFF, opened and checked: libtiff's handle in its directory, and the layout.
// Thread: one.
#pragma once

#include "core/io/tiff_layout.h"
#include "core/io/tiff_pages.h"

namespace lightstack::io {

struct OpenTiffPage {
    TiffHandle handle;
    TiffLayout layout;
};

// `file` must outlive the page.
Result<OpenTiffPage> openTiffPage(const ImageFile& file, const TiffPage& page);
// Moves an open handle to another page of its file.
Result<TiffLayout> enterTiffPage(TiffHandle& handle, const TiffPage& page);

} // namespace lightstack::io
