// How large a voxel is, told by the person who knows: three edges and a unit, in a small form over
// the view. Thread: GUI only.
#pragma once

#include "core/volume/slice_stack.h"

#include <QWidget>

#include <array>
#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QPushButton;

namespace lightstack::ui {

class VoxelSizeForm : public QWidget {
    Q_OBJECT
public:
    explicit VoxelSizeForm(QWidget* parent);

    // Near the lower left of the parent. `times`: how long the edges are against that along x,
    // where they are left open.
    void open(const std::optional<volume::VoxelEdges>& voxel,
        const std::array<double, 3>& times = {1, 1, 1});

Q_SIGNALS:
    void chosen(lightstack::volume::VoxelEdges voxel);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void update();
    void leave();

    std::array<QDoubleSpinBox*, 3> m_edges{};
    std::array<double, 3> m_times{1, 1, 1};
    QComboBox* m_unit;
    QPushButton* m_set;
};

} // namespace lightstack::ui
