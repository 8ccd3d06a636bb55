// Mouse, wheel, keyboard, drag and drop of the grid.
#include "core/base/file_path.h"
#include "ui/grid/cell_painter.h"
#include "ui/grid/frame_trace.h"
#include "ui/grid/thumbnail_grid.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <QUrl>

namespace lightstack::ui {
namespace {
constexpr int kTypeAheadMs = 1000;
constexpr int kMostNamesLooked = 200'000; // a few ms: type-ahead never holds up a frame
} // namespace

QModelIndex ThumbnailGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    const GridGeometry g = geometry_();
    if (g.count == 0) return {};
    const int current = currentIndex().isValid() ? currentIndex().row() : -1;
    if (current < 0 && action != MoveHome && action != MoveEnd)
        return m_model->index(std::max(0, visibleRows().first));
    const int pageLines = std::max(1, (viewport()->height() - g.headingHeight()) / g.pitchY());
    // Upwards to the first line, downwards past the last one to the last row.
    const auto lineAway = [&](int lines) {
        const int line = std::max(0, g.lineOf(current) + lines);
        if (line >= g.lines()) return g.count - 1;
        return std::min(g.firstRowOf(line) + g.columnOf(current), g.lastRowOf(line));
    };
    const int sideways = isRightToLeft() ? -1 : 1;
    int next = current;
    switch (action) {
    case MoveLeft:
        next -= sideways;
        break;
    case MoveRight:
        next += sideways;
        break;
    case MovePrevious:
        --next;
        break;
    case MoveNext:
        ++next;
        break;
    case MoveUp:
        next = lineAway(-1);
        break;
    case MoveDown:
        if (g.lineOf(current) < g.lines() - 1) next = lineAway(1);
        break;
    case MovePageUp:
        next = lineAway(-pageLines);
        break;
    case MovePageDown:
        next = lineAway(pageLines);
        break;
    case MoveHome:
        next = 0;
        break;
    case MoveEnd:
        next = g.count - 1;
        break;
    }
    return m_model->index(std::clamp(next, 0, g.count - 1));
}

void ThumbnailGrid::keyPressEvent(QKeyEvent* event) {
    m_byKeyboard = true;
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        currentIndex().isValid()) {
        Q_EMIT activated(currentIndex());
        return;
    }
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    CursorAction action = MoveHome;
    switch (event->key()) {
    case Qt::Key_Left:
        action = MoveLeft;
        break;
    case Qt::Key_Right:
        action = MoveRight;
        break;
    case Qt::Key_Up:
        action = MoveUp;
        break;
    case Qt::Key_Down:
        action = MoveDown;
        break;
    case Qt::Key_PageUp:
        action = MovePageUp;
        break;
    case Qt::Key_PageDown:
        action = MovePageDown;
        break;
    case Qt::Key_Home:
        action = MoveHome;
        break;
    case Qt::Key_End:
        action = MoveEnd;
        break;
    default:
        QAbstractItemView::keyPressEvent(event);
        return;
    }
    const QModelIndex next = moveCursor(action, event->modifiers());
    if (!next.isValid()) return;
    if (shift) {
        if (m_anchorRow < 0) m_anchorRow = std::max(0, currentIndex().row());
        selectionModel()->select({m_model->index(std::min(m_anchorRow, next.row())),
                                     m_model->index(std::max(m_anchorRow, next.row()))},
            QItemSelectionModel::ClearAndSelect);
        selectionModel()->setCurrentIndex(next, QItemSelectionModel::NoUpdate);
    } else {
        m_anchorRow = next.row();
        const bool keep = event->modifiers().testFlag(Qt::ControlModifier);
        selectionModel()->setCurrentIndex(
            next, keep ? QItemSelectionModel::NoUpdate : QItemSelectionModel::ClearAndSelect);
    }
    scrollTo(next);
}

void ThumbnailGrid::keyboardSearch(const QString& search) {
    if (search.isEmpty() || m_model->rowCount() == 0) return;
    const bool fresh = m_sinceTyped.restart() > kTypeAheadMs;
    m_typed = fresh ? search : m_typed + search;
    const QByteArray wanted = m_typed.toLower().toUtf8();
    const int count = m_model->rowCount();
    const int start = currentIndex().isValid() ? currentIndex().row() + (fresh ? 1 : 0) : 0;
    for (int i = 0; i < std::min(count, kMostNamesLooked); ++i) {
        const int row = (start + i) % count;
        const std::string_view name = m_model->nameAt(row);
        if (name.size() < static_cast<std::size_t>(wanted.size())) continue;
        if (qstrnicmp(name.data(), wanted.constData(), static_cast<size_t>(wanted.size())) != 0)
            continue;
        m_byKeyboard = true;
        m_anchorRow = row;
        selectRow(row);
        return;
    }
}

void ThumbnailGrid::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractItemView::wheelEvent(event);
        return;
    }
    const int steps = event->angleDelta().y() / 30;
    if (steps != 0)
        setCellSideAt(
            m_cellSide + steps * std::max(2, m_cellSide / 32), event->position().toPoint());
    event->accept();
}

void ThumbnailGrid::scrollContentsBy(int, int) {
    const TraceScope trace("scroll", m_model->rowCount());
    viewport()->update();
    scheduleDemand();
    Q_EMIT visibleRowsChanged();
}

void ThumbnailGrid::mousePressEvent(QMouseEvent* event) {
    m_byKeyboard = false;
    m_badgeRow = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier
                     ? badgeRowAt(event->pos())
                     : -1;
    if (m_badgeRow >= 0) return; // what is selected stays
    const QModelIndex index = indexAt(event->pos());
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    if (index.isValid()) {
        if (shift && event->button() == Qt::LeftButton) {
            const int anchor =
                m_anchorRow >= 0 && m_anchorRow < m_model->rowCount() ? m_anchorRow : index.row();
            selectionModel()->select({m_model->index(std::min(anchor, index.row())),
                                         m_model->index(std::max(anchor, index.row()))},
                event->modifiers().testFlag(Qt::ControlModifier)
                    ? QItemSelectionModel::Select
                    : QItemSelectionModel::ClearAndSelect);
            selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
            return;
        }
        m_anchorRow = index.row();
        QAbstractItemView::mousePressEvent(event);
        return;
    }
    if (event->button() != Qt::LeftButton) return;
    const bool add = event->modifiers().testFlag(Qt::ControlModifier);
    m_bandBase = add ? selectionModel()->selection() : QItemSelection();
    if (!add) clearSelection();
    m_banding = true;
    m_bandStart = event->pos() + QPoint(0, verticalOffset());
    m_band = QRect();
}

void ThumbnailGrid::mouseMoveEvent(QMouseEvent* event) {
    if (m_banding) {
        m_bandPoint = event->pos();
        const bool outside = m_bandPoint.y() < 0 || m_bandPoint.y() > viewport()->height();
        if (outside && !m_autoScroll.isActive()) m_autoScroll.start();
        if (!outside) m_autoScroll.stop();
        updateRubberBand(event->pos());
        return;
    }
    setHovered(rowAtPoint(event->pos()));
    if (event->buttons() == Qt::NoButton) {
        scrubAt(event->pos());
        viewport()->setCursor(
            badgeRowAt(event->pos()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
    if (m_badgeRow < 0) QAbstractItemView::mouseMoveEvent(event);
}

void ThumbnailGrid::scrubAt(QPoint point) {
    const QRect cell = m_hovered < 0 ? QRect() : visualRect(m_model->index(m_hovered));
    const int x = point.x() - cell.left();
    const int across = isRightToLeft() ? m_cellSide - 1 - x : x;
    if (!m_scrub.moveTo(*m_model, m_hovered, across, m_cellSide)) return;
    viewport()->update();
    scheduleDemand();
}

int ThumbnailGrid::badgeRowAt(QPoint point) const {
    const int row = rowAtPoint(point);
    if (row < 0 || (m_model->stackAt(row) == nullptr && m_model->expandedAt(row) == nullptr))
        return -1;
    const QRectF badge = badgeRect(*m_model, row, visualRect(m_model->index(row)), m_cellSide,
        bucket(), scrubbedSlice(row), devicePixelRatioF());
    return badge.contains(point) ? row : -1;
}

void ThumbnailGrid::updateRubberBand(QPoint point) {
    const QPoint start = m_bandStart - QPoint(0, verticalOffset());
    m_band = QRect(start, point).normalized();
    QItemSelection selection = rowsWithin(m_band);
    selection.merge(m_bandBase, QItemSelectionModel::Select);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    viewport()->update();
}

void ThumbnailGrid::mouseReleaseEvent(QMouseEvent* event) {
    m_autoScroll.stop();
    if (m_banding) {
        m_banding = false;
        viewport()->update();
        return;
    }
    if (const int row = std::exchange(m_badgeRow, -1); row >= 0) {
        if (badgeRowAt(event->pos()) == row) Q_EMIT stackToggled(row);
        return;
    }
    QAbstractItemView::mouseReleaseEvent(event);
}

void ThumbnailGrid::setHovered(int row) {
    if (row == m_hovered) return;
    m_hovered = row;
    if (row < 0 && m_scrub.row() >= 0) {
        m_scrub.end();
        scheduleDemand();
    }
    viewport()->update();
}

bool ThumbnailGrid::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) setHovered(-1); // also to the scroll bar
    if (event->type() == QEvent::ToolTip && m_scrub.row() >= 0) {
        // Not over the slices that are being looked at; the caption has it.
        const QPoint at = static_cast<QHelpEvent*>(event)->pos();
        if (at.y() < visualRect(m_model->index(m_scrub.row())).top() + m_cellSide) return true;
    }
    return QAbstractItemView::viewportEvent(event);
}

void ThumbnailGrid::contextMenuEvent(QContextMenuEvent* event) {
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid())
        at = viewport()->mapToGlobal(visualRect(currentIndex()).center());
    Q_EMIT contextMenuWanted(at);
}

void ThumbnailGrid::dragEnterEvent(QDragEnterEvent* event) {
    if (event->source() != this && event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void ThumbnailGrid::dragMoveEvent(QDragMoveEvent* event) {
    if (event->source() != this && event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void ThumbnailGrid::dropEvent(QDropEvent* event) {
    std::vector<std::filesystem::path> paths;
    const QByteArray list = event->mimeData()->data(QStringLiteral("text/uri-list"));
    for (QByteArray line : list.split('\n')) {
        line = line.trimmed();
        // Percent-decoded to bytes, so that any name survives.
        if (line.startsWith("file://"))
            paths.push_back(base::fromBytes(QByteArray::fromPercentEncoding(line.mid(7))));
    }
    if (paths.empty()) return;
    event->acceptProposedAction();
    Q_EMIT pathsDropped(std::move(paths));
}

} // namespace lightstack::ui
