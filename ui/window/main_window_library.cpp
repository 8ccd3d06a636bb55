// The library in the window: its lists in the grid, its tree at the left, its search line.
#include "core/base/file_path.h"
#include "core/browse/list_facts.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/models/list_words.h"
#include "ui/viewer/picture_viewer.h"
#include "ui/window/file_commands.h"
#include "ui/window/filter_bar.h"
#include "ui/window/library_commands.h"
#include "ui/window/library_search.h"
#include "ui/window/library_tree.h"
#include "ui/window/main_window.h"
#include "ui/window/navigator.h"
#include "ui/window/pane.h"
#include "ui/window/reasons.h"
#include "ui/window/status_bar.h"

#include <QDockWidget>

#include <climits>

namespace lightstack::ui {

using library::LibraryPlace;

namespace {

QString archivedWords() {
    return MainWindow::tr("The file lies in an archive: it can be looked at, not changed or given "
                          "to other programs. Unpack the archive first.");
}

} // namespace

void MainWindow::buildLibraryPane() {
    m_libraryTree = new LibraryTree;
    m_search = new LibrarySearch(m_filter->field());
    m_libraryDock = makePane(
        this, QStringLiteral("library"), tr("Library"), m_libraryTree, m_library->paneAction());
    addDockWidget(startArea(this), m_libraryDock);
    std::error_code error;
    giveLibraryRoom(std::filesystem::exists(m_parts.catalogFile, error));
    m_libraryDock->setVisible(m_parts.library != nullptr);
    m_library->paneAction()->setChecked(m_parts.library != nullptr);
}

void MainWindow::giveLibraryRoom(bool any) {
    m_libraryHasRoom = any;
    const QList<int> heights = any ? QList{320, 480} : QList{640, 160}; // lists have more to show
    resizeDocks({m_treeDock, m_libraryDock}, heights, Qt::Vertical);
}

void MainWindow::wireLibrary() {
    m_library->setShown({
        [this] { return m_navigator->folder(); },
        [this] { return m_filter->text().toStdString(); },
        [this](std::size_t most) {
            return selectedPaths(most, browse::StackFiles::Representative, false);
        },
    });
    connect(m_library, &LibraryCommands::placeWanted, this,
        [this](const LibraryPlace& place) { openList(place); });
    connect(m_library, &LibraryCommands::searchWanted, this, &MainWindow::searchLibrary);
    connect(m_library->showInFolderAction(), &QAction::triggered, this, &MainWindow::showInFolder);
    connect(m_grid->selectionModel(), &QItemSelectionModel::selectionChanged, m_library,
        &LibraryCommands::selectionChanged);
    // A swap of views clears the selection without a word.
    connect(m_navigator, &Navigator::viewArrived, m_library, &LibraryCommands::selectionChanged);
    connect(m_libraryTree->view(), &LibraryTreeView::placeChosen, this,
        [this](const LibraryPlace& place) { openList(place); });
    connect(m_libraryTree, &LibraryTree::scanWanted, m_library, &LibraryCommands::scanWanted);
    library::LibrarySession* session = m_parts.library;
    if (session == nullptr) return;
    connect(
        m_library, &LibraryCommands::libraryChanged, session, &library::LibrarySession::refresh);
    connect(m_library, &LibraryCommands::catalogFileChanged, session,
        &library::LibrarySession::setCatalogFile);
    connect(m_commands, &FileCommands::filesMoved, session,
        [session](const auto& gone, const auto& there) {
            session->leaveOut(gone);
            session->takeBack(there);
        });
    connect(session, &library::LibrarySession::listsChanged, this, [this, session] {
        if (!m_libraryHasRoom && session->lists() != nullptr) giveLibraryRoom(true);
        m_libraryTree->setLists(session->lists());
        m_search->setLists(session->lists());
    });
}

void MainWindow::openList(const LibraryPlace& place, const std::string& query) {
    if (isViewing()) leaveViewer();
    leaveVolume();
    m_navigator->open(place.toPath(), {}, query);
}

void MainWindow::followPlace() {
    const auto place = LibraryPlace::fromPath(m_navigator->folder());
    m_filter->setSearching(place.has_value());
    m_actions.descending->setChecked(m_navigator->options().descending);
    m_filter->setOptions(m_navigator->options());
    m_search->setActive(place.has_value());
    m_libraryTree->view()->setCurrentPlace(place);
}

void MainWindow::searchLibrary() {
    if (!m_navigator->isList()) openList({});
    if (isViewing()) leaveViewer();
    leaveVolume();
    m_filter->focusText();
    m_search->offerFields();
}

QString MainWindow::placeTitle() const {
    const auto& folder = m_navigator->folder();
    if (const auto place = LibraryPlace::fromPath(folder)) return listTitle(*place);
    return folder.has_relative_path() ? base::displayName(folder) : base::displayText(folder);
}

EmptyPage::Content MainWindow::listEmptiness(const browse::FolderView& view) const {
    const auto place = LibraryPlace::fromPath(view.table->folder()).value_or(LibraryPlace());
    const bool kinds = view.table->count() > 0 && view.options.text.empty();
    return EmptyPage::emptyList(
        listTitle(place), place.kind == library::ListKind::All, !view.options.text.empty(), kinds);
}

void MainWindow::showInFolder() {
    const auto files = selectedPaths(1, browse::StackFiles::First);
    if (files.empty()) return;
    // Of what lies in an archive, the archive.
    std::filesystem::path file = files.front();
    const int row = isViewing() ? m_viewer->currentRow() : m_parts.model->rowOfPath(file);
    if (row >= 0 && (m_parts.model->marksAt(row) & browse::kMarkArchived) != 0) {
        std::error_code error;
        while (file.has_relative_path() && !std::filesystem::is_regular_file(file, error))
            file = file.parent_path();
    }
    openFolder(file.parent_path(), {file.filename().native()});
}

bool MainWindow::isArchivedSelected(int most) const {
    if (!m_parts.model->isList()) return false;
    const auto archived = [this](int row) {
        return row >= 0 && row < m_parts.model->rowCount() &&
               (m_parts.model->marksAt(row) & browse::kMarkArchived) != 0;
    };
    if (isViewing()) return archived(m_viewer->currentRow());
    for (const auto& [first, last] : selectedRows())
        for (int row = first; row <= last && most-- > 0; ++row)
            if (archived(row)) return true;
    return false;
}

bool MainWindow::refusesArchived() {
    const bool refuses = isArchivedSelected(INT_MAX);
    if (refuses) m_status->say(archivedWords(), true);
    return refuses;
}

// What other programs would need a file for, and what would change the archive.
void MainWindow::updateArchivedActions() {
    constexpr int kLookedAt = 5000; // of a larger selection the rest is looked at when one acts
    const WindowActions& a = m_actions;
    const bool archived = a.copyPath->isEnabled() && isArchivedSelected(kLookedAt);
    for (QAction* action : {a.rename, a.trash, a.copy, a.openExternally})
        if (archived) setAble(action, false, archivedWords());
}

} // namespace lightstack::ui
