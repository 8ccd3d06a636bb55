// What the grid asks for, and how it keeps its place when the folder's view is swapped.
#include "core/base/file_path.h"
#include "core/browse/row_files.h"
#include "ui/grid/frame_trace.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/models/list_words.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QResizeEvent>
#include <QScrollBar>

#include <unordered_map>

namespace lightstack::ui {
namespace {
constexpr int kMostKept = 20'000; // selected entries that are found again after a swap
}

void ThumbnailGrid::setDemandActive(bool active) {
    m_demandActive = active;
    if (active) scheduleDemand();
}

void ThumbnailGrid::scheduleDemand() {
    if (!m_demandTimer.isActive()) m_demandTimer.start();
}

void ThumbnailGrid::sendDemand() {
    const TraceScope trace("demand", m_model->rowCount());
    if (!m_demandActive || m_model->service() == nullptr || m_model->view() == nullptr) return;
    const auto visible = visibleRows();
    const std::int64_t at = scrollPosition();
    const double seconds = std::max(0.001, static_cast<double>(m_sinceDemand.restart()) / 1000);
    const std::int64_t moved = at - m_lastDemandScroll;
    m_lastDemandScroll = at;
    if (moved != 0)
        m_direction = moved > 0 ? thumbs::ScrollDirection::Down : thumbs::ScrollDirection::Up;
    const double now =
        std::abs(static_cast<double>(moved)) / std::max(1, viewport()->height()) / seconds;
    m_velocity = 0.6 * m_velocity + 0.4 * now;
    const auto plan = thumbs::planDemand(
        {visible.first, visible.last}, m_direction, m_velocity, m_model->rowCount());
    std::vector<thumbs::WantedThumbnail> wanted;
    if (m_scrub.row() >= 0) wanted = m_scrub.wanted(*m_model, bucket(), shownSideAt(m_scrub.row()));
    wanted.reserve(wanted.size() + plan.size());
    for (const thumbs::Demand& demand : plan) {
        const browse::EntryKind kind = m_model->kindAt(demand.row);
        const bool picture = kind == browse::EntryKind::Image || kind == browse::EntryKind::Raw ||
                             kind == browse::EntryKind::Unknown;
        if (picture)
            wanted.push_back(
                {m_model->keyAt(demand.row, bucket(), shownSideAt(demand.row)), demand.tier});
    }
    m_model->service()->setDemand(std::move(wanted));
}

void ThumbnailGrid::rememberPlace() {
    m_place = {};
    const browse::FolderView* view = m_model->view();
    if (view == nullptr || view->order.empty()) return;
    m_place.view = m_model->sharedView();
    m_place.scrolled = scrollPosition() > 0;
    if (m_place.scrolled) {
        const int row = visibleRows().first;
        m_place.anchorName = view->itemName(row);
        m_place.anchorOffset = visualRect(m_model->index(row)).top();
    }
    // The first page stands in the folder's own order; where the keyboard stood there by itself is
    // no place to go back to.
    const bool chosen = view->sorted || m_place.scrolled || selectionModel()->hasSelection();
    if (currentIndex().isValid() && chosen)
        m_place.currentName = view->itemName(currentIndex().row());
    int kept = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom() && kept < kMostKept; ++row, ++kept)
            m_place.selected.push_back(row);
}

void ThumbnailGrid::restorePlace() {
    const TraceScope trace("view", m_model->rowCount());
    m_groups.clear();
    m_sections.clear();
    m_laidColumns = 0;
    if (m_model->view() != nullptr)
        for (const browse::ViewHeading& heading : m_model->view()->headings)
            m_groups.push_back(heading.firstRow);
    updateGeometries();
    m_anchorRow = -1;
    m_hovered = -1;
    m_scrub.end();
    m_badgeRow = -1;
    const browse::FolderView* view = m_model->view();
    const bool sameFolder =
        view != nullptr && m_place.view && m_place.view->table->folder() == view->table->folder();
    if (sameFolder)
        restoreItems(*view);
    else
        verticalScrollBar()->setValue(0);
    m_place = {};
    viewport()->update();
    scheduleDemand();
    Q_EMIT visibleRowsChanged();
}

void ThumbnailGrid::restoreItems(const browse::FolderView& view) {
    std::unordered_map<std::string_view, int> rows;
    for (const int row : m_place.selected)
        rows.emplace(m_place.view->itemName(row), -1);
    if (!m_place.currentName.empty()) rows.emplace(m_place.currentName, -1);
    if (!m_place.anchorName.empty()) rows.emplace(m_place.anchorName, -1);
    browse::findItems(view, rows);
    QItemSelection selection;
    for (const int selected : m_place.selected)
        if (const int row = rows[m_place.view->itemName(selected)]; row >= 0)
            selection.select(m_model->index(row), m_model->index(row));
    selectionModel()->select(selection, QItemSelectionModel::Select);
    // Beside a large selection what became of a stack was not looked for.
    const auto rowOf = [&](const std::string& name) {
        std::unordered_map<std::string_view, int> one{{name, rows[name]}};
        if (one[name] < 0) browse::findItems(view, one);
        return one[name];
    };
    if (!m_place.currentName.empty()) {
        if (const int row = rowOf(m_place.currentName); row >= 0) {
            m_anchorRow = row;
            selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::NoUpdate);
        }
    }
    if (!m_place.anchorName.empty()) {
        if (const int row = rowOf(m_place.anchorName); row >= 0) {
            const GridGeometry g = geometry_();
            setScrollPosition(g.lineTop(g.lineOf(row)) - m_place.anchorOffset);
        }
    }
}

void ThumbnailGrid::resizeEvent(QResizeEvent* event) {
    QAbstractItemView::resizeEvent(event);
    const GridGeometry after = geometry_();
    GridGeometry before = after;
    before.viewWidth = event->oldSize().width();
    GridSections sectionsBefore;
    if (before.isGrouped()) {
        laySections(sectionsBefore, before);
        before.sections = &sectionsBefore;
    }
    const int first = before.viewWidth > 0 ? before.rowsIn(scrollPosition(), 1).first : 0;
    updateGeometries();
    if (before.viewWidth > 0 && before.columns() != after.columns() && scrollPosition() > 0)
        setScrollPosition(after.lineTop(after.lineOf(first)) - after.headingHeight());
    Q_EMIT visibleRowsChanged();
}

void ThumbnailGrid::showBubble() {
    const int row = visibleRows().first;
    if (row < 0 || row >= m_model->rowCount()) return;
    const QString name = m_groups.empty()
                             ? base::displayText(std::filesystem::path(m_model->nameAt(row)))
                             : headingWords(*m_model->view(), m_sections.ofRow(row)).text;
    m_bubble->setStyleSheet(QStringLiteral(
        "background: %1; color: %2; border: 1px solid %3; border-radius: 4px; padding: 4px 8px;")
                                .arg(colors().panel.name(), colors().text.name(),
                                    colors().line.name()));
    m_bubble->setText(m_bubble->fontMetrics().elidedText(name, Qt::ElideMiddle, 280));
    m_bubble->adjustSize();
    const double share = static_cast<double>(verticalScrollBar()->value()) /
                         std::max(1, verticalScrollBar()->maximum());
    const int y = static_cast<int>(share * (viewport()->height() - m_bubble->height()));
    const int x = isRightToLeft() ? 24 : viewport()->width() - m_bubble->width() - 12;
    m_bubble->move(x, y);
    m_bubble->show();
    m_bubble->raise();
}

void ThumbnailGrid::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateGeometries();
        viewport()->update();
    }
    QAbstractItemView::changeEvent(event);
}

} // namespace lightstack::ui
