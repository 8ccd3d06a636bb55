// The pointer over a plane.
#include "ui/slices/plane_view.h"

#include <QMouseEvent>
#include <QWheelEvent>

namespace lightstack::ui {
namespace {

constexpr double kReach = 7; // of a handle, in the view's pixels
constexpr double kStill = 4; // moved less: a click
constexpr double kNotchZoom = 1.25;
constexpr int kWheelStep = 120;
constexpr int kFastWheel = 10; // slices

Qt::CursorShape cursorOf(BoxEdges edges) {
    const bool across = (edges & (LeftEdge | RightEdge)) != 0;
    const bool down = (edges & (TopEdge | BottomEdge)) != 0;
    if (across && down) {
        const bool falling = edges == (LeftEdge | TopEdge) || edges == (RightEdge | BottomEdge);
        return falling ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
    }
    if (across) return Qt::SizeHorCursor;
    if (down) return Qt::SizeVerCursor;
    return Qt::SizeAllCursor;
}

} // namespace

QPointF PlaneView::planeAt(QPointF view) const {
    return transform().toPlane(device(view));
}

SpacePoint PlaneView::spaceAt(QPointF uv) const {
    const double along = static_cast<double>(m_scene->position().along(m_across)) + 0.5;
    return SpacePoint().with(m_across, along).withInPlane(m_across, uv);
}

BoxEdges PlaneView::boxEdgesAt(QPointF view) const {
    if (!m_scene->isBoxShown()) return NoEdge;
    const QRectF section = transform().rectOf(sectionOf(m_scene->box(), m_across));
    const double ratio = devicePixelRatioF();
    return edgesAt({section.topLeft() / ratio, section.bottomRight() / ratio}, view, kReach);
}

void PlaneView::moveTo(QPointF uv) {
    m_scene->setPosition(
        m_scene->position()
            .with(axisRight(m_across), static_cast<std::int64_t>(std::floor(uv.x())))
            .with(axisDown(m_across), static_cast<std::int64_t>(std::floor(uv.y()))));
}

void PlaneView::startMeasuring(QPointF view) {
    m_drag = Drag::Measure;
    const auto& old = m_scene->measurement();
    Measurement next{m_across, spaceAt(planeAt(view)), spaceAt(planeAt(view))};
    if (old && old->across == m_across) { // taken by an end: the other one stays
        const auto near = [&](const SpacePoint& end) {
            const QPointF d =
                transform().toView(end.inPlane(m_across)) / devicePixelRatioF() - view;
            return std::hypot(d.x(), d.y()) <= kReach;
        };
        if (near(old->to))
            next.from = old->from;
        else if (near(old->from))
            next.from = old->to;
    }
    m_scene->setMeasurement(next);
}

void PlaneView::mousePressEvent(QMouseEvent* event) {
    if (m_drag != Drag::None || m_scene->isEmpty()) return;
    setFocus(Qt::MouseFocusReason);
    Q_EMIT activated();
    const QPointF at = event->position();
    m_pressed = m_last = at;
    m_moved = false;
    m_button = event->button();
    if (m_button == Qt::MiddleButton) m_drag = Drag::Pan;
    if (m_button == Qt::RightButton) m_drag = Drag::Window;
    if (m_button != Qt::LeftButton) return;
    if (m_scaleBar.contains(at) && !m_scene->stretchLength()) {
        m_button = Qt::NoButton;
        Q_EMIT voxelSizeWanted();
        return;
    }
    const bool inBox =
        m_scene->isBoxShown() && sectionOf(m_scene->box(), m_across).contains(planeAt(at));
    m_edges = event->modifiers().testFlag(Qt::ControlModifier) && inBox ? BoxEdges(WholeBox)
                                                                        : boxEdgesAt(at);
    if (m_panning) {
        m_drag = Drag::Pan;
    } else if (m_edges != NoEdge) {
        m_drag = Drag::Box;
        m_boxBefore = m_scene->box();
    } else if (m_scene->isMeasuring()) {
        startMeasuring(at);
    } else if (m_scene->isCrossShown()) {
        m_drag = Drag::Position;
        moveTo(planeAt(at));
    } else {
        m_drag = Drag::Pan;
    }
    if (m_drag == Drag::Pan) setCursor(Qt::ClosedHandCursor);
}

void PlaneView::dragTo(QPointF view, Qt::KeyboardModifiers modifiers) {
    const QPointF by = view - m_last;
    switch (m_drag) {
    case Drag::Position:
        return moveTo(planeAt(view));
    case Drag::Pan: {
        const PlaneTransform t = transform();
        const QPointF d = device(by);
        const QPointF c = t.center() - QPointF(d.x() / t.step().x(), d.y() / t.step().y());
        return m_scene->zoom(m_scene->scale(), m_scene->center().withInPlane(m_across, c));
    }
    case Drag::Window:
        if (m_moved)
            Q_EMIT windowDragged({by.x() / std::max(1, width()), by.y() / std::max(1, height())});
        return;
    case Drag::Box:
        return m_scene->setBox(movedBox(
            m_boxBefore, m_scene->size(), m_across, m_edges, planeAt(m_pressed), planeAt(view)));
    case Drag::Measure: {
        Measurement m = *m_scene->measurement();
        QPointF to = planeAt(view);
        const QPointF from = m.from.inPlane(m_across);
        if (modifiers.testFlag(Qt::ShiftModifier)) { // level or upright
            if (std::abs(to.x() - from.x()) > std::abs(to.y() - from.y()))
                to.setY(from.y());
            else
                to.setX(from.x());
        }
        m.to = m.to.withInPlane(m_across, to);
        return m_scene->setMeasurement(m);
    }
    case Drag::None:
        return;
    }
}

void PlaneView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    const QPointF away = at - m_pressed;
    m_moved = m_moved || std::hypot(away.x(), away.y()) >= kStill;
    dragTo(at, event->modifiers());
    m_last = at;
    if (m_drag == Drag::None) updateCursor(at, event->modifiers());
    const QPointF uv = planeAt(at);
    const QSizeF plane = transform().plane;
    const bool inside =
        uv.x() >= 0 && uv.y() >= 0 && uv.x() < plane.width() && uv.y() < plane.height();
    Q_EMIT hovered(m_across, uv, inside && !m_scene->isEmpty());
}

void PlaneView::updateCursor(QPointF view, Qt::KeyboardModifiers modifiers) {
    const BoxEdges edges = boxEdgesAt(view);
    if (edges != m_edges) update();
    m_edges = edges;
    const bool inBox = m_scene->isBoxShown() && modifiers.testFlag(Qt::ControlModifier) &&
                       sectionOf(m_scene->box(), m_across).contains(planeAt(view));
    if (m_panning)
        setCursor(Qt::OpenHandCursor);
    else if (m_scaleBar.contains(view) && !m_scene->stretchLength())
        setCursor(Qt::PointingHandCursor);
    else if (inBox)
        setCursor(Qt::SizeAllCursor);
    else if (edges != NoEdge)
        setCursor(cursorOf(edges));
    else if (m_scene->isMeasuring() || m_scene->isCrossShown())
        setCursor(Qt::CrossCursor);
    else
        setCursor(Qt::ArrowCursor);
}

void PlaneView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != m_button) return;
    const Drag drag = m_drag;
    m_drag = Drag::None;
    m_button = Qt::NoButton;
    if (drag == Drag::Measure && !m_moved) m_scene->setMeasurement(std::nullopt);
    if (drag == Drag::Window && !m_moved) Q_EMIT menuWanted(event->globalPosition().toPoint());
    // A click, without the cross lines to be dragged: where the other views are to stand.
    if (drag == Drag::Pan && event->button() == Qt::LeftButton && !m_moved && !m_panning)
        moveTo(planeAt(event->position()));
    updateCursor(event->position(), event->modifiers());
}

void PlaneView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && !m_scene->isMeasuring()) Q_EMIT enlargeWanted();
}

void PlaneView::wheelEvent(QWheelEvent* event) {
    event->accept();
    if (m_scene->isEmpty()) return;
    const QPoint delta = event->angleDelta();
    // Some turn the wheel sideways while a modifier is held.
    m_wheel += static_cast<double>(delta.y() != 0 ? delta.y() : delta.x()) / kWheelStep;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const PlaneTransform t = transform();
        const double old = m_scene->scale();
        const double scale = std::clamp(
            old * std::pow(kNotchZoom, m_wheel), std::min(old, fitScale() / 2), kLargestScale);
        m_wheel = 0;
        // What is under the cursor stays; in the other views, the position does.
        const double n = static_cast<double>(m_scene->position().along(m_across)) + 0.5;
        const double c = n + (m_scene->center().along(m_across) - n) * old / scale;
        m_scene->zoom(
            scale, m_scene->center()
                       .withInPlane(m_across, t.centerAfterZoom(scale, device(event->position())))
                       .with(m_across, c));
        return;
    }
    const auto steps = static_cast<std::int64_t>(std::trunc(m_wheel));
    m_wheel -= static_cast<double>(steps);
    if (steps == 0) return;
    const bool fast = event->modifiers().testFlag(Qt::ShiftModifier);
    m_scene->moveTo(
        m_across, m_scene->position().along(m_across) - steps * (fast ? kFastWheel : 1));
}

void PlaneView::leaveEvent(QEvent*) {
    if (m_edges != NoEdge && m_drag == Drag::None) {
        m_edges = NoEdge;
        update();
    }
    Q_EMIT hovered(m_across, {}, false);
}

void PlaneView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    Q_EMIT activated();
}

void PlaneView::resizeEvent(QResizeEvent*) {
    Q_EMIT sizeChanged();
}

} // namespace lightstack::ui
