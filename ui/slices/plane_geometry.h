// Planes across a volume on the screen: which axes lie in them, and where a voxel stands in a view.
//
// A plane has coordinates u (to the right) and v (down) in voxels; voxel i covers [i, i + 1).
// Across z lie x and y; across y, x and z; across x, z and y: so the three fit together around the
// slice. The screen has device pixels. Proportions are true: a voxel is stretched by its edges,
// measured in the edge of x, and scale 1 is one device pixel for the edge of x. Pure arithmetic.
// Thread: values.
#pragma once

#include "core/slices/volume_source.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace lightstack::ui {

using slices::Axis;

inline constexpr std::array<Axis, 3> kAxes{Axis::X, Axis::Y, Axis::Z};
inline constexpr double kLargestScale = 64;
inline constexpr double kSmallestScale = 1.0 / 128;

[[nodiscard]] constexpr Axis axisRight(Axis across) noexcept {
    return across == Axis::X ? Axis::Z : Axis::X;
}
[[nodiscard]] constexpr Axis axisDown(Axis across) noexcept {
    return across == Axis::Y ? Axis::Z : Axis::Y;
}

// A voxel, or the number of voxels along each axis.
struct VoxelPoint {
    std::int64_t x = 0, y = 0, z = 0;
    bool operator==(const VoxelPoint&) const = default;

    [[nodiscard]] std::int64_t along(Axis axis) const noexcept {
        return axis == Axis::X ? x : axis == Axis::Y ? y : z;
    }
    [[nodiscard]] VoxelPoint with(Axis axis, std::int64_t value) const noexcept {
        VoxelPoint out = *this;
        (axis == Axis::X ? out.x : axis == Axis::Y ? out.y : out.z) = value;
        return out;
    }
};

// Anywhere in the volume, in voxels: the middle of voxel 0 is 0.5.
struct SpacePoint {
    double x = 0, y = 0, z = 0;
    bool operator==(const SpacePoint&) const = default;

    [[nodiscard]] double along(Axis axis) const noexcept {
        return axis == Axis::X ? x : axis == Axis::Y ? y : z;
    }
    [[nodiscard]] SpacePoint with(Axis axis, double value) const noexcept {
        SpacePoint out = *this;
        (axis == Axis::X ? out.x : axis == Axis::Y ? out.y : out.z) = value;
        return out;
    }
    [[nodiscard]] QPointF inPlane(Axis across) const noexcept {
        return {along(axisRight(across)), along(axisDown(across))};
    }
    [[nodiscard]] SpacePoint withInPlane(Axis across, QPointF uv) const noexcept {
        return with(axisRight(across), uv.x()).with(axisDown(across), uv.y());
    }
};

struct PlaneTransform {
    QSizeF plane;          // voxels
    QPointF stretch{1, 1}; // of a voxel, at scale 1
    QSizeF view;           // device pixels
    double scale = 1;
    QPointF wanted; // in the middle of the view; clamped before it is used

    // Device pixels of a voxel.
    [[nodiscard]] QPointF step() const noexcept { return stretch * scale; }
    // Unlike a photograph a small volume is enlarged.
    [[nodiscard]] double fitScale() const noexcept {
        const QSizeF size(plane.width() * stretch.x(), plane.height() * stretch.y());
        if (size.isEmpty() || view.isEmpty()) return 1;
        return std::clamp(std::min(view.width() / size.width(), view.height() / size.height()),
            1e-4, kLargestScale);
    }
    // No empty space beside a plane larger than the view; a smaller one stays in the middle.
    [[nodiscard]] QPointF center() const noexcept {
        const auto clampAxis = [](double c, double side, double shown) {
            return shown >= side ? side / 2 : std::clamp(c, shown / 2, side - shown / 2);
        };
        return {clampAxis(wanted.x(), plane.width(), view.width() / step().x()),
            clampAxis(wanted.y(), plane.height(), view.height() / step().y())};
    }
    // Of voxel 0, on whole device pixels.
    [[nodiscard]] QPointF origin() const noexcept {
        const QPointF c = center();
        return {std::round(view.width() / 2 - c.x() * step().x()),
            std::round(view.height() / 2 - c.y() * step().y())};
    }
    [[nodiscard]] QPointF toView(QPointF uv) const noexcept {
        return origin() + QPointF(uv.x() * step().x(), uv.y() * step().y());
    }
    [[nodiscard]] QPointF toPlane(QPointF device) const noexcept {
        const QPointF d = device - origin();
        return {d.x() / step().x(), d.y() / step().y()};
    }
    [[nodiscard]] QRectF rectOf(QRectF uv) const noexcept {
        return {toView(uv.topLeft()), toView(uv.bottomRight())};
    }
    [[nodiscard]] QRectF planeRect() const noexcept { return rectOf({QPointF(0, 0), plane}); }
    // The middle of the view after `factor` of zoom that keeps what is under `device` there.
    [[nodiscard]] QPointF centerAfterZoom(double newScale, QPointF device) const noexcept {
        const QPointF under = toPlane(device);
        const QPointF away = device - QPointF(view.width() / 2, view.height() / 2);
        return {under.x() - away.x() / (stretch.x() * newScale),
            under.y() - away.y() / (stretch.y() * newScale)};
    }
};

} // namespace lightstack::ui
