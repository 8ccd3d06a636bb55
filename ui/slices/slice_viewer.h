// The page of the window in which a volume is looked at: slice, orthogonal views, crop.
// Thread: GUI only.
#pragma once

#include "core/volume/slice_stack.h"
#include "core/volume/volume_box.h"

#include <QWidget>

namespace lightstack::ui {

class SliceViewer : public QWidget {
    Q_OBJECT
public:
    explicit SliceViewer(QWidget* parent = nullptr);
    ~SliceViewer() override;

    // Shows the stack from slice `position` (by place, not by number).
    void open(const volume::SliceStack& stack, std::int64_t position = 0);
    void closeVolume();
    [[nodiscard]] bool isFinal() const; // sharp, or failed

Q_SIGNALS:
    void closed();                     // Esc: back to the grid
    void statusChanged(QString value); // the voxel under the cursor, for the status bar
    // The box of `stack` is to be written, at `level` (as a suggestion).
    void exportAsked(
        lightstack::volume::SliceStack stack, lightstack::volume::VolumeBox box, int level);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace lightstack::ui
