// Where a Photoshop file keeps its EXIF, XMP and IPTC, and its size. Thread: pure, any thread.
#pragma once

#include "core/metadata/metadata_blocks.h"

namespace lightstack::metadata {

// All are image resources (Adobe Photoshop File Formats Specification); `iptc` is the whole of
// them, as in a JPEG.
void findPsdBlocks(base::ByteSource& psd, MetadataBlocks& out);

} // namespace lightstack::metadata
