// The pictures in the window: opening one, going back, the commands on those selected.
#include "core/base/file_path.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/theme/theme.h"
#include "ui/viewer/picture_viewer.h"
#include "ui/window/downsample_commands.h"
#include "ui/window/file_commands.h"
#include "ui/window/filter_bar.h"
#include "ui/window/folder_tree.h"
#include "ui/window/history.h"
#include "ui/window/library_commands.h"
#include "ui/window/main_window.h"
#include "ui/window/navigator.h"
#include "ui/window/reasons.h"
#include "ui/window/status_bar.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>

#include <algorithm>

namespace lightstack::ui {

void MainWindow::activate(const QModelIndex& index) {
    if (!index.isValid()) return;
    if (m_parts.model->slicesAt(index.row()) > 0) return openStackAt(index.row());
    const std::filesystem::path path = m_parts.model->pathAt(index.row());
    switch (m_parts.model->kindAt(index.row())) {
    case browse::EntryKind::Folder:
        return openFolder(path);
    case browse::EntryKind::Image:
    case browse::EntryKind::Raw:
    case browse::EntryKind::Unknown:
        m_viewer->showRow(index.row());
        return enterViewer();
    case browse::EntryKind::Video:
    case browse::EntryKind::Other:
        m_grid->selectRow(index.row());
        if (refusesArchived()) return;
        m_actions.openExternally->setEnabled(true);
        return m_actions.openExternally->trigger();
    }
}

void MainWindow::viewCurrent() {
    activate(m_grid->currentIndex());
}

void MainWindow::enterViewer() {
    showPage(m_viewer);
    updateCounts();
    m_viewer->setFullScreen(isFullScreen());
    m_status->setSelection({});
}

void MainWindow::followViewed() {
    const browse::FolderView* view = m_parts.model->view();
    if (m_viewer->currentRow() >= 0) {
        m_viewedRow = m_viewer->currentRow();
        return;
    }
    // A file that was never among those shown (of another kind, hidden) stays where it is.
    if (m_viewedRow < 0 || !view->complete || !view->sorted) return;
    const int row = std::min(m_viewedRow, m_parts.model->rowCount() - 1);
    if (row < 0 || m_parts.model->kindAt(row) == browse::EntryKind::Folder)
        leaveViewer();
    else
        m_viewer->showRow(row);
}

void MainWindow::leaveViewer() {
    if (!isViewing()) return;
    const std::filesystem::path path = m_viewer->currentPath();
    m_viewer->leave();
    showBrowser();
    if (const int row = m_parts.model->rowOfPath(path); row >= 0) m_grid->selectRow(row);
}

void MainWindow::showBrowser() {
    if (m_parts.model->rowCount() > 0) {
        showPage(m_grid);
    } else if (m_parts.model->view() != nullptr) {
        showEmptiness();
    } else {
        m_empty->setContent(
            m_navigator->folder().empty()
                ? EmptyPage::welcome()
                : EmptyPage::listing(m_navigator->isList()
                                         ? placeTitle()
                                         : base::displayText(m_navigator->folder())));
        showPage(m_empty);
    }
    setWindowTitle(placeTitle());
    updateCounts();
    m_selectionRest.start();
}

bool MainWindow::selectName(const std::string& name) {
    const int row = m_parts.model->rowOfName(name);
    if (row < 0) return false;
    m_grid->selectRow(row);
    return true;
}

bool MainWindow::selectFirstPicture() {
    for (int row = 0; row < m_parts.model->rowCount(); ++row)
        if (m_parts.model->kindAt(row) != browse::EntryKind::Folder) {
            m_grid->selectRow(row);
            return true;
        }
    return false;
}

void MainWindow::trashSelected() {
    if (refusesArchived()) return;
    withSelectedFiles([this](auto files) { m_commands->trash(std::move(files)); });
}

void MainWindow::showContextMenu(QPoint at) {
    const WindowActions& a = m_actions;
    QMenu menu(this);
    // Beside the pictures the menu is about the folder, whatever is selected.
    const bool onItem = m_grid->indexAt(m_grid->viewport()->mapFromGlobal(at)).isValid() &&
                        m_grid->selectionModel()->hasSelection();
    if (isViewing() || onItem) {
        if (!isViewing()) menu.addAction(a.view);
        if (a.expandStack->isEnabled()) menu.addAction(a.expandStack);
        QMenu* with = menu.addMenu(tr("Open &With"));
        setAble(with, a.openExternally->isEnabled(), whyNot(a.openExternally));
        connect(with, &QMenu::aboutToShow, this, [this, with] {
            m_commands->fillOpenWith(with, selectedPaths(100, browse::StackFiles::First));
        });
        menu.addActions({a.openExternally, a.showInFileManager});
        if (m_navigator->isList()) menu.addAction(m_library->showInFolderAction());
        menu.addSeparator();
        menu.addActions({a.copy, a.copyPath});
        menu.addSeparator();
        menu.addActions({a.rename, a.trash});
        menu.addSeparator();
        menu.addAction(m_downsample->action());
    } else {
        menu.addActions({a.selectAll, a.invertSelection});
        menu.addSeparator();
        menu.addMenu(a.sortMenu(&menu));
        menu.addActions({a.groupStacks, a.showHidden});
        menu.addSeparator();
        menu.addActions({a.reload, a.showInFileManager});
        menu.addAction(m_downsample->action());
    }
    showReasons(&menu);
    menu.exec(at);
}

void MainWindow::contextMenuEvent(QContextMenuEvent* event) {
    if (isViewing() && m_viewer->rect().contains(m_viewer->mapFromGlobal(event->globalPos())))
        showContextMenu(event->globalPos());
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) {
        // Keys of what cannot be done just now come here.
        const QString why = whyNot(this, QKeySequence(event->keyCombination()));
        return why.isEmpty() ? QMainWindow::keyPressEvent(event) : m_status->say(why);
    }
    if (isFullScreen())
        setFullScreen(false);
    else
        m_filter->clearText();
}

void MainWindow::setTextFilter(const QString& text) {
    browse::ViewOptions options = m_navigator->options();
    options.text = text.toStdString();
    setOptions(options);
}

void MainWindow::setOptions(const browse::ViewOptions& options) {
    m_tree->setShowHidden(options.showHidden);
    m_navigator->setOptions(options);
    m_filter->setOptions(options);
    Q_EMIT stateChanged();
}

void MainWindow::updateRecent(const std::filesystem::path& folder) {
    if (!folder.empty()) m_recent = withRecent(std::move(m_recent), folder);
    m_tree->setRecent(m_recent);
    m_empty->setRecent(m_recent);
    m_menus.openRecent->clear();
    setAble(m_menus.openRecent, !m_recent.empty(), tr("No folder was opened yet"));
    for (const auto& recent : m_recent)
        m_menus.openRecent->addAction(base::displayText(recent).replace(u'&', QLatin1String("&&")),
            this, [this, recent] { openFolder(recent); });
    if (m_recent.empty()) return;
    m_menus.openRecent->addSeparator();
    m_menus.openRecent->addAction(tr("&Forget These"), this, [this] {
        m_recent.clear();
        updateRecent({});
        Q_EMIT stateChanged();
    });
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    std::vector<std::filesystem::path> paths;
    for (const QByteArray& line :
        event->mimeData()->data(QStringLiteral("text/uri-list")).split('\n'))
        if (const QByteArray uri = line.trimmed(); uri.startsWith("file://"))
            paths.push_back(base::fromBytes(QByteArray::fromPercentEncoding(uri.mid(7))));
    if (paths.empty()) return;
    event->acceptProposedAction();
    openPaths(std::move(paths));
}

} // namespace lightstack::ui
