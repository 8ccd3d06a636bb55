// `.zattrs` of an OME-Zarr 0.4 volume: which arrays are its levels, where their voxels lie, and a
// window to show them in. Thread: pure.
#pragma once

#include "core/volume/pyramid_plan.h"
#include "core/volume/slice_stack.h"

#include <QByteArray>

#include <filesystem>
#include <optional>
#include <string>

namespace lightstack::volume {

// Grey values of one channel: possible from min to max, worth showing from start to end.
struct ShownRange {
    double min = 0;
    double max = 1;
    double start = 0;
    double end = 1;
};

// Of values of that type, which are sorted in place: all but a thousandth at either end.
ShownRange shownRange(image::SampleType type, std::vector<double>& values);

// A level's voxel stands for 2^n in each direction, and its middle lies (2^n - 1) / 2 voxels of
// level 0 from the middle of its first. In the unit of `voxel`; in voxels of level 0 where that is
// unknown. `ranges`: one a channel.
QByteArray zarrAttributes(const std::string& name, const std::vector<Level>& levels,
    const std::optional<VoxelEdges>& voxel, const std::vector<ShownRange>& ranges,
    bool whiteIsZero);

} // namespace lightstack::volume
