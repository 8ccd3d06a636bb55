// The stored value under the pointer. What the volume holds in its cache is told at once; where the
// screen shows a coarser level, the slice of level 0 is read on a thread of its own as soon as the
// pointer rests, and told then. Thread: GUI only.
#pragma once

#include "core/slices/volume_source.h"
#include "ui/models/background.h"
#include "ui/slices/plane_geometry.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace lightstack::ui {

class ValueProbe : public QObject {
    Q_OBJECT
public:
    explicit ValueProbe(QObject* parent = nullptr);
    ~ValueProbe() override;

    void setSource(std::shared_ptr<slices::VolumeSource> source); // null: none
    void ask(const std::optional<VoxelPoint>& voxel);
    [[nodiscard]] const std::optional<VoxelPoint>& voxel() const noexcept { return m_voxel; }
    // By channel; empty where it is not known (yet).
    [[nodiscard]] const std::vector<double>& values() const noexcept { return m_values; }

Q_SIGNALS:
    void changed(); // the voxel, or what is known of it

private:
    void read();

    std::shared_ptr<slices::VolumeSource> m_source;
    std::optional<VoxelPoint> m_voxel;
    std::vector<double> m_values;
    QTimer m_rest;
    std::stop_source m_stop;
    bool m_reading = false;
    Background m_background;
};

// The value of a plane's pixel at (u, v) voxels, by channel: of a coarser level, or of a slab.
[[nodiscard]] std::vector<double> planeValues(const slices::Plane& plane, QPointF uv);
// "23,456", "r 1 g 2 b 3": whole numbers as they are, others with six digits.
[[nodiscard]] QString valuesText(const std::vector<double>& values);

} // namespace lightstack::ui
