// What an export holds: which voxels of which level, how large they are and where they lie.
//
// Positions are those of voxel centres. The first voxel of level n lies (2^n - 1) / 2 voxels of
// level 0 behind the first of level 0, for it stands for 2^n of them. Thread: values.
#pragma once

#include "core/volume/pyramid_plan.h"
#include "core/volume/slice_stack.h"
#include "core/volume/volume_box.h"

#include <array>
#include <optional>
#include <string>

namespace lightstack::volume {

using Axes = std::array<double, 3>; // x, y, z

struct ExportShape {
    Level level; // `number` of the volume, the size of the box there
    bool whiteIsZero = false;
    bool wasHalf = false;            // 16-bit floats in the source
    VolumeBox cells;                 // in voxels of that level
    VolumeBox source;                // the voxels of level 0 that they stand for
    std::optional<VoxelEdges> voxel; // of level 0; x and y are known, z may be 0
    std::string name;                // of the volume, by bytes
    std::int64_t firstIndex = 0;     // number of the first slice, for names of files

    [[nodiscard]] image::ImageSpec slice() const noexcept;
    // Edges of a voxel of the level, in the unit of `voxel`; all 0 where that is unknown.
    [[nodiscard]] Axes edges() const noexcept;
    // Centre of the first voxel, seen from the centre of level 0's first: in voxels of level 0...
    [[nodiscard]] Axes firstVoxel() const noexcept;
    // ...and in the unit of `voxel`; an axis of unknown size is 0.
    [[nodiscard]] Axes origin() const noexcept;
    [[nodiscard]] bool knowsAllEdges() const noexcept { return voxel && voxel->z > 0; }
    // Edges and origin times this are millimetres; nullopt where the unit is no length.
    [[nodiscard]] std::optional<double> millimetresAUnit() const noexcept;
    // "x 10:20, y 0:64, z 3:91 at level 1", in voxels of level 0.
    [[nodiscard]] std::string boxText() const;
};

// Usage where nothing of the box lies in the volume.
Result<ExportShape> exportShape(const VolumeSpec& source, int level,
    const std::optional<VolumeBox>& box, const std::optional<VoxelEdges>& voxel);

// Levels 1 to `count` of the box, for PyramidPass: never fewer, even of a single voxel.
Result<PyramidPlan> exportPlan(const ExportShape& shape, const image::ImageSpec& source, int count);
// How often the box at its level is halved until its long side is 256 or less; at least once.
int smallerLevels(const ExportShape& shape);

// The shortest text that reads back to the same number.
std::string numberText(double value);

} // namespace lightstack::volume
