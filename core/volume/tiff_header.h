// The head of a plain TIFF: everything before the pixels, which follow in one strip.
// Thread: pure.
#pragma once

#include "core/image/image_spec.h"

#include <cstddef>
#include <string>
#include <vector>

namespace lightstack::volume {

struct TiffHead {
    image::ImageSpec slice; // interleaved
    bool whiteIsZero = false;
    std::string description;   // ASCII; "" for none
    double pixelsPerUnitX = 0; // 0: no resolution
    double pixelsPerUnitY = 0;
};

// Little endian; BigTIFF where the whole would pass 4 GB. A multiple of 16 bytes.
std::vector<std::byte> tiffHead(const TiffHead& head);

} // namespace lightstack::volume
