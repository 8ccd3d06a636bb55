#include "ui/viewer/image_canvas.h"

#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace lightstack::ui {
namespace {
constexpr double kExactAbove = 2.0;
constexpr int kSmallestLevel = 1024;
} // namespace

ImageCanvas::ImageCanvas(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(64, 64);
}

void ImageCanvas::setPicture(const QImage& image, QSize full, bool sameItem) {
    m_source = image;
    m_full = full.isEmpty() ? image.size() : full;
    m_chain.clear();
    const bool keep = sameItem || m_keepZoom;
    if (!keep) m_turn = 0;
    const QSizeF before = m_transform.picture;
    refreshView();
    if (!keep || m_transform.fit || before.isEmpty()) m_transform.setFit();
    m_transform.clampCenter();
    update();
    Q_EMIT zoomChanged(m_transform.scale);
}

void ImageCanvas::clear() {
    m_source = QImage();
    m_chain.clear();
    update();
}

void ImageCanvas::refreshView() {
    const bool lying = m_turn % 2 != 0;
    m_transform.picture = lying ? QSizeF(m_full.height(), m_full.width()) : QSizeF(m_full);
    m_transform.view = QSizeF(size()) * devicePixelRatioF();
    if (m_source.isNull() || !m_chain.empty()) return;
    m_chain.push_back(
        m_turn == 0 ? m_source : m_source.transformed(QTransform().rotate(90.0 * m_turn)));
}

// Halves are made when a small scale asks for them, once a picture.
const QImage& ImageCanvas::levelFor(double scale) const {
    auto& chain = const_cast<ImageCanvas*>(this)->m_chain;
    const double given =
        static_cast<double>(m_chain.front().width()) / std::max(1.0, m_transform.picture.width());
    double level = given; // picture pixels to level pixels
    std::size_t i = 0;
    while (level > 2 * scale && std::max(chain[i].width(), chain[i].height()) > kSmallestLevel) {
        if (i + 1 == chain.size())
            chain.push_back(chain[i].scaled(std::max(1, chain[i].width() / 2),
                std::max(1, chain[i].height() / 2), Qt::IgnoreAspectRatio,
                Qt::SmoothTransformation));
        ++i;
        level = static_cast<double>(chain[i].width()) / std::max(1.0, m_transform.picture.width());
    }
    return chain[i];
}

void ImageCanvas::setTurn(int quarterTurns) {
    m_turn = ((quarterTurns % 4) + 4) % 4;
    m_chain.clear();
    refreshView();
    m_transform.setFit();
    update();
    Q_EMIT zoomChanged(m_transform.scale);
}

void ImageCanvas::zoomFit() {
    m_transform.setFit();
    update();
    Q_EMIT zoomChanged(m_transform.scale);
}

void ImageCanvas::zoomActual() {
    m_transform.zoomTo(1, device(rect().center()));
    update();
    Q_EMIT zoomChanged(m_transform.scale);
}

void ImageCanvas::zoomBy(double factor) {
    m_transform.zoomTo(m_transform.scale * factor, device(rect().center()));
    update();
    Q_EMIT zoomChanged(m_transform.scale);
}

void ImageCanvas::toggleFit(QPointF at) {
    if (m_transform.fit && m_transform.scale < 1)
        m_transform.zoomTo(1, device(at));
    else
        m_transform.setFit();
    update();
    Q_EMIT zoomChanged(m_transform.scale);
}

void ImageCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colors().grid);
    if (m_chain.empty()) return;
    const double ratio = devicePixelRatioF();
    painter.scale(1 / ratio, 1 / ratio);
    const QRectF whole = m_transform.pictureRect();
    const QRectF visible = whole.intersected(QRectF(QPointF(0, 0), m_transform.view));
    if (visible.isEmpty()) return;
    const QImage& level = levelFor(m_transform.scale);
    const double sx = level.width() / whole.width();
    const double sy = level.height() / whole.height();
    // Whole source pixels, so that enlarged pixels keep their edges.
    const double left = std::floor((visible.left() - whole.left()) * sx);
    const double top = std::floor((visible.top() - whole.top()) * sy);
    const double right =
        std::min<double>(level.width(), std::ceil((visible.right() - whole.left()) * sx));
    const double bottom =
        std::min<double>(level.height(), std::ceil((visible.bottom() - whole.top()) * sy));
    const QRectF source(left, top, right - left, bottom - top);
    const QRectF target(whole.left() + left / sx, whole.top() + top / sy, source.width() / sx,
        source.height() / sy);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_transform.scale < kExactAbove);
    painter.drawImage(target, level, source);
}

void ImageCanvas::resizeEvent(QResizeEvent*) {
    refreshView();
    if (m_transform.fit) m_transform.setFit();
    m_transform.clampCenter();
    Q_EMIT zoomChanged(m_transform.scale);
}

void ImageCanvas::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / 120.0;
    if (steps == 0) return;
    m_transform.zoomTo(m_transform.scale * std::pow(1.25, steps), device(event->position()));
    update();
    Q_EMIT zoomChanged(m_transform.scale);
    event->accept();
}

void ImageCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::BackButton || event->button() == Qt::ForwardButton) {
        Q_EMIT stepWanted(event->button() == Qt::BackButton ? -1 : 1);
        return;
    }
    m_drag = event->button();
    m_last = event->position();
    if (m_drag == Qt::LeftButton && !m_transform.fit) setCursor(Qt::ClosedHandCursor);
}

void ImageCanvas::mouseMoveEvent(QMouseEvent* event) {
    const QPointF moved = event->position() - m_last;
    m_last = event->position();
    if (m_drag == Qt::LeftButton) {
        m_transform.pan(device(moved));
        update();
    } else if (m_drag == Qt::RightButton) {
        Q_EMIT windowDragged({moved.x() / std::max(1, width()), moved.y() / std::max(1, height())});
    }
    reportHover(event->position());
}

void ImageCanvas::mouseReleaseEvent(QMouseEvent*) {
    m_drag = Qt::NoButton;
    unsetCursor();
}

void ImageCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) toggleFit(event->position());
}

void ImageCanvas::leaveEvent(QEvent*) {
    Q_EMIT hovered({-1, -1});
}

void ImageCanvas::reportHover(QPointF position) {
    const QPointF p = m_transform.seenAt(device(position));
    const int x = static_cast<int>(std::floor(p.x()));
    const int y = static_cast<int>(std::floor(p.y()));
    const int w = static_cast<int>(m_transform.picture.width());
    const int h = static_cast<int>(m_transform.picture.height());
    if (x < 0 || y < 0 || x >= w || y >= h || m_chain.empty()) {
        Q_EMIT hovered({-1, -1});
        return;
    }
    switch (m_turn) { // back to the unturned picture
    case 1:
        Q_EMIT hovered({y, w - 1 - x});
        break;
    case 2:
        Q_EMIT hovered({w - 1 - x, h - 1 - y});
        break;
    case 3:
        Q_EMIT hovered({h - 1 - y, x});
        break;
    default:
        Q_EMIT hovered({x, y});
        break;
    }
}

} // namespace lightstack::ui
