// How large a voxel is, as the file itself says: ImageJ's and OME's descriptions. Plain TIFF
// resolution is no voxel size (most writers put 72 there), and what is unknown stays unknown,
// never 1. Thread: pure, any thread.
#pragma once

#include "core/metadata/mime.h"
#include "core/metadata/pixel_density.h"
#include "core/metadata/tiff_directory.h"

#include <optional>
#include <string>

namespace lightstack::metadata {

struct VoxelSize {
    std::optional<double> x, y, z; // all in `unit`; z is unknown for single pictures
    // Of x: "um", "mm", "pixel"...: as given, micrometres always "um"; "" where ImageJ names none.
    // Where it is no length, the edges say only how long a voxel is along one axis against another.
    std::string unit;
    std::string source; // "ImageJ description", "OME-XML"
};

std::optional<VoxelSize> readVoxelSize(base::ByteSource& source, const MimeVerdict& mime);

// How the pages of a file are counted, as ImageJ's and OME's descriptions say it: channels and
// times beside slices make them several volumes, one page of each after the other.
struct PlaneCounts {
    int channels = 1; // stored as pages of their own
    int slices = 1;
    int times = 1;
};
// nullopt where there is no such description.
std::optional<PlaneCounts> readPlaneCounts(base::ByteSource& source, const MimeVerdict& mime);

// What the resolution tags of a TIFF page say. A resolution that printers and screens have (72,
// 96, 300 pixels an inch...) is a writer's default and no size of a voxel.
struct TiffResolution {
    double x = 0; // edges of a pixel in micrometres
    double y = 0;
    bool printers = false; // such a default
    PixelDensity density;  // of x
};
// nullopt where the tags are missing, make no sense or have no unit of length.
std::optional<TiffResolution> readTiffResolution(TiffFile& file, const TiffDirectory& page);

} // namespace lightstack::metadata
