#include "core/volume/export_shape.h"

#include "core/metadata/scanner_log.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace lightstack::volume {
namespace {

constexpr int kHighestLevel = 24;

std::int64_t halved(std::int64_t size, int times) noexcept {
    return (size + (std::int64_t{1} << times) - 1) >> times;
}

std::string rangeText(std::int64_t from, std::int64_t to) {
    return std::to_string(from) + ":" + std::to_string(to);
}

} // namespace

image::ImageSpec ExportShape::slice() const noexcept {
    return {
        {level.width, level.height}, level.channels, level.type, image::PlaneOrder::Interleaved};
}

Axes ExportShape::edges() const noexcept {
    if (!voxel) return {0, 0, 0};
    const double scale = level.scale();
    return {voxel->x * scale, voxel->y * scale, voxel->z * scale};
}

Axes ExportShape::firstVoxel() const noexcept {
    const double scale = level.scale();
    const double shift = level.shift();
    return {static_cast<double>(cells.x0) * scale + shift,
        static_cast<double>(cells.y0) * scale + shift,
        static_cast<double>(cells.z0) * scale + shift};
}

Axes ExportShape::origin() const noexcept {
    if (!voxel) return {0, 0, 0};
    const Axes first = firstVoxel();
    return {first[0] * voxel->x, first[1] * voxel->y, first[2] * voxel->z};
}

std::optional<double> ExportShape::millimetresAUnit() const noexcept {
    if (!voxel) return std::nullopt;
    const auto micrometres = metadata::micrometresIn(voxel->unit);
    if (!micrometres) return std::nullopt;
    return *micrometres / 1000;
}

std::string ExportShape::boxText() const {
    return "x " + rangeText(source.x0, source.x1) + ", y " + rangeText(source.y0, source.y1) +
           ", z " + rangeText(source.z0, source.z1) + " at level " + std::to_string(level.number);
}

Result<ExportShape> exportShape(const VolumeSpec& source, int level,
    const std::optional<VolumeBox>& box, const std::optional<VoxelEdges>& voxel) {
    if (level < 0 || level > kHighestLevel)
        return fail(ErrorCode::Usage, {}, "levels go from 0 to " + std::to_string(kHighestLevel));
    const std::int64_t width = source.slice.size.width;
    const std::int64_t height = source.slice.size.height;
    const VolumeBox whole{0, width, 0, height, 0, source.depth};
    const VolumeBox wanted = box.value_or(whole).within(width, height, source.depth);
    if (wanted.isEmpty())
        return fail(ErrorCode::Usage, {}, "the box is empty, or lies outside of the volume");
    ExportShape shape;
    shape.cells = wanted.atLevel(level).within(
        halved(width, level), halved(height, level), halved(source.depth, level));
    const VolumeBox& c = shape.cells;
    shape.source = VolumeBox{c.x0 << level, c.x1 << level, c.y0 << level, c.y1 << level,
        c.z0 << level, c.z1 << level}
                       .within(width, height, source.depth);
    shape.wasHalf = source.slice.type == image::SampleType::F16;
    shape.level = {level, static_cast<int>(c.width()), static_cast<int>(c.height()), c.depth(),
        shape.wasHalf ? image::SampleType::F32 : source.slice.type, source.slice.channels};
    shape.whiteIsZero = source.whiteIsZero && source.slice.channels == 1;
    if (voxel && voxel->x > 0 && voxel->y > 0 && !voxel->unit.empty()) {
        shape.voxel = voxel;
        shape.voxel->z = std::max(0.0, voxel->z);
    }
    return shape;
}

Result<PyramidPlan> exportPlan(
    const ExportShape& shape, const image::ImageSpec& source, int count) {
    VolumeSpec cut{source, shape.source.depth(), shape.whiteIsZero};
    cut.slice.size = {
        static_cast<int>(shape.source.width()), static_cast<int>(shape.source.height())};
    auto plan = planPyramid(cut, PyramidMode::Exact, count);
    while (plan && static_cast<int>(plan->levels.size()) < count) { // of a single voxel
        Level level = plan->levels.back();
        ++level.number;
        plan->levels.push_back(level);
    }
    return plan;
}

int smallerLevels(const ExportShape& shape) {
    constexpr std::int64_t kLongSide = 256;
    const std::int64_t side =
        std::max<std::int64_t>(std::max(shape.level.width, shape.level.height), shape.level.depth);
    int count = 1;
    while (halved(side, count) > kLongSide)
        ++count;
    return count;
}

std::string numberText(double value) {
    std::array<char, 40> text{};
    for (int digits = 6; digits <= 17; ++digits) {
        std::snprintf(text.data(), text.size(), "%.*g", digits, value);
        if (std::strtod(text.data(), nullptr) == value) break;
    }
    return text.data();
}

} // namespace lightstack::volume
