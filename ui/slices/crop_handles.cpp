#include "ui/slices/crop_handles.h"

namespace lightstack::ui {
namespace {

Range moved(Range range, std::int64_t size, bool low, bool high, double to) {
    const auto border = static_cast<std::int64_t>(std::llround(to));
    if (low) range.first = std::clamp<std::int64_t>(border, 0, range.end - 1);
    if (high) range.end = std::clamp(border, range.first + 1, size);
    return range;
}

Range shifted(Range range, std::int64_t size, double by) {
    const auto steps =
        std::clamp(static_cast<std::int64_t>(std::llround(by)), -range.first, size - range.end);
    return {range.first + steps, range.end + steps};
}

} // namespace

Range rangeOf(const volume::VolumeBox& box, Axis axis) noexcept {
    if (axis == Axis::X) return {box.x0, box.x1};
    if (axis == Axis::Y) return {box.y0, box.y1};
    return {box.z0, box.z1};
}

volume::VolumeBox withRange(const volume::VolumeBox& box, Axis axis, Range range) noexcept {
    volume::VolumeBox out = box;
    (axis == Axis::X ? out.x0 : axis == Axis::Y ? out.y0 : out.z0) = range.first;
    (axis == Axis::X ? out.x1 : axis == Axis::Y ? out.y1 : out.z1) = range.end;
    return out;
}

QRectF sectionOf(const volume::VolumeBox& box, Axis across) noexcept {
    const Range u = rangeOf(box, axisRight(across));
    const Range v = rangeOf(box, axisDown(across));
    return {QPointF(static_cast<double>(u.first), static_cast<double>(v.first)),
        QPointF(static_cast<double>(u.end), static_cast<double>(v.end))};
}

BoxEdges edgesAt(const QRectF& section, QPointF point, double reach) noexcept {
    const QRectF outer = section.adjusted(-reach, -reach, reach, reach);
    if (!outer.contains(point)) return NoEdge;
    BoxEdges edges = NoEdge;
    const double left = std::abs(point.x() - section.left());
    const double right = std::abs(point.x() - section.right());
    const double top = std::abs(point.y() - section.top());
    const double bottom = std::abs(point.y() - section.bottom());
    if (std::min(left, right) <= reach) edges |= left < right ? LeftEdge : RightEdge;
    if (std::min(top, bottom) <= reach) edges |= top < bottom ? TopEdge : BottomEdge;
    return edges;
}

volume::VolumeBox movedBox(const volume::VolumeBox& box, const VoxelPoint& size, Axis across,
    BoxEdges edges, QPointF from, QPointF to) noexcept {
    const Axis right = axisRight(across);
    const Axis down = axisDown(across);
    Range u = rangeOf(box, right);
    Range v = rangeOf(box, down);
    if ((edges & WholeBox) != 0) {
        u = shifted(u, size.along(right), to.x() - from.x());
        v = shifted(v, size.along(down), to.y() - from.y());
    } else {
        u = moved(u, size.along(right), (edges & LeftEdge) != 0, (edges & RightEdge) != 0, to.x());
        v = moved(v, size.along(down), (edges & TopEdge) != 0, (edges & BottomEdge) != 0, to.y());
    }
    return withRange(withRange(box, right, u), down, v);
}

} // namespace lightstack::ui
