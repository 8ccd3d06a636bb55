// Small volumes on disk, and the planes that must come of them by plain arithmetic.
#pragma once

#include "core/slices/volume_source.h"
#include "tests/core/volume/volume_fixture.h"

#include <array>
#include <functional>

namespace lightstack::tests {

// Every voxel in memory; by channel.
struct Voxels {
    int width = 0;
    int height = 0;
    int depth = 0;
    int channels = 1;
    std::vector<double> values;

    [[nodiscard]] double& at(int x, int y, int z, int c = 0);
    [[nodiscard]] double at(int x, int y, int z, int c = 0) const;
};

// What writeStack() writes.
Voxels voxelsOf(const StackKind& kind);
// What a level of its pyramid must be.
Voxels levelVoxelsOf(const StackKind& kind, int level);
// Every step-th voxel: the one in the middle of each cell.
Voxels thinned(const Voxels& voxels, int step);

// The plane at `position`, x to the right and y down (axis X: z to the right; axis Y: z down).
Voxels planeOf(const Voxels& voxels, slices::Axis axis, int position);
// Of planes `first` to `last`.
Voxels slabOf(const Voxels& voxels, slices::Axis axis, int first, int last, slices::SlabRule rule,
    bool integers);
int sideOf(const Voxels& voxels, slices::Axis axis);

// "" where the plane holds these values, else where it first differs.
std::string difference(const slices::Plane& plane, const Voxels& wanted);

std::shared_ptr<slices::VolumeSource> openVolume(
    const volume::SliceStack& stack, std::uint64_t cacheBytes = std::uint64_t{64} << 20);

// Writes 16-bit slices, uncompressed, with voxels by a function.
volume::SliceStack writeVolume(const std::filesystem::path& folder, int width, int height,
    int depth, const std::function<int(int x, int y, int z)>& voxel);

inline constexpr std::array kAxes{slices::Axis::X, slices::Axis::Y, slices::Axis::Z};

} // namespace lightstack::tests
