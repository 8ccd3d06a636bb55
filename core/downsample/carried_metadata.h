// EXIF and XMP of the original, made to fit the smaller picture. Thread: pure, any thread.
#pragma once

#include "core/downsample/output_pixels.h"

namespace lightstack::downsample {

// Puts the blocks into `write`: orientation upright, sizes and the embedded thumbnail of the new
// picture. A TIFF's own tags are no block; its XMP packet goes along, as does the rest of one that
// is too long for a JPEG's segment.
void carryMetadata(const io::ImageFile& file, const OutputPixels& pixels, io::WriteRequest& write);

// `tiff:Orientation` of a packet becomes 1; nothing else changes.
void uprightXmp(std::string& packet);

} // namespace lightstack::downsample
