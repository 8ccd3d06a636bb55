// The arithmetic of a pyramid's shape: how many levels, how large, what each voxel stands for.
//
// Exact mode: level n halves x, y and z of level n-1, rounding up (ceil), until the long side is
// 256 or less (width, height and depth), at least once. Mode ctharvester: width and height are
// rounded down, depth up, until both sides are below 512, at least once (the rules of that
// program's Python path). Thread: values.
#pragma once

#include "core/image/image_spec.h"

#include <cstdint>
#include <vector>

namespace lightstack::volume {

enum class PyramidMode { Exact, CtHarvester };
// Plain TIFF slices a level, or one OME-Zarr volume with the source in it.
enum class PyramidFormat { Tiff, OmeZarr };

struct VolumeSpec {
    image::ImageSpec slice; // of level 0, interleaved
    std::int64_t depth = 0; // slices
    bool whiteIsZero = false;
};

struct Level {
    int number = 0; // 1 is the first that is made
    int width = 0;
    int height = 0;
    std::int64_t depth = 0;
    image::SampleType type = image::SampleType::U8;
    int channels = 1;
    [[nodiscard]] std::uint64_t rowBytes() const noexcept;
    [[nodiscard]] std::uint64_t sliceBytes() const noexcept;
    [[nodiscard]] std::uint64_t bytes() const noexcept; // of the voxels
    // In voxels of level 0: an edge of a voxel, and where the middle of the first one lies, seen
    // from the middle of level 0's first.
    [[nodiscard]] double scale() const noexcept {
        return static_cast<double>(std::int64_t{1} << number);
    }
    [[nodiscard]] double shift() const noexcept { return (scale() - 1) / 2; }
};

struct PyramidPlan {
    VolumeSpec source;
    PyramidMode mode = PyramidMode::Exact;
    std::vector<Level> levels; // 1 to n, at least one
    // Source slices below one slice of the last level: the unit of resuming.
    [[nodiscard]] std::int64_t slabDepth() const noexcept;
    [[nodiscard]] std::int64_t slabs() const noexcept;
    // Up to this level 32-bit sums of 8- and 16-bit samples cannot overflow; 0: of other types.
    [[nodiscard]] int narrowLevels() const noexcept;
};

// `levels` 0: as many as the mode's rule says. Unsupported for 64-bit integers, and for what mode
// ctharvester cannot do (anything but 8 and 16-bit grey).
Result<PyramidPlan> planPyramid(const VolumeSpec& source, PyramidMode mode, int levels = 0);

} // namespace lightstack::volume
