// What all views of one open volume share: where one stands, how far it is zoomed, the slab, the
// crop box, the distance measured, how large a voxel is. Views look at it and change it; each
// change is said once. Thread: GUI only.
#pragma once

#include "core/volume/slice_stack.h"
#include "core/volume/volume_box.h"
#include "ui/slices/plane_geometry.h"

#include <QObject>

#include <optional>

namespace lightstack::ui {

struct Slab {
    bool on = false;
    std::int64_t thickness = 9; // slices
    slices::SlabRule rule = slices::SlabRule::Max;
    bool operator==(const Slab&) const = default;
};

struct Measurement {
    Axis across = Axis::Z; // the view in which it was drawn
    SpacePoint from, to;
    bool operator==(const Measurement&) const = default;
};

class VolumeScene : public QObject {
    Q_OBJECT
public:
    explicit VolumeScene(QObject* parent = nullptr);

    // A new volume: everything back to its beginning, but the slab's rule and thickness.
    // `proportions`: what edges are to each other where `voxel` does not know them all.
    void setVolume(const VoxelPoint& size, const std::optional<volume::VoxelEdges>& voxel,
        const std::optional<volume::VoxelEdges>& proportions = {});
    void clear() { setVolume({}, std::nullopt); }
    [[nodiscard]] bool isEmpty() const noexcept { return m_size.x == 0; }
    [[nodiscard]] const VoxelPoint& size() const noexcept { return m_size; }

    void setVoxel(const std::optional<volume::VoxelEdges>& voxel);
    [[nodiscard]] const std::optional<volume::VoxelEdges>& voxel() const noexcept {
        return m_voxel;
    }
    // In micrometres; none where it is not known.
    [[nodiscard]] std::optional<double> edge(Axis axis) const noexcept;
    [[nodiscard]] bool allEdgesKnown() const noexcept;
    // What it is drawn by, where that is not all of voxel(); none: equal edges for what is unknown.
    [[nodiscard]] const std::optional<volume::VoxelEdges>& proportions() const noexcept {
        return m_proportions;
    }
    // Of a voxel on the screen, in edges of x: isotropic as far as it is not known.
    [[nodiscard]] double stretch(Axis axis) const noexcept;
    // Micrometres of a stretch of 1; none where nothing is known.
    [[nodiscard]] std::optional<double> stretchLength() const noexcept;

    void setPosition(const VoxelPoint& position); // clamped
    void moveTo(Axis axis, std::int64_t value) { setPosition(m_position.with(axis, value)); }
    [[nodiscard]] const VoxelPoint& position() const noexcept { return m_position; }

    // The zoom is one for all views, so that what is the same length is drawn as long.
    void setFit(double scale); // everything in view: the views know how large that is
    void zoom(double scale, const SpacePoint& center);
    void wantFit(); // and the views answer with setFit()
    [[nodiscard]] bool isFit() const noexcept { return m_fit; }
    [[nodiscard]] double scale() const noexcept { return m_scale; }
    [[nodiscard]] const SpacePoint& center() const noexcept { return m_center; }

    void setSlab(const Slab& slab);
    [[nodiscard]] const Slab& slab() const noexcept { return m_slab; }

    void setBox(const volume::VolumeBox& box); // cut to the volume; never empty
    void resetBox() { setBox(wholeBox()); }
    void setBoxShown(bool shown);
    [[nodiscard]] volume::VolumeBox wholeBox() const noexcept;
    [[nodiscard]] const volume::VolumeBox& box() const noexcept { return m_box; }
    [[nodiscard]] bool isBoxShown() const noexcept { return m_boxShown; }

    void setMeasuring(bool measuring); // false lets go of what was measured
    void setMeasurement(const std::optional<Measurement>& measurement);
    [[nodiscard]] bool isMeasuring() const noexcept { return m_measuring; }
    [[nodiscard]] const std::optional<Measurement>& measurement() const noexcept {
        return m_measurement;
    }

    void setCrossShown(bool shown);
    [[nodiscard]] bool isCrossShown() const noexcept { return m_crossShown; }

Q_SIGNALS:
    void volumeChanged();
    void positionChanged();
    void zoomChanged();
    void fitWanted();
    void slabChanged();
    void boxChanged();         // or shown, or hidden
    void measurementChanged(); // or the tool
    void voxelChanged();
    void crossChanged();

private:
    VoxelPoint m_size;
    std::optional<volume::VoxelEdges> m_voxel;
    std::optional<volume::VoxelEdges> m_proportions;
    VoxelPoint m_position;
    bool m_fit = true;
    double m_scale = 1;
    SpacePoint m_center;
    Slab m_slab;
    volume::VolumeBox m_box;
    bool m_boxShown = false;
    bool m_measuring = false;
    std::optional<Measurement> m_measurement;
    bool m_crossShown = false;
};

// "123.4 px  1.07 mm  34.2°": length in voxels and, where known, on the object; the angle against
// the horizontal, counter-clockwise, as it is drawn.
struct MeasuredLength {
    double voxels = 0;
    std::optional<double> micrometres;
    double degrees = 0; // above -180, up to 180
};
[[nodiscard]] MeasuredLength measured(const VolumeScene& scene, const Measurement& m);
[[nodiscard]] QString measuredText(const MeasuredLength& length);

} // namespace lightstack::ui
