// How large a voxel is, as the file itself says: ImageJ's and OME's descriptions. Plain TIFF
// resolution is no voxel size (most writers put 72 there), and what is unknown stays unknown,
// never 1. Thread: pure, any thread.
#pragma once

#include "core/metadata/mime.h"

#include <optional>
#include <string>

namespace lightstack::metadata {

struct VoxelSize {
    std::optional<double> x, y, z; // in `unit`; z is unknown for single pictures
    std::string unit;              // "um", "mm", "pixel"...: as given, micrometres always "um"
    std::string source;            // "ImageJ description", "OME-XML"
};

std::optional<VoxelSize> readVoxelSize(base::ByteSource& source, const MimeVerdict& mime);

} // namespace lightstack::metadata
