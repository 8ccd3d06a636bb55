// What the actions and the parts of the window do to each other.
#include "core/archive/archive_path.h"
#include "core/base/file_path.h"
#include "ui/dialogs/help_dialogs.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/panels/metadata_panel.h"
#include "ui/slices/slice_viewer.h"
#include "ui/viewer/picture_viewer.h"
#include "ui/window/file_commands.h"
#include "ui/window/filter_bar.h"
#include "ui/window/folder_tree.h"
#include "ui/window/main_window.h"
#include "ui/window/navigator.h"
#include "ui/window/path_bar.h"
#include "ui/window/reasons.h"
#include "ui/window/status_bar.h"
#include "ui/window/volume_commands.h"

#include <QDesktopServices>
#include <QMenu>
#include <QUrl>

#include <algorithm>

namespace lightstack::ui {
namespace {

constexpr int kUsualCell = 160;
constexpr int kSelectionRestMs = 40;

// The rows that are not selected, as ranges: work by ranges, whatever the folder's size.
QItemSelection inverted(const FolderModel& model, const QItemSelection& selection) {
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : selection)
        ranges.emplace_back(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    QItemSelection result;
    int next = 0;
    for (const auto& [first, last] : ranges) {
        if (first > next) result.append({model.index(next), model.index(first - 1)});
        next = std::max(next, last + 1);
    }
    const int end = model.rowCount() - 1;
    if (next <= end) result.append({model.index(next), model.index(end)});
    return result;
}

} // namespace

void MainWindow::wireActions() {
    const WindowActions& a = m_actions;
    const auto on = [this](QAction* action, auto&& what) {
        connect(action, &QAction::triggered, this, std::forward<decltype(what)>(what));
    };
    on(a.open, [this] { chooseFolder(); });
    on(a.find, [this] {
        if (isViewing()) leaveViewer();
        leaveVolume();
        m_filter->focusText();
    });
    on(a.selectAll, [this] { m_grid->selectAll(); });
    on(a.selectNone, [this] { m_grid->clearSelection(); });
    on(a.invertSelection, [this] {
        QItemSelectionModel* model = m_grid->selectionModel();
        model->select(
            inverted(*m_parts.model, model->selection()), QItemSelectionModel::ClearAndSelect);
    });
    on(a.view, [this] { viewCurrent(); });
    on(a.toGrid, [this] {
        leaveViewer();
        leaveVolume();
    });
    on(a.larger, [this] { m_grid->setCellSide(m_grid->cellSide() * 5 / 4); });
    on(a.smaller, [this] { m_grid->setCellSide(m_grid->cellSide() * 4 / 5); });
    on(a.usualSize, [this] { m_grid->setCellSide(kUsualCell); });
    on(a.reload, [this] {
        m_navigator->reload();
        m_tree->refresh();
    });
    on(a.fullScreen, [this](bool full) { setFullScreen(full); });
    on(a.metadata, [this] { m_selectionRest.start(0); });
    on(a.back, [this] { m_navigator->back(); });
    on(a.forward, [this] { m_navigator->forward(); });
    on(a.up, [this] { m_navigator->up(); });
    on(a.home, [this] { openFolder(base::fromBytes(qgetenv("HOME"))); });
    on(a.location, [this] {
        if (isFullScreen()) setFullScreen(false);
        m_path->edit();
    });
    on(a.preferences, [this] { Q_EMIT preferencesRequested(); });
    on(a.shortcuts, [this] { showShortcuts(shortcutGroups(), this); });
    on(a.about, [this] { showAbout(this); });

    const auto optionsChanged = [this] {
        browse::ViewOptions options = m_navigator->options();
        options.sort =
            static_cast<browse::SortKey>(m_actions.sort->checkedAction()->data().toInt());
        options.kinds =
            static_cast<browse::KindFilter>(m_actions.kinds->checkedAction()->data().toInt());
        options.descending = m_actions.descending->isChecked();
        options.showHidden = m_actions.showHidden->isChecked();
        setOptions(options);
    };
    connect(a.sort, &QActionGroup::triggered, this, optionsChanged);
    connect(a.kinds, &QActionGroup::triggered, this, optionsChanged);
    connect(a.descending, &QAction::triggered, this, optionsChanged);
    connect(a.showHidden, &QAction::triggered, this, optionsChanged);
}

void MainWindow::wireFileActions() {
    const WindowActions& a = m_actions;
    const auto on = [this](QAction* action, auto&& what) {
        connect(action, &QAction::triggered, this, std::forward<decltype(what)>(what));
    };
    on(a.trash, [this] { trashSelected(); });
    on(a.undo, [this] { m_commands->undo(); });
    on(a.rename, [this] {
        withSelectedFiles([this](auto files) {
            if (files.empty() || refusesArchived()) return;
            if (files.size() > 1) // those of a list each in their own folder
                return m_commands->renameMany(std::move(files),
                    m_navigator->isList() ? nullptr : m_parts.model->view()->table);
            const auto folder = files.front().parent_path();
            m_commands->rename(files.front(), [this, folder](const QString& name) {
                std::error_code error;
                return m_navigator->isList()
                           ? std::filesystem::exists(folder / name.toStdString(), error)
                           : m_parts.model->rowOfName(name.toStdString()) >= 0;
            });
        });
    });
    on(a.copy, [this] {
        if (refusesArchived()) return;
        withSelectedFiles([this](auto files) { m_commands->copyFiles(std::move(files)); });
    });
    on(a.copyPath, [this] {
        withSelectedFiles([this](auto files) { m_commands->copyPaths(std::move(files)); });
    });
    on(a.showInFileManager, [this] {
        auto files = selectedPaths(100, browse::StackFiles::First);
        for (std::filesystem::path& file : files) // of what lies in an archive, the archive
            if (const auto place = archive::splitPath(file);
                place && m_navigator->isList() && isArchivedSelected(100))
                file = place->archive;
        files.erase(std::unique(files.begin(), files.end()), files.end());
        m_commands->showInFileManager(
            files.empty() ? std::vector{m_navigator->lastFolder()} : files);
    });
    on(a.openExternally, [this] {
        const auto files = selectedPaths(1, browse::StackFiles::First);
        if (files.empty()) return;
        const auto uri = QString::fromStdString(base::fileUri(files.front()));
        if (!QDesktopServices::openUrl(QUrl(uri, QUrl::StrictMode)))
            m_status->say(tr("No application opens this file."), true);
    });
    wireOpenWithAndUndo();
}

void MainWindow::wireOpenWithAndUndo() {
    connect(m_menus.openWith, &QMenu::aboutToShow, this, [this] {
        const auto files = selectedPaths(100, browse::StackFiles::First);
        m_menus.openWith->clear();
        if (isArchivedSelected(100)) {
            m_menus.openWith->addAction(tr("It lies in an archive"))->setEnabled(false);
            return;
        }
        if (!files.empty()) return m_commands->fillOpenWith(m_menus.openWith, files);
        m_menus.openWith->addAction(tr("Nothing is selected"))->setEnabled(false);
    });
    connect(m_commands, &FileCommands::message, this,
        [this](const QString& text) { m_status->say(text); });
    QAction* undoing = m_actions.undo;
    connect(m_commands, &FileCommands::undoAvailable, undoing,
        [undo = undoing](bool available, const QString& what) {
            if (!what.isEmpty()) undo->setText(what);
            setAble(undo, available, tr("Nothing was moved to the trash here since the start"));
        });
    setAble(undoing, false, tr("Nothing was moved to the trash here since the start"));
}

void MainWindow::wireParts() {
    connect(m_navigator, &Navigator::folderChanged, this, &MainWindow::onFolderChanged);
    connect(m_navigator, &Navigator::viewArrived, this, &MainWindow::onViewArrived);
    connect(m_navigator, &Navigator::listing, m_status, &StatusBar::setListing);
    connect(m_navigator, &Navigator::slow, this, [this] {
        if (isViewing() || isVolumeUp()) return;
        m_empty->setContent(EmptyPage::listing(
            m_navigator->isList() ? placeTitle() : base::displayText(m_navigator->folder())));
        showPage(m_empty);
    });
    connect(m_navigator, &Navigator::failed, this, [this](const Error& error, bool hadBeenThere) {
        if (isViewing()) leaveViewer();
        leaveVolume();
        if (!m_navigator->isList())
            m_empty->setContent(EmptyPage::failed(error, hadBeenThere));
        else if (error.code == ErrorCode::NotFound)
            m_empty->setContent(EmptyPage::noLibrary());
        else
            m_empty->setContent(EmptyPage::libraryFailed(error));
        showPage(m_empty);
        m_status->setCounts({});
        m_selectionRest.start(0);
    });
    connect(
        m_parts.session, &browse::FolderSession::filesSettled, this, &MainWindow::onFilesSettled);

    connect(m_tree, &FolderTree::folderChosen, this,
        [this](const auto& folder) { openFolder(folder); });
    connect(m_path, &PathBar::pathChosen, this, [this](const auto& path) { openPaths({path}); });
    connect(
        m_path, &PathBar::editingEnded, this, [this] { m_centre->currentWidget()->setFocus(); });
    connect(m_empty, &EmptyPage::wanted, this, &MainWindow::onEmptyAct);
    connect(m_empty, &EmptyPage::folderChosen, this,
        [this](const auto& folder) { openFolder(folder); });
    connect(m_filter, &FilterBar::textChanged, this, &MainWindow::setTextFilter);
    connect(
        m_filter, &FilterBar::leaveWanted, this, [this] { m_centre->currentWidget()->setFocus(); });

    connect(m_grid, &ThumbnailGrid::activated, this, &MainWindow::activate);
    connect(m_grid, &ThumbnailGrid::contextMenuWanted, this, &MainWindow::showContextMenu);
    connect(m_grid, &ThumbnailGrid::pathsDropped, this, &MainWindow::openPaths);
    connect(m_grid, &ThumbnailGrid::cellSideChanged, m_status, &StatusBar::setCellSide);
    connect(m_status, &StatusBar::cellSideChosen, m_grid, &ThumbnailGrid::setCellSide);
    m_status->setCellSide(m_grid->cellSide());
    m_selectionRest.setSingleShot(true);
    m_selectionRest.setInterval(kSelectionRestMs);
    connect(&m_selectionRest, &QTimer::timeout, this, &MainWindow::updateSelection);
    const auto soon = [this] {
        updateActions(); // a key pressed right after must find its action
        if (!m_selectionRest.isActive()) m_selectionRest.start(kSelectionRestMs);
    };
    connect(m_grid->selectionModel(), &QItemSelectionModel::selectionChanged, this, soon);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, soon);
}

void MainWindow::wireViewer() {
    connect(m_viewer, &PictureViewer::closeRequested, this, [this] {
        if (isFullScreen())
            setFullScreen(false);
        else
            leaveViewer();
    });
    connect(m_viewer, &PictureViewer::currentRowChanged, this, [this](int row) {
        m_viewedRow = row;
        if (row >= 0 && row < m_parts.model->rowCount()) m_grid->selectRow(row);
        m_selectionRest.start(kSelectionRestMs);
        updateCounts();
        setWindowTitle(base::displayName(m_viewer->currentPath()));
    });
    connect(m_viewer, &PictureViewer::valueTextChanged, m_status, &StatusBar::setValueText);
    connect(m_viewer, &PictureViewer::zoomChanged, this, [this](double scale) {
        if (!isVolumeUp()) m_status->setZoom(scale); // hidden, it is laid out anew too
    });
    connect(m_viewer, &PictureViewer::showInFolderRequested, this, [this](const QString& name) {
        leaveViewer();
        selectName(name.toStdString());
    });
    connect(m_status, &StatusBar::zoomFitWanted, this, [this] {
        const auto& tools = isVolumeUp() ? m_slices->toolActions() : m_viewer->viewerActions();
        if (!tools.isEmpty()) tools.first()->trigger(); // fit
    });
}

void MainWindow::wireVolume() {
    connect(m_actions.stackReport, &QAction::triggered, this, [this] {
        const auto [folder, name] = stackMeant();
        m_volume->report(folder, name);
    });
    connect(m_actions.pyramid, &QAction::triggered, this, [this] {
        const auto [folder, name] = stackMeant();
        m_volume->pyramid(folder, name);
    });
    connect(m_actions.exportVolume, &QAction::triggered, this, &MainWindow::exportVolume);
    connect(m_volume, &VolumeCommands::folderWanted, this,
        [this](const auto& folder) { openFolder(folder); });
    connect(m_volume, &VolumeCommands::fileManagerWanted, this,
        [this](const auto& file) { m_commands->showInFileManager({file}); });
}

} // namespace lightstack::ui
