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

#include <algorithm>
#include <array>

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
                             kind == browse::EntryKind::Video || // how long it is
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
        m_place.anchor = visibleRows().first;
        m_place.anchorOffset = visualRect(m_model->index(m_place.anchor)).top();
    }
    // The first page stands in the folder's own order; where the keyboard stood there by itself is
    // no place to go back to.
    const bool chosen = view->sorted || m_place.scrolled || selectionModel()->hasSelection();
    if (currentIndex().isValid() && chosen) m_place.current = currentIndex().row();
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
    std::vector<int> rows = browse::rowsAgain(view, *m_place.view, m_place.selected);
    std::sort(rows.begin(), rows.end());
    QItemSelection selection;
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end] <= rows[end - 1] + 1)
            ++end;
        if (rows[end - 1] >= 0)
            selection.append({m_model->index(std::max(0, rows[i])), m_model->index(rows[end - 1])});
        i = end;
    }
    if (!selection.isEmpty()) selectionModel()->select(selection, QItemSelectionModel::Select);
    // Beside a large selection what became of a stack was not looked for.
    const std::array old{m_place.current, m_place.anchor};
    std::array found{-1, -1};
    for (std::size_t i = 0; i < old.size(); ++i)
        if (old[i] >= 0) found[i] = browse::rowsAgain(view, *m_place.view, {&old[i], 1}).front();
    if (found[0] >= 0) {
        m_anchorRow = found[0];
        selectionModel()->setCurrentIndex(m_model->index(found[0]), QItemSelectionModel::NoUpdate);
    }
    if (found[1] >= 0) {
        const GridGeometry g = geometry_();
        setScrollPosition(g.lineTop(g.lineOf(found[1])) - m_place.anchorOffset);
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
