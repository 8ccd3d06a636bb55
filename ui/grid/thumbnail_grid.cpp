#include "ui/grid/thumbnail_grid.h"

#include "ui/grid/cell_painter.h"
#include "ui/grid/frame_trace.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <unordered_set>

namespace lightstack::ui {
namespace {
constexpr std::int64_t kScrollBarRange = std::int64_t{1} << 30;
constexpr int kAround = 8; // rings, hover and the ground of an expanded stack

QRect around(const QRect& cell) {
    return cell.adjusted(-kAround, -kAround, kAround, kAround);
}
} // namespace

ThumbnailGrid::ThumbnailGrid(FolderModel* model, QWidget* parent)
    : QAbstractItemView(parent), m_model(model), m_bubble(new QLabel(this)) {
    setModel(model);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectItems);
    setEditTriggers(NoEditTriggers);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(DragDrop);
    setFrameShape(QFrame::NoFrame);
    setProperty("gridGround", true); // of its scroll bar, too
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // nothing jumps when it is needed
    setVerticalScrollMode(ScrollPerPixel);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::NoRole);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent); // filled once, not three times
    setAccessibleName(tr("Thumbnails"));
    m_bubble->hide();
    m_bubble->setAlignment(Qt::AlignCenter);
    m_demandTimer.setSingleShot(true);
    m_demandTimer.setInterval(16);
    connect(&m_demandTimer, &QTimer::timeout, this, &ThumbnailGrid::sendDemand);
    m_autoScroll.setInterval(30);
    connect(&m_autoScroll, &QTimer::timeout, this, [this] {
        const int overshoot = m_bandPoint.y() < 0
                                  ? m_bandPoint.y()
                                  : std::max(0, m_bandPoint.y() - viewport()->height());
        setScrollPosition(scrollPosition() + overshoot / 2);
        updateRubberBand(m_bandPoint);
    });
    connect(model, &FolderModel::viewAboutToChange, this, &ThumbnailGrid::rememberPlace);
    connect(model, &FolderModel::viewChanged, this, &ThumbnailGrid::restorePlace);
    if (model->service() != nullptr)
        connect(model->service(), &thumbs::ThumbnailService::thumbnailsReady, this,
            &ThumbnailGrid::showArrived);
    connect(verticalScrollBar(), &QScrollBar::sliderMoved, this, &ThumbnailGrid::showBubble);
    connect(verticalScrollBar(), &QScrollBar::sliderReleased, m_bubble, &QLabel::hide);
    m_sinceDemand.start();
    m_sinceTyped.start();
}

GridGeometry ThumbnailGrid::geometry_() const {
    GridGeometry g = ungrouped();
    if (m_groups.empty()) return g;
    if (m_laidColumns != g.columns() || m_laidPitch != g.pitchY()) {
        laySections(m_sections, g);
        m_laidColumns = g.columns();
        m_laidPitch = g.pitchY();
    }
    g.sections = &m_sections;
    return g;
}

GridGeometry ThumbnailGrid::ungrouped() const {
    GridGeometry g;
    g.count = m_model->rowCount();
    g.cellSide = m_cellSide;
    g.captionHeight = captionHeight(m_cellSide);
    g.viewWidth = viewport()->width();
    g.rightToLeft = isRightToLeft();
    return g;
}

int ThumbnailGrid::bucket() const {
    return thumbs::bucketFor(shownSide());
}

int ThumbnailGrid::shownSide() const {
    return static_cast<int>(std::ceil(m_cellSide * devicePixelRatioF()));
}

int ThumbnailGrid::shownSideAt(int row) const {
    if (m_model->slicesAt(row) == 0) return shownSide();
    return static_cast<int>(std::ceil((m_cellSide - kStackEdges) * devicePixelRatioF()));
}

int ThumbnailGrid::scrubbedSlice(int row) const {
    return row >= 0 && row == m_scrub.row() ? m_scrub.slice() : -1;
}

std::int64_t ThumbnailGrid::scrollPosition() const {
    return static_cast<std::int64_t>(verticalScrollBar()->value()) * m_unit;
}

void ThumbnailGrid::setScrollPosition(std::int64_t position) {
    const std::int64_t most = verticalScrollBar()->maximum();
    verticalScrollBar()->setValue(
        static_cast<int>(std::clamp<std::int64_t>(position / m_unit, 0, most)));
}

int ThumbnailGrid::verticalOffset() const {
    return static_cast<int>(std::min<std::int64_t>(scrollPosition(), INT32_MAX));
}

void ThumbnailGrid::updateGeometries() {
    const GridGeometry g = geometry_();
    const std::int64_t content = g.contentHeight();
    m_unit = std::max<std::int64_t>(1, (content + kScrollBarRange - 1) / kScrollBarRange);
    const int page = viewport()->height();
    verticalScrollBar()->setRange(
        0, static_cast<int>(std::max<std::int64_t>(0, content - page) / m_unit));
    verticalScrollBar()->setPageStep(std::max(1, static_cast<int>(page / m_unit)));
    verticalScrollBar()->setSingleStep(std::max(1, static_cast<int>(g.pitchY() / 3 / m_unit)));
    QAbstractItemView::updateGeometries();
    scheduleDemand();
}

void ThumbnailGrid::setCellSide(int side) {
    setCellSideAt(side, viewport()->rect().center());
}

void ThumbnailGrid::setCellSideAt(int side, QPoint anchor) {
    side = std::clamp(side, kSmallestCell, kLargestCell);
    if (side == m_cellSide) return;
    const GridGeometry before = geometry_();
    const int row = before.rowAt(anchor, scrollPosition());
    const int keep = row >= 0 ? row : before.rowsIn(scrollPosition(), viewport()->height()).first;
    const int y = before.cellRect(keep, scrollPosition()).center().y();
    m_cellSide = side;
    updateGeometries();
    const GridGeometry after = geometry_();
    if (after.count > 0)
        setScrollPosition(
            after.lineTop(after.lineOf(keep)) + (after.cellSide + after.captionHeight) / 2 - y);
    viewport()->update();
    Q_EMIT cellSideChanged(side);
}

GridGeometry::Range ThumbnailGrid::visibleRows() const {
    return geometry_().rowsIn(scrollPosition(), viewport()->height());
}

QRect ThumbnailGrid::visualRect(const QModelIndex& index) const {
    return index.isValid() ? geometry_().cellRect(index.row(), scrollPosition()) : QRect();
}

QModelIndex ThumbnailGrid::indexAt(const QPoint& point) const {
    const int row = rowAtPoint(point);
    return row < 0 ? QModelIndex() : m_model->index(row);
}

void ThumbnailGrid::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid()) return;
    const GridGeometry g = geometry_();
    const std::int64_t line = g.lineTop(g.lineOf(index.row()));
    const std::int64_t top = line - g.margin - g.headingHeight();
    const std::int64_t bottom = line + g.pitchY();
    const std::int64_t at = scrollPosition();
    const int page = viewport()->height();
    if (hint == PositionAtCenter)
        setScrollPosition((top + bottom - page) / 2);
    else if (hint == PositionAtTop || top < at)
        setScrollPosition(top);
    else if (hint == PositionAtBottom || bottom > at + page)
        setScrollPosition(bottom - page);
}

void ThumbnailGrid::scrollToRow(int row) {
    if (row >= 0 && row < m_model->rowCount()) scrollTo(m_model->index(row), PositionAtCenter);
}

void ThumbnailGrid::selectRow(int row) {
    if (row < 0 || row >= m_model->rowCount()) return;
    selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::ClearAndSelect);
    scrollTo(m_model->index(row));
}

QItemSelection ThumbnailGrid::rowsWithin(const QRect& rect) const {
    const GridGeometry g = geometry_();
    QItemSelection selection;
    if (g.count == 0) return selection;
    const std::int64_t top = rect.top() + scrollPosition();
    const std::int64_t bottom = rect.bottom() + scrollPosition();
    const int firstLine = g.lineAt(top);
    const int lastLine = g.lineAt(bottom);
    int first = -1;
    int last = -1;
    for (int column = 0; column < g.columns(); ++column) {
        const int x = g.columnX(column);
        if (x > rect.right() || x + g.cellSide < rect.left()) continue;
        first = first < 0 ? column : std::min(first, column);
        last = std::max(last, column);
    }
    if (first < 0) return selection;
    const bool wholeLines = first == 0 && last == g.columns() - 1;
    const auto add = [&](int from, int to) {
        if (from <= to) selection.append({m_model->index(from), m_model->index(to)});
    };
    if (wholeLines) add(g.firstRowOf(firstLine), g.lastRowOf(lastLine));
    for (int line = firstLine; line <= lastLine && !wholeLines; ++line)
        add(g.firstRowOf(line) + first, std::min(g.firstRowOf(line) + last, g.lastRowOf(line)));
    return selection;
}

void ThumbnailGrid::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) {
    // Asked with the cell that was clicked, or (Shift) with the rectangle between two cells: in a
    // grid that means the run of rows from one to the other.
    const GridGeometry g = geometry_();
    const auto rowNear = [&](QPoint p) {
        const int line = g.lineAt(p.y() + scrollPosition());
        int best = 0;
        for (int column = 0; column < g.columns(); ++column)
            if (std::abs(g.columnX(column) + g.cellSide / 2 - p.x()) <
                std::abs(g.columnX(best) + g.cellSide / 2 - p.x()))
                best = column;
        return std::min(g.firstRowOf(line) + best, g.lastRowOf(line));
    };
    if (g.count == 0) return;
    int first = rowNear(rect.topLeft());
    int last = rowNear(rect.bottomRight());
    if (m_anchorRow >= 0 && m_anchorRow < g.count && currentIndex().isValid() && m_shift) {
        first = std::min(m_anchorRow, m_shiftRow);
        last = std::max(m_anchorRow, m_shiftRow);
    }
    if (first > last) std::swap(first, last);
    selectionModel()->select({m_model->index(first), m_model->index(last)}, flags);
}

QRegion ThumbnailGrid::visualRegionForSelection(const QItemSelection& selection) const {
    return selection.isEmpty() ? QRegion() : QRegion(viewport()->rect());
}

void ThumbnailGrid::dataChanged(const QModelIndex&, const QModelIndex&, const QList<int>& roles) {
    if (!roles.contains(Qt::DecorationRole)) viewport()->update(); // else: showArrived()
}

// A page is not painted anew for each thumbnail.
void ThumbnailGrid::showArrived(const std::vector<thumbs::ThumbnailKey>& keys) {
    if (m_model->rowCount() == 0) return;
    std::unordered_set<std::string_view> paths;
    for (const thumbs::ThumbnailKey& key : keys)
        paths.insert(key.path);
    const GridGeometry g = geometry_();
    const auto rows = visibleRows();
    QRegion changed;
    for (int row = rows.first; row <= rows.last; ++row)
        if (row == m_scrub.row() || paths.contains(m_model->keyAt(row, bucket()).path))
            changed += around(g.cellRect(row, scrollPosition()));
    if (!changed.isEmpty()) viewport()->update(changed);
}

void ThumbnailGrid::paintRow(QPainter& painter, int row, const GridGeometry& g) {
    CellState state;
    state.selected = selectionModel()->isSelected(m_model->index(row));
    state.hovered = row == m_hovered;
    state.focused = m_byKeyboard && hasFocus() && currentIndex().row() == row;
    state.scrubbed = scrubbedSlice(row);
    if (state.scrubbed >= 0) state.slice = m_scrub.shown(*m_model, bucket());
    const QRect cell = g.cellRect(row, scrollPosition());
    if (m_model->expandedAt(row) != nullptr) {
        // One ground behind all files of a stack, gaps between them included.
        const int gap = g.columns() > 1 ? std::abs(g.columnX(1) - g.columnX(0)) - g.cellSide : 0;
        painter.fillRect(cell.adjusted(-gap / 2, -g.spacing / 2, gap - gap / 2, g.spacing / 2),
            expandedGround());
    }
    paintCell(painter, *m_model, row, cell, m_cellSide, bucket(), state, m_captions);
}

void ThumbnailGrid::paintEvent(QPaintEvent* event) {
    const TraceScope trace("paint", m_model->rowCount());
    QPainter painter(viewport());
    painter.fillRect(event->rect(), colors().grid);
    const GridGeometry g = geometry_();
    const std::int64_t scroll = scrollPosition();
    const auto rows = g.rowsIn(scroll + event->rect().top() - 8, event->rect().height() + 16);
    m_model->setBucket(bucket());
    for (int row = rows.first; row <= rows.last; ++row)
        if (event->region().intersects(around(g.cellRect(row, scroll)))) paintRow(painter, row, g);
    if (g.isGrouped()) paintHeadings(painter, g);
    if (m_banding && !m_band.isEmpty()) {
        QColor fill = colors().accent;
        fill.setAlpha(40);
        painter.setPen(colors().accent);
        painter.setBrush(fill);
        painter.drawRect(m_band.adjusted(0, 0, -1, -1));
    }
}

} // namespace lightstack::ui
