// The grid of thumbnails: a QAbstractItemView whose geometry is arithmetic, so that a folder of a
// million files scrolls like one of a hundred.
//
// Paint looks up the cells in view. At most once a frame the visible range, the direction and the
// speed of scrolling become a demand plan for the ThumbnailService. When the folder's view is
// swapped, the item at the top (or the current one) keeps its place and the selection is found
// again by entry. The pointer moving across a stack scrubs through its slices (stack_scrub.h).
// Thread: GUI only.
#pragma once

#include "core/thumbs/demand_plan.h"
#include "ui/grid/caption_cache.h"
#include "ui/grid/grid_geometry.h"
#include "ui/grid/stack_scrub.h"
#include "ui/models/folder_model.h"

#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QTimer>

class QLabel;

namespace lightstack::ui {

constexpr int kSmallestCell = 64;
constexpr int kLargestCell = 512;

class ThumbnailGrid : public QAbstractItemView {
    Q_OBJECT
public:
    explicit ThumbnailGrid(FolderModel* model, QWidget* parent = nullptr);

    void setCellSide(int side); // clamped; keeps the item in the middle of the view in place
    [[nodiscard]] int cellSide() const noexcept { return m_cellSide; }
    [[nodiscard]] GridGeometry::Range visibleRows() const;
    void scrollToRow(int row);
    void selectRow(int row); // alone, and makes it current
    // False: somebody else (the viewer's film strip) asks for thumbnails.
    void setDemandActive(bool active);
    // The bucket for the cell size and the screen.
    [[nodiscard]] int bucket() const;
    [[nodiscard]] int shownSide() const; // of a cell, in device pixels
    // The slice under the pointer; -1: the row shows its representative.
    [[nodiscard]] int scrubbedSlice(int row) const;

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void keyboardSearch(const QString& search) override;

Q_SIGNALS:
    void cellSideChanged(int side);
    void contextMenuWanted(QPoint globalPosition);
    void visibleRowsChanged();
    void stackToggled(
        int row); // a click on the count of a stack, or on a file's of an expanded one
    void pathsDropped(std::vector<std::filesystem::path> paths);

protected:
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void dataChanged(
        const QModelIndex& from, const QModelIndex& to, const QList<int>& roles) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] GridGeometry geometry_() const;
    [[nodiscard]] GridGeometry ungrouped() const;
    void laySections(GridSections& sections, const GridGeometry& g) const;
    // -1 between cells, outside, and behind the heading at the top.
    [[nodiscard]] int rowAtPoint(QPoint point) const;
    void paintHeadings(QPainter& painter, const GridGeometry& g);
    [[nodiscard]] std::int64_t scrollPosition() const;
    void setScrollPosition(std::int64_t position);
    void scheduleDemand();
    void sendDemand();
    void rememberPlace();
    void restorePlace();
    void showArrived(const std::vector<thumbs::ThumbnailKey>& keys);
    void setCellSideAt(int side, QPoint anchor);
    void updateRubberBand(QPoint point);
    void setHovered(int row);
    void scrubAt(QPoint point);
    [[nodiscard]] int badgeRowAt(QPoint point) const; // whose badge a click there toggles; -1
    [[nodiscard]] int shownSideAt(int row) const;
    void paintRow(QPainter& painter, int row, const GridGeometry& g);
    void restoreItems(const browse::FolderView& view);
    void showBubble();
    [[nodiscard]] QItemSelection rowsWithin(const QRect& rect) const;

    FolderModel* m_model;
    int m_cellSide = 160;
    std::vector<int> m_groups;       // rows that groups begin with
    mutable GridSections m_sections; // laid for the columns, pitch and view of the last look
    mutable int m_laidColumns = 0, m_laidPitch = 0;
    std::int64_t m_unit = 1; // pixels a step of the scroll bar, beyond 2^30 pixels of content
    QTimer m_demandTimer;
    bool m_demandActive = true;
    std::int64_t m_lastDemandScroll = 0;
    QElapsedTimer m_sinceDemand;
    thumbs::ScrollDirection m_direction = thumbs::ScrollDirection::None;
    double m_velocity = 0;
    int m_hovered = -1;
    StackScrub m_scrub;
    int m_badgeRow = -1; // pressed
    bool m_byKeyboard = false;

    // Shift extends from the row of the last plain click or move.
    int m_anchorRow = -1;
    int m_shiftRow = -1;
    bool m_shift = false;

    bool m_banding = false;
    QPoint m_bandStart; // in content coordinates
    QRect m_band;
    QItemSelection m_bandBase;
    QTimer m_autoScroll;
    QPoint m_bandPoint;

    struct Place {
        std::shared_ptr<const browse::FolderView> view; // before the swap
        int anchor = -1;                                // its rows
        int anchorOffset = 0;
        int current = -1;
        std::vector<int> selected;
        bool scrolled = false;
    } m_place;
    QString m_typed;
    QElapsedTimer m_sinceTyped;
    CaptionCache m_captions;
    QLabel* m_bubble;
};

} // namespace lightstack::ui
