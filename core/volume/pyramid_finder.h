// The finished pyramid of a stack, found again and read: what the browser, the slice viewer and the
// exports look at instead of the sources.
//
// 1. findPyramid() looks beside the data and in the cache place, for both formats. 2. Its manifest
// says which sources, in which state, it was made of: a pyramid of other files, or of files that
// have changed since, is not current and no one looks at it unasked. 3. LevelReader reads rows of
// its slices: levels are stored uncompressed, so any row is one read at a known place.
// Thread: any; a LevelReader may be used by several threads at once.
#pragma once

#include "core/base/result.h"
#include "core/image/image_buffer.h"
#include "core/volume/pyramid_plan.h"
#include "core/volume/slice_stack.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace lightstack::volume {

struct FoundPyramid {
    std::filesystem::path folder;
    PyramidFormat format = PyramidFormat::Tiff;
    PyramidMode mode = PyramidMode::Exact;
    VolumeSpec source;
    std::vector<Level> levels;       // 1 to n
    std::optional<VoxelEdges> voxel; // of level 0
    bool current = false;            // made of exactly these files as they are now
};

// The cache place of a stack's pyramid: for folders that cannot be written.
std::filesystem::path cachedPyramidFolder(
    const SliceStack& stack, PyramidMode mode, PyramidFormat format = PyramidFormat::Tiff);

// Where a new one goes if nobody says otherwise: beside the data, or the cache place where nothing
// can be written beside the data.
std::filesystem::path writablePyramidFolder(
    const SliceStack& stack, PyramidMode mode, PyramidFormat format = PyramidFormat::Tiff);

// Beside the data first, then the cache place; exact before ctharvester; none where there is none.
// Sizes and times of the stack's slices must be filled in (they are compared, no file is opened
// but the manifest).
std::optional<FoundPyramid> findPyramid(const SliceStack& stack);

class LevelReader {
public:
    static Result<std::shared_ptr<LevelReader>> open(FoundPyramid pyramid);
    virtual ~LevelReader() = default;

    [[nodiscard]] virtual const FoundPyramid& pyramid() const noexcept = 0;
    // Rows `firstRow`... of slice `index` of level `level` (1 to n): as many as `out` holds,
    // packed, native byte order, interleaved channels. NotFound, CorruptData (too short), Io,
    // Cancelled.
    virtual Result<void> readRows(int level, std::int64_t index, int firstRow,
        std::span<std::byte> out, const std::stop_token& stop) = 0;
    // The whole slice.
    Result<image::ImageBuffer> slice(int level, std::int64_t index, const std::stop_token& stop);
};

} // namespace lightstack::volume
