// Following the folder that is open: what is shown of it, what is selected, where to go next.
#include "core/base/file_path.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/models/failure_words.h"
#include "ui/panels/metadata_panel.h"
#include "ui/slices/slice_viewer.h"
#include "ui/viewer/picture_viewer.h"
#include "ui/window/downsample_commands.h"
#include "ui/window/file_commands.h"
#include "ui/window/filter_bar.h"
#include "ui/window/folder_tree.h"
#include "ui/window/library_commands.h"
#include "ui/window/main_window.h"
#include "ui/window/navigator.h"
#include "ui/window/path_bar.h"
#include "ui/window/reasons.h"
#include "ui/window/status_bar.h"
#include "ui/window/subfolders.h"

#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QDockWidget>
#include <QFileDialog>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>
#include <QUrl>

#include <algorithm>

namespace lightstack::ui {
namespace {

constexpr std::size_t kMostForMetadata = 10'001; // the service says when it took only the first
constexpr browse::FolderTable::Id kMostLookedAt = 100'000;

} // namespace

void MainWindow::openPaths(std::vector<std::filesystem::path> paths) {
    if (paths.empty()) return;
    if (const auto list = library::LibraryPlace::fromPath(paths.front())) return openList(*list);
    for (auto& path : paths) {
        std::error_code error;
        path = std::filesystem::absolute(path, error).lexically_normal();
        if (path.has_relative_path() && !path.has_filename()) path = path.parent_path();
    }
    m_background.run([path = paths.front()] { return kindOfPath(path); },
        [this, paths](PathKind kind) {
            const auto& first = paths.front();
            if (kind != PathKind::File) return openFolder(first); // a missing one says so there
            std::vector<std::string> names;
            for (const auto& path : paths)
                if (path.parent_path() == first.parent_path())
                    names.push_back(path.filename().native());
            const bool one = names.size() == 1;
            openFolder(first.parent_path(), std::move(names));
            if (!one) return;
            // Its neighbours are the pictures to turn to, not the stack it may be of.
            m_parts.session->reveal(first.filename().native());
            m_viewer->showPath(first);
            m_viewedRow = -1;
            enterViewer();
            setWindowTitle(base::displayName(first));
        });
}

void MainWindow::openFolder(const std::filesystem::path& folder, std::vector<std::string> select) {
    if (isViewing()) leaveViewer();
    leaveVolume();
    m_navigator->open(folder, std::move(select));
}

void MainWindow::chooseFolder() {
    const QByteArray start = base::toBytes(m_navigator->lastFolder());
    const QString chosen =
        QFileDialog::getExistingDirectory(this, tr("Open Folder"), QString::fromLocal8Bit(start));
    if (!chosen.isEmpty()) openFolder(base::fromBytes(QFile::encodeName(chosen)));
}

void MainWindow::openDemoSet() {
    if (!m_parts.makeDemoSet) return;
    m_empty->setContent(EmptyPage::makingDemo());
    m_background.run(m_parts.makeDemoSet, [this](Result<std::filesystem::path> made) {
        if (made) return openFolder(*made);
        showWelcome();
        m_status->say(
            tr("The demo set could not be made: %1.").arg(failureText(made.error())), true);
    });
}

void MainWindow::showWelcome() {
    m_empty->setContent(EmptyPage::welcome());
    showPage(m_empty);
}

void MainWindow::onEmptyAct(EmptyPage::Act act) {
    using Act = EmptyPage::Act;
    switch (act) {
    case Act::OpenFolder:
        return chooseFolder();
    case Act::DemoSet:
        return openDemoSet();
    case Act::ShowAllFiles:
        m_actions.kinds->actions().last()->trigger();
        return;
    case Act::ClearFilter:
        return m_filter->clearText();
    case Act::ShowHidden:
        return m_actions.showHidden->trigger();
    case Act::TryAgain:
        return m_navigator->reload();
    case Act::OpenAbove:
        m_background.run(
            [folder = m_navigator->folder().parent_path()] { return nearestFolder(folder); },
            [this](const std::filesystem::path& folder) { openFolder(folder); });
        return;
    case Act::ScanLibrary:
        Q_EMIT m_library->scanWanted();
        return;
    case Act::OpenCatalog:
        return m_library->openCatalogFile();
    case Act::ShowLibrary:
        return openList({});
    }
}

void MainWindow::onFolderChanged(const std::filesystem::path& folder) {
    if (isViewing()) leaveViewer();
    leaveVolume();
    m_path->setFolder(folder);
    m_tree->setCurrentFolder(m_navigator->isList() ? std::filesystem::path() : folder);
    setWindowTitle(placeTitle());
    // A filter by words belongs to the folder it was typed for, a search to its list.
    followPlace();
    updateActions();
    Q_EMIT stateChanged();
}

void MainWindow::onViewArrived() {
    const browse::FolderView* view = m_parts.model->view();
    // Only what could be opened is worth offering again.
    if (!m_navigator->isList() && (m_recent.empty() || m_recent.front() != view->table->folder())) {
        updateRecent(view->table->folder());
        Q_EMIT stateChanged();
    }
    if (isVolumeUp()) return m_slices->lookAgain();
    if (m_volumeWanted && view->complete) {
        m_volumeWanted = false;
        openCurrentVolume();
    }
    if (isViewing()) {
        followViewed();
        updateCounts();
        return;
    }
    m_selectionRest.start(); // a swap of views clears the selection without a word
    // Whoever types goes on typing.
    QWidget* typing = m_filter->isAncestorOf(focusWidget()) ? focusWidget() : nullptr;
    if (!view->order.empty())
        showPage(m_grid);
    else if (view->complete)
        showEmptiness();
    if (typing != nullptr) typing->setFocus();
    updateCounts();
}

void MainWindow::showEmptiness() {
    const browse::FolderView& view = *m_parts.model->view();
    if (view.facts) {
        m_empty->setContent(listEmptiness(view));
        return showPage(m_empty);
    }
    const browse::ViewOptions& options = view.options;
    const auto count = static_cast<browse::FolderTable::Id>(view.table->count());
    std::size_t hidden = 0;
    for (browse::FolderTable::Id id = 0; id < std::min(count, kMostLookedAt); ++id)
        hidden += view.table->hidden(id) && !options.showHidden ? 1 : 0;
    const QString kind = options.kinds == browse::KindFilter::Pictures
                             ? QString()
                             : m_actions.kinds->checkedAction()->text().remove(u'&');
    m_empty->setContent(EmptyPage::nothingShown(
        count, hidden, !options.text.empty(), kind, options.kinds == browse::KindFilter::AllFiles));
    showPage(m_empty);
}

void MainWindow::onFilesSettled(const std::vector<std::string>& names) {
    const std::filesystem::path folder = m_parts.session->folder();
    for (const std::string& name : names)
        m_parts.thumbnails->invalidate((folder / name).native());
    if (isViewing() && m_viewer->currentPath().parent_path() == folder &&
        std::find(names.begin(), names.end(), m_viewer->currentPath().filename().native()) !=
            names.end())
        m_viewer->showRow(m_viewer->currentRow());
    m_selectionRest.start();
}

void MainWindow::updateCounts() {
    const browse::FolderView* view = m_parts.model->view();
    if (view == nullptr || !view->complete) return;
    // Folders stand first, so that counting them is a search.
    const auto firstFile = std::partition_point(
        view->order.begin(), view->order.end(), [view](browse::FolderTable::Id id) {
            return view->table->kind(id) == browse::EntryKind::Folder;
        });
    const auto folders = static_cast<int>(firstFile - view->order.begin());
    const auto files = static_cast<int>(view->order.end() - firstFile);
    const bool pictures = view->options.kinds == browse::KindFilter::Pictures;
    if (isViewing() && m_viewer->currentRow() >= folders) {
        const QLocale locale;
        m_status->setCounts(tr("%1 of %2")
                                .arg(locale.toString(m_viewer->currentRow() - folders + 1),
                                    locale.toString(files)));
        return;
    }
    QStringList parts;
    const int alone = files - view->tiles;
    if (view->tiles > 0) parts << tr("%Ln stack(s)", nullptr, view->tiles);
    if (alone > 0 || (files == 0 && folders == 0))
        parts << (pictures ? tr("%Ln picture(s)", nullptr, alone)
                           : tr("%Ln file(s)", nullptr, alone));
    if (folders > 0) parts << tr("%Ln folder(s)", nullptr, folders);
    m_status->setCounts(parts.join(QStringLiteral(", ")));
}

void MainWindow::updateSelection() {
    updateActions();
    m_metadata->setFiles(
        m_metadataDock->isHidden()
            ? std::vector<std::filesystem::path>()
            : selectedPaths(kMostForMetadata, browse::StackFiles::Representative, false));
    showSelectionSum();
}

void MainWindow::updateActions() {
    const WindowActions& a = m_actions;
    const bool viewing = isViewing();
    const bool volume = isVolumeUp();
    const bool gridUp = m_centre->currentWidget() == m_grid;
    // Behind a page that says what is wrong lie the pictures of before: not to be acted on.
    const bool any = viewing || (gridUp && m_grid->selectionModel()->hasSelection());
    const QString nothing = tr("Nothing is selected");
    const QString onlyInGrid = tr("Only where pictures are seen side by side");
    for (QAction* action : {a.rename, a.trash, a.copy, a.copyPath, a.openExternally})
        setAble(action, any, nothing);
    updateArchivedActions();
    for (QAction* action : {a.selectAll, a.selectNone, a.invertSelection})
        setAble(action, gridUp, onlyInGrid);
    for (QAction* action : {a.larger, a.smaller, a.usualSize, a.find})
        setAble(action, !viewing && !volume, onlyInGrid);
    for (QAction* action : m_viewer->viewerActions())
        action->setEnabled(viewing);
    setAble(m_menus.picture, viewing, tr("Only while a picture is shown large"));
    setAble(m_menus.slices, volume, tr("Only while the slices of a stack are shown"));
    setAble(a.view, gridUp && m_grid->currentIndex().isValid(), nothing);
    setAble(a.toGrid, viewing || volume, tr("The pictures are seen side by side already"));
    updateStackActions();
    updateFolderActions(any);
}

// What needs a place.
void MainWindow::updateFolderActions(bool any) {
    const WindowActions& a = m_actions;
    const bool volume = isVolumeUp();
    const bool nowhere = m_navigator->folder().empty();
    const bool folder = m_navigator->folder().is_absolute(); // no list, and not nothing
    const QString noFolder = tr("No folder is open");
    const QString noStack =
        nowhere ? noFolder : tr("A list is shown: open the folder of the stack");
    setAble(a.back, m_navigator->canGoBack(), tr("There is nothing to go back to"));
    setAble(a.forward, m_navigator->canGoForward(), tr("There is nothing to go forward to"));
    setAble(a.up, m_navigator->canGoUp(),
        nowhere ? noFolder : tr("There is no folder above what is shown"));
    setAble(a.reload, !nowhere, noFolder);
    setAble(a.openVolume, !volume && folder, volume ? tr("The stack is open already") : noStack);
    setAble(a.stackReport, folder, noStack);
    setAble(a.pyramid, folder, noStack);
    setAble(a.exportVolume, folder || volume, noStack);
    setAble(m_downsample->action(), !nowhere, noFolder);
    setAble(a.showInFileManager, folder || any, nowhere ? noFolder : tr("Nothing is selected"));
    setAble(m_library->showInFolderAction(), any && m_navigator->isList(),
        tr("Only for what is selected in a list of the library"));
}

} // namespace lightstack::ui
