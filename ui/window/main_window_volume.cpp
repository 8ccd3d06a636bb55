// Volumes in the window: from the grid to the slice viewer and back.
#include "core/base/file_path.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/models/failure_words.h"
#include "ui/slices/slice_viewer.h"
#include "ui/slices/stack_lookup.h"
#include "ui/viewer/picture_viewer.h"
#include "ui/window/main_window.h"
#include "ui/window/navigator.h"
#include "ui/window/status_bar.h"
#include "ui/window/volume_commands.h"

#include <QStackedWidget>

namespace lightstack::ui {

void MainWindow::openVolume(const volume::SliceStack& stack, std::int64_t position) {
    if (stack.slices.empty()) return;
    if (isViewing()) leaveViewer();
    m_slices->open(stack, position);
    showPage(m_slices);
    m_status->setSelection({});
    m_status->setCounts(tr("%Ln slice(s)", nullptr, static_cast<int>(stack.slices.size())));
    setWindowTitle(base::displayText(std::filesystem::path(stack.name)));
}

void MainWindow::openCurrentVolume() {
    const auto& folder = m_navigator->folder();
    if (folder.empty() || isVolumeUp()) return;
    std::string name;
    if (isViewing())
        name = m_viewer->currentPath().filename().native();
    else if (const QModelIndex current = m_grid->currentIndex();
             current.isValid() && m_centre->currentWidget() == m_grid)
        name = m_parts.model->pathAt(current.row()).filename().native();
    m_findingVolume = true;
    m_background.run([folder, name] { return findStackOf(folder, name); },
        [this, folder](const Result<StackPlace>& found) {
            m_findingVolume = false;
            if (m_navigator->folder() != folder || isVolumeUp()) return;
            if (found) return openVolume(found->stack, found->position);
            m_status->say(
                found.error().code == ErrorCode::NotFound
                    ? tr("No stack of slices is here.")
                    : tr("The folder cannot be read: %1.").arg(failureText(found.error())),
                true);
        });
}

void MainWindow::wantVolume() {
    m_volumeWanted = true;
}

void MainWindow::setOrthogonal(bool orthogonal) {
    m_slices->setOrthogonal(orthogonal);
}

void MainWindow::leaveVolume() {
    if (!isVolumeUp()) return;
    m_slices->closeVolume();
    showBrowser();
}

void MainWindow::exportVolume() {
    if (isVolumeUp())
        return m_volume->exportVolume(
            m_slices->stack(), m_slices->scene()->box(), 0, m_slices->voxelSaid());
    const auto [folder, name] = stackMeant();
    m_volume->exportFolder(folder, name);
}

std::pair<std::filesystem::path, std::string> MainWindow::stackMeant() const {
    if (isVolumeUp()) {
        const volume::SliceStack& stack = m_slices->stack();
        return {stack.folder, stack.slices.empty() ? stack.name : stack.slices.front().name};
    }
    const bool gridUp = m_centre->currentWidget() == m_grid;
    const QModelIndex current = m_grid->currentIndex();
    std::string name;
    if (isViewing())
        name = m_viewer->currentPath().filename().native();
    else if (gridUp && current.isValid())
        name = m_parts.model->pathAt(current.row()).filename().native();
    return {m_navigator->folder(), name};
}

void MainWindow::wireSlices() {
    connect(m_slices, &SliceViewer::exportAsked, m_volume,
        [this](const volume::SliceStack& stack, const volume::VolumeBox& box, int level) {
            m_volume->exportVolume(stack, box, level, m_slices->voxelSaid());
        });
    connect(m_actions.openVolume, &QAction::triggered, this, &MainWindow::openCurrentVolume);
    connect(m_slices, &SliceViewer::closed, this, [this] {
        if (isFullScreen())
            setFullScreen(false);
        else
            leaveVolume();
    });
    connect(m_slices, &SliceViewer::statusChanged, m_status, &StatusBar::setValueText);
    connect(m_volume, &VolumeCommands::pyramidBuilt, m_slices, &SliceViewer::usePyramidOf);
    connect(m_slices, &SliceViewer::readAnew, this, [this] {
        m_status->setCounts(
            tr("%Ln slice(s)", nullptr, static_cast<int>(m_slices->stack().slices.size())));
        m_status->say(tr("The slices have changed and are read again."));
    });
    connect(m_slices, &SliceViewer::settingsChanged, this, &MainWindow::stateChanged);
    connect(m_slices, &SliceViewer::zoomChanged, this, [this](double scale) {
        if (isVolumeUp()) m_status->setZoom(scale);
    });
}

} // namespace lightstack::ui
