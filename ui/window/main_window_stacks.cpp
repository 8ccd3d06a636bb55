// Stacks among the pictures: opened as volumes, expanded to their files and back, and what commands
// on a selection mean for them: all their files, gathered on a worker where they are many.
#include "core/browse/row_files.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/models/number_words.h"
#include "ui/models/row_stack.h"
#include "ui/viewer/picture_viewer.h"
#include "ui/window/main_window.h"
#include "ui/window/navigator.h"
#include "ui/window/reasons.h"
#include "ui/window/status_bar.h"

#include <QLocale>
#include <QStackedWidget>

namespace lightstack::ui {
namespace {

constexpr int kLookedAtAtOnce = 2'000;          // rows
constexpr std::size_t kGatheredAtOnce = 20'000; // files

} // namespace

std::vector<browse::RowRange> MainWindow::selectedRows() const {
    std::vector<browse::RowRange> rows;
    for (const QItemSelectionRange& range : m_grid->selectionModel()->selection())
        rows.push_back({range.top(), range.bottom()});
    return rows;
}

std::vector<std::filesystem::path> MainWindow::selectedPaths(
    std::size_t most, browse::StackFiles which, bool withFolders) const {
    if (isViewing())
        return m_viewer->currentPath().empty() ? std::vector<std::filesystem::path>()
                                               : std::vector{m_viewer->currentPath()};
    const browse::FolderView* view = m_parts.model->view();
    if (view == nullptr || m_centre->currentWidget() == m_empty) return {};
    return browse::filesOf(*view, selectedRows(), which, withFolders, most);
}

void MainWindow::withSelectedFiles(
    const std::function<void(std::vector<std::filesystem::path>)>& act) {
    constexpr auto kAll = static_cast<std::size_t>(-1);
    if (isViewing()) return act(selectedPaths(kAll, browse::StackFiles::All));
    const auto view = m_parts.model->sharedView();
    if (!view) return;
    const std::vector<browse::RowRange> rows = selectedRows();
    int count = 0;
    for (const auto& [first, last] : rows)
        count += last - first + 1;
    const bool few =
        count <= kLookedAtAtOnce && browse::sumOf(*view, rows).files <= kGatheredAtOnce;
    if (few) return act(browse::filesOf(*view, rows, browse::StackFiles::All));
    m_background.run(
        [view, rows] { return browse::filesOf(*view, rows, browse::StackFiles::All); }, act);
}

void MainWindow::showSelectionSum() {
    const quint64 turn = ++m_selectionTurn;
    const auto show = [this, turn](const browse::RowSum& sum) {
        if (turn == m_selectionTurn) m_status->setSelection(selectionText(sum));
    };
    const auto view = m_parts.model->sharedView();
    if (!view || m_centre->currentWidget() != m_grid) return m_status->setSelection({});
    const std::vector<browse::RowRange> rows = selectedRows();
    int count = 0;
    for (const auto& [first, last] : rows)
        count += last - first + 1;
    if (count <= kLookedAtAtOnce)
        show(browse::sumOf(*view, rows));
    else
        m_background.run([view, rows] { return browse::sumOf(*view, rows); }, show);
}

QString MainWindow::selectionText(const browse::RowSum& sum) const {
    const std::size_t items = sum.files + sum.folders;
    if (items == 0) return {};
    QStringList parts;
    if (sum.stacks > 0) {
        parts << tr("%Ln stack(s)", nullptr, static_cast<int>(sum.stacks));
        parts << tr("%Ln file(s) selected", nullptr, static_cast<int>(sum.files));
    } else {
        parts << tr("%Ln selected", nullptr, static_cast<int>(items));
    }
    if (sum.bytes > 0) parts << byteText(sum.bytes);
    return parts.join(QStringLiteral(", "));
}

void MainWindow::openStackAt(int row) {
    const auto view = m_parts.model->sharedView();
    const int slices = m_parts.model->slicesAt(row);
    const int pointed = m_grid->scrubbedSlice(row);
    const std::int64_t position = pointed >= 0                    ? pointed
                                  : m_parts.model->isPagedAt(row) ? 0
                                                                  : slices / 2;
    m_background.run([view, row, slices] { return stackOfRow(*view, row, slices); },
        [this, view, position](const volume::SliceStack& stack) {
            const browse::FolderView* now = m_parts.model->view();
            const bool left = now == nullptr || now->table->folder() != view->table->folder();
            if (!left && !isVolumeUp()) openVolume(stack, position);
        });
}

void MainWindow::toggleStackAt(int row) {
    if (row < 0 || row >= m_parts.model->rowCount()) return;
    if (const browse::FolderStack* stack = m_parts.model->stackAt(row))
        m_parts.session->setStackExpanded(stack->key, true);
    else if (const browse::FolderStack* expanded = m_parts.model->expandedAt(row))
        m_parts.session->setStackExpanded(expanded->key, false);
}

void MainWindow::updateStackActions() {
    const WindowActions& a = m_actions;
    const QModelIndex current = m_grid->currentIndex();
    const bool gridUp = m_grid->isVisible() && !isViewing() && !isVolumeUp();
    const bool valid = gridUp && current.isValid() && m_parts.model->view() != nullptr;
    const bool expanded = valid && m_parts.model->expandedAt(current.row()) != nullptr;
    const bool stack = valid && m_parts.model->stackAt(current.row()) != nullptr;
    a.expandStack->setText(expanded ? tr("&Collapse Stack") : tr("&Expand Stack"));
    setAble(a.expandStack, stack || expanded, tr("No stack is selected"));
}

void MainWindow::wireStacks() {
    connect(m_actions.expandStack, &QAction::triggered, this,
        [this] { toggleStackAt(m_grid->currentIndex().row()); });
    connect(m_grid, &ThumbnailGrid::stackToggled, this, &MainWindow::toggleStackAt);
    connect(m_actions.groupStacks, &QAction::triggered, this, [this](bool group) {
        browse::ViewOptions options = m_navigator->options();
        options.groupStacks = group;
        setOptions(options);
    });
}

} // namespace lightstack::ui
