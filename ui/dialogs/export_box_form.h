// The box of an export, typed: first and last voxel in x, y and z, the last one included, slices
// counted by place. Thread: GUI only.
#pragma once

#include "core/volume/volume_box.h"

#include <QWidget>

#include <array>

class QPushButton;
class QSpinBox;

namespace lightstack::ui {

class ExportBoxForm : public QWidget {
    Q_OBJECT
public:
    explicit ExportBoxForm(QWidget* parent = nullptr);

    // The volume's size, and the box to begin with; cut to it.
    void setVolume(const volume::VolumeBox& whole, const volume::VolumeBox& box);
    [[nodiscard]] volume::VolumeBox box() const;

Q_SIGNALS:
    void changed();

private:
    void show(const volume::VolumeBox& box);
    void edited(std::size_t side);

    volume::VolumeBox m_whole;
    std::array<QSpinBox*, 6> m_sides{}; // x first and last, y, z
    QPushButton* m_all;
};

} // namespace lightstack::ui
