// One plane of a volume on the screen, with everything drawn upon it, and the pointer over it.
//
// The wheel moves along the plane's axis (Shift: ten slices), Ctrl+wheel zooms to the cursor. The
// left button moves the position where the cross lines are shown, else it pans; it draws a distance
// while measuring, and takes the crop box by its edges (Ctrl: the box as a whole). The middle
// button, or the left one while Space is held, pans. The right one changes the window: sideways its
// width, up and down its level. plane_view.cpp shows, plane_view_input.cpp has the pointer. What is
// drawn stays until something newer or sharper comes. Thread: GUI only.
#pragma once

#include "core/slices/volume_service.h"
#include "ui/slices/crop_handles.h"
#include "ui/slices/volume_scene.h"

#include <QWidget>

#include <memory>

namespace lightstack::ui {

class PlanePainter;

// The same plane or slab, at whatever level.
[[nodiscard]] bool samePlace(const slices::PlaneQuery& a, const slices::PlaneQuery& b) noexcept;

class PlaneView : public QWidget {
    Q_OBJECT
public:
    PlaneView(VolumeScene* scene, Axis across, QWidget* parent = nullptr);

    [[nodiscard]] Axis across() const noexcept { return m_across; }
    // A coarser picture of what is shown already is passed over.
    void setPlane(const std::shared_ptr<const slices::ViewedPlane>& plane);
    void clear();
    [[nodiscard]] const slices::ViewedPlane* plane() const noexcept { return m_plane.get(); }
    // Facts at the top right; `main`: in full, with a scale bar.
    void setFacts(const QString& facts, bool main);
    void setActive(bool active); // keys and slider move along this view's axis
    void setPanning(bool panning);

    [[nodiscard]] PlaneTransform transform() const;
    [[nodiscard]] double fitScale() const;
    // Device pixels that the plane's longer side (in voxels) would take, to show all there is.
    [[nodiscard]] int wantedSide() const;

Q_SIGNALS:
    void hovered(lightstack::slices::Axis across, QPointF uv, bool inside); // voxels of the plane
    void windowDragged(QPointF share);                                      // of the view
    void menuWanted(QPoint global);
    void voxelSizeWanted();
    void activated();
    void enlargeWanted();
    void sizeChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    enum class Drag { None, Position, Pan, Window, Box, Measure };

    [[nodiscard]] QPointF device(QPointF p) const { return p * devicePixelRatioF(); }
    [[nodiscard]] QPointF planeAt(QPointF view) const;
    [[nodiscard]] BoxEdges boxEdgesAt(QPointF view) const;
    [[nodiscard]] SpacePoint spaceAt(QPointF uv) const;
    [[nodiscard]] QString title() const;
    void moveTo(QPointF uv);
    void startMeasuring(QPointF view);
    void dragTo(QPointF view, Qt::KeyboardModifiers modifiers);
    void updateCursor(QPointF view, Qt::KeyboardModifiers modifiers);
    void paintPicture(PlanePainter& painter, const PlaneTransform& t);
    std::vector<QRectF> paintLabels(PlanePainter& painter); // where they stand

    VolumeScene* m_scene;
    Axis m_across;
    std::shared_ptr<const slices::ViewedPlane> m_plane;
    QImage m_reduced; // for the zoom, where it is far below 100 %
    qint64 m_reducedOf = 0;
    int m_halvings = 0;
    QString m_facts;
    bool m_main = false;
    bool m_active = false;
    bool m_panning = false;

    Drag m_drag = Drag::None;
    Qt::MouseButton m_button = Qt::NoButton;
    QPointF m_pressed; // in the view
    QPointF m_last;
    bool m_moved = false;
    BoxEdges m_edges = NoEdge;
    volume::VolumeBox m_boxBefore;
    QRectF m_scaleBar;
    double m_wheel = 0; // parts of a step
};

} // namespace lightstack::ui
