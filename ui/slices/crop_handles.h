// The crop box under the pointer: which of its edges is taken, and the box after it has moved.
// Pure arithmetic. Thread: any.
#pragma once

#include "core/volume/volume_box.h"
#include "ui/slices/plane_geometry.h"

namespace lightstack::ui {

enum BoxEdge : unsigned {
    NoEdge = 0,
    LeftEdge = 1,
    RightEdge = 2,
    TopEdge = 4,
    BottomEdge = 8,
    WholeBox = 16, // moves as it is
};
using BoxEdges = unsigned;

struct Range {
    std::int64_t first = 0;
    std::int64_t end = 0; // one past the last
    bool operator==(const Range&) const = default;
};

[[nodiscard]] Range rangeOf(const volume::VolumeBox& box, Axis axis) noexcept;
[[nodiscard]] volume::VolumeBox withRange(
    const volume::VolumeBox& box, Axis axis, Range range) noexcept;
// The box's section, in voxels of the plane.
[[nodiscard]] QRectF sectionOf(const volume::VolumeBox& box, Axis across) noexcept;

// `section` and `point` in pixels of the view. One edge, or two at a corner.
[[nodiscard]] BoxEdges edgesAt(const QRectF& section, QPointF point, double reach) noexcept;

// `box` with `edges` brought to `to` (voxels of the plane); WholeBox: by to - from. Never empty,
// never outside of a volume of `size`; an edge stops at its opposite.
[[nodiscard]] volume::VolumeBox movedBox(const volume::VolumeBox& box, const VoxelPoint& size,
    Axis across, BoxEdges edges, QPointF from, QPointF to) noexcept;

} // namespace lightstack::ui
