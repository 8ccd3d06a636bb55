// Planes across y or x, put together from a row or column of every slice.
//
// 1. The slices of the answer are shared among threads in blocks. 2. Of each slice the rows
// (columns) wanted are picked in one go: neighbouring planes cost little more than one. 3. They
// become planes of their own, or one by the rule of a slab. A slice that cannot be read leaves its
// line blank and is counted. Memory: the planes, and a few lines a thread. Thread: any.
#pragma once

#include "core/slices/level_source.h"
#include "core/slices/slab.h"

namespace lightstack::slices {

// The level of an answer, and what it is taken from: every step-th voxel of a stored one.
struct Sampling {
    LevelSource* source = nullptr;
    int step = 1;
    int width = 0;
    int height = 0;
    std::int64_t depth = 0;

    // The voxel of the source in the middle of those that voxel i stands for.
    [[nodiscard]] std::int64_t middle(std::int64_t i, std::int64_t size) const noexcept {
        return std::min(i * step + step / 2, size - 1);
    }
    // All of a slice.
    [[nodiscard]] io::RowPick slicePick() const noexcept {
        const image::PixelSize size = source->slice().size;
        return {static_cast<int>(middle(0, size.width)), width, step,
            static_cast<int>(middle(0, size.height)), height, step};
    }
};

// Planes first, first + step... of the source, `count` of them.
struct PlaneRun {
    Axis axis = Axis::Y; // not Z
    int first = 0;
    int count = 1;
    int step = 1;
};

struct CrossPlanes {
    std::vector<image::ImageBuffer> planes; // one, or one a plane of the run
    std::int64_t missing = 0;               // slices that could not be read
    std::string reason;                     // of the first of them
};

// With a rule the run becomes one plane. LimitExceeded, Cancelled.
Result<CrossPlanes> crossPlanes(const Sampling& sampling, const PlaneRun& run,
    const std::optional<SlabRule>& slab, const std::stop_token& stop);

} // namespace lightstack::slices
