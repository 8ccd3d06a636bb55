// What the grid asks for, and how it keeps its place when the folder's view is swapped.
#include "core/base/file_path.h"
#include "ui/grid/frame_trace.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QResizeEvent>
#include <QScrollBar>

#include <unordered_map>

namespace lightstack::ui {
namespace {
constexpr int kMostKept = 20'000; // selected entries that are found again after a swap
}

namespace {

// The rows of the names, -1 for those that are not shown. A few names are compared as they are:
// hashing a million names would cost ten frames.
void findRows(const browse::FolderView& view, std::unordered_map<std::string_view, int>& rows) {
    constexpr std::size_t kFew = 8;
    const std::vector<std::pair<std::string_view, int>> few(rows.begin(), rows.end());
    std::size_t missing = rows.size();
    const int count = static_cast<int>(view.order.size());
    for (int row = 0; row < count && missing > 0; ++row) {
        const std::string_view name = view.table->name(view.order[static_cast<std::size_t>(row)]);
        if (few.size() <= kFew) {
            for (const auto& [wanted, unused] : few)
                if (wanted.size() == name.size() && wanted == name) {
                    rows[wanted] = row;
                    --missing;
                }
        } else if (const auto found = rows.find(name); found != rows.end()) {
            found->second = row;
            --missing;
        }
    }
}

} // namespace

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
    wanted.reserve(plan.size());
    for (const thumbs::Demand& demand : plan) {
        const browse::EntryKind kind = m_model->kindAt(demand.row);
        const bool picture = kind == browse::EntryKind::Image || kind == browse::EntryKind::Raw ||
                             kind == browse::EntryKind::Unknown;
        if (picture)
            wanted.push_back({m_model->keyAt(demand.row, bucket(), shownSide()), demand.tier});
    }
    m_model->service()->setDemand(std::move(wanted));
}

void ThumbnailGrid::rememberPlace() {
    m_place = {};
    const browse::FolderView* view = m_model->view();
    if (view == nullptr || view->order.empty()) return;
    m_place.table = view->table;
    m_place.scrolled = scrollPosition() > 0;
    if (m_place.scrolled) {
        const int row = visibleRows().first;
        m_place.anchorName = m_model->nameAt(row);
        m_place.anchorOffset = visualRect(m_model->index(row)).top();
    }
    // The first page stands in the folder's own order; where the keyboard stood there by itself is
    // no place to go back to.
    const bool chosen = view->sorted || m_place.scrolled || selectionModel()->hasSelection();
    if (currentIndex().isValid() && chosen)
        m_place.currentName = m_model->nameAt(currentIndex().row());
    int kept = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom() && kept < kMostKept; ++row, ++kept)
            m_place.selected.push_back(view->order[static_cast<std::size_t>(row)]);
}

void ThumbnailGrid::restorePlace() {
    const TraceScope trace("view", m_model->rowCount());
    updateGeometries();
    m_anchorRow = -1;
    m_hovered = -1;
    const browse::FolderView* view = m_model->view();
    const bool sameFolder =
        view != nullptr && m_place.table && m_place.table->folder() == view->table->folder();
    if (!sameFolder) {
        verticalScrollBar()->setValue(0);
    } else {
        std::unordered_map<std::string_view, int> rows;
        for (const auto id : m_place.selected)
            rows.emplace(m_place.table->name(id), -1);
        if (!m_place.currentName.empty()) rows.emplace(m_place.currentName, -1);
        if (!m_place.anchorName.empty()) rows.emplace(m_place.anchorName, -1);
        findRows(*view, rows);
        QItemSelection selection;
        for (const auto id : m_place.selected)
            if (const int row = rows[m_place.table->name(id)]; row >= 0)
                selection.select(m_model->index(row), m_model->index(row));
        selectionModel()->select(selection, QItemSelectionModel::Select);
        if (!m_place.currentName.empty() && rows[m_place.currentName] >= 0) {
            m_anchorRow = rows[m_place.currentName];
            selectionModel()->setCurrentIndex(
                m_model->index(m_anchorRow), QItemSelectionModel::NoUpdate);
        }
        if (!m_place.anchorName.empty() && rows[m_place.anchorName] >= 0) {
            const GridGeometry g = geometry_();
            setScrollPosition(
                g.lineTop(rows[m_place.anchorName] / g.columns()) - m_place.anchorOffset);
        }
    }
    m_place = {};
    viewport()->update();
    scheduleDemand();
    Q_EMIT visibleRowsChanged();
}

void ThumbnailGrid::resizeEvent(QResizeEvent* event) {
    QAbstractItemView::resizeEvent(event);
    const GridGeometry after = geometry_();
    GridGeometry before = after;
    before.viewWidth = event->oldSize().width();
    const int first = before.viewWidth > 0 ? before.rowsIn(scrollPosition(), 1).first : 0;
    updateGeometries();
    if (before.viewWidth > 0 && before.columns() != after.columns() && scrollPosition() > 0)
        setScrollPosition(after.lineTop(first / after.columns()));
    Q_EMIT visibleRowsChanged();
}

void ThumbnailGrid::showBubble() {
    const int row = visibleRows().first;
    if (row < 0 || row >= m_model->rowCount()) return;
    const QString name = base::displayText(std::filesystem::path(m_model->nameAt(row)));
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
