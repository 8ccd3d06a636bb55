// A small volume of known values on disk: 16 bits, value = 100 x + 10 y + 1000 z; and a viewer that
// looks at it. Thread: GUI only.
#pragma once

#include "tests/support/temp_folder.h"
#include "ui/slices/plane_grid.h"
#include "ui/slices/slice_viewer.h"

#include <functional>
#include <set>

namespace lightstack::tests {

// PREFIX000.tif and on; slices in `without` are left out, those in `broken` are no pictures.
volume::SliceStack writeVolume(const std::filesystem::path& folder, int width, int height,
    int depth, const std::set<int>& without = {}, const std::set<int>& broken = {},
    const std::function<int(int x, int y, int z)>& value = {});

// Mouse moves carry their buttons, which QTest's do not.
void moveMouse(QWidget* widget, QPointF to, Qt::MouseButtons buttons = Qt::NoButton,
    Qt::KeyboardModifiers modifiers = {});
void drag(QWidget* widget, Qt::MouseButton button, QPointF from, QPointF to,
    Qt::KeyboardModifiers modifiers = {});
void turnWheel(QWidget* widget, QPointF at, int steps, Qt::KeyboardModifiers modifiers = {});

struct OpenedVolume {
    OpenedVolume();
    void open(const volume::SliceStack& stack, std::int64_t position = 0); // until it is sharp
    [[nodiscard]] ui::PlaneGrid* grid() const { return viewer.findChild<ui::PlaneGrid*>(); }
    [[nodiscard]] ui::PlaneView* view(slices::Axis across) const { return grid()->view(across); }
    void settle();
    void key(int key, Qt::KeyboardModifiers modifiers = {});
    // In the view's pixels: the middle of a voxel.
    [[nodiscard]] QPointF at(slices::Axis across, double u, double v) const;

    TempFolder folder;
    ui::SliceViewer viewer;
    QString status;
};

} // namespace lightstack::tests
