#include "core/volume/pyramid_plan.h"

#include <algorithm>

namespace lightstack::volume {
namespace {

using image::SampleType;

constexpr int kLongSide = 256;      // exact: a level this small is the last
constexpr int kHarvesterSide = 512; // ctharvester: a level below is the last
constexpr int kMostLevels = 24;

bool isLast(const Level& level, PyramidMode mode) noexcept {
    const int side = std::max(level.width, level.height);
    return mode == PyramidMode::Exact ? std::max<std::int64_t>(side, level.depth) <= kLongSide ||
                                            (side == 1 && level.depth == 1)
                                      : side < kHarvesterSide;
}

Level nextLevel(const Level& from, PyramidMode mode) noexcept {
    Level to = from;
    ++to.number;
    const int more = mode == PyramidMode::Exact ? 1 : 0;
    to.width = std::max(1, (from.width + more) / 2);
    to.height = std::max(1, (from.height + more) / 2);
    to.depth = (from.depth + 1) / 2;
    return to;
}

} // namespace

std::uint64_t Level::rowBytes() const noexcept {
    return static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(channels) *
           static_cast<std::uint64_t>(image::bytesPerSample(type));
}

std::uint64_t Level::sliceBytes() const noexcept {
    return rowBytes() * static_cast<std::uint64_t>(height);
}

std::uint64_t Level::bytes() const noexcept {
    return sliceBytes() * static_cast<std::uint64_t>(depth);
}

std::int64_t PyramidPlan::slabDepth() const noexcept {
    return std::int64_t{1} << levels.size();
}

std::int64_t PyramidPlan::slabs() const noexcept {
    return levels.empty() ? 0 : levels.back().depth;
}

int PyramidPlan::narrowLevels() const noexcept {
    const SampleType type = source.slice.type;
    return type == SampleType::U8 ? 8 : type == SampleType::U16 ? 5 : 0;
}

Result<PyramidPlan> planPyramid(const VolumeSpec& source, PyramidMode mode, int levels) {
    const SampleType type = source.slice.type;
    if (type == SampleType::U64 || type == SampleType::S64)
        return fail(ErrorCode::Unsupported, {}, "pyramids of 64-bit integers are not made");
    const bool plain =
        source.slice.channels == 1 && (type == SampleType::U8 || type == SampleType::U16);
    if (mode == PyramidMode::CtHarvester && !plain)
        return fail(
            ErrorCode::Unsupported, {}, "mode ctharvester knows only 8 and 16-bit grey slices");
    PyramidPlan plan{source, mode, {}};
    Level level{0, source.slice.size.width, source.slice.size.height, source.depth, type,
        source.slice.channels};
    if (type == SampleType::F16) level.type = SampleType::F32; // means keep their precision
    for (int n = 1; n <= kMostLevels; ++n) {
        // Who asks for a pyramid gets one, however small the source.
        if (levels > 0 ? n > levels : n > 1 && isLast(level, mode)) break;
        if (n > 1 && level.width == 1 && level.height == 1 && level.depth == 1) break;
        level = nextLevel(level, mode);
        plan.levels.push_back(level);
    }
    return plan;
}

} // namespace lightstack::volume
