#include "ui/dialogs/downsample_compare.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace lightstack::ui {
namespace {

constexpr double kMostScale = 16;
constexpr double kStep = 1.25;
constexpr double kGrip = 8; // around the divider, takes it
constexpr double kHandle = 9;
constexpr double kMove = 40;
constexpr double kExact = 2; // from here on pixels are shown as squares

} // namespace

DownsampleCompare::DownsampleCompare(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(200, 160);
    setAccessibleName(tr("Before and after"));
    setToolTip(tr("Left and Right move the divider, + and − zoom, 0 fits, 1 is 100 %, Ctrl and "
                  "arrows move the picture"));
}

void DownsampleCompare::setBefore(const QImage& before, const QImage& reduced) {
    m_before = before;
    m_reduced = reduced;
    m_message.clear();
    update();
}

void DownsampleCompare::setAfter(const QImage& after) {
    const bool other = after.size() != m_after.size();
    m_after = after;
    m_message.clear();
    keepInside();
    update();
    if (other) Q_EMIT scaleChanged();
}

void DownsampleCompare::clear() {
    m_before = m_reduced = m_after = QImage();
    m_message.clear();
    update();
}

void DownsampleCompare::setMessage(const QString& text) {
    clear();
    m_message = text;
}

void DownsampleCompare::setDivider(double divider) {
    m_divider = std::clamp(divider, 0.0, 1.0);
    update();
}

double DownsampleCompare::fittedScale() const {
    if (m_after.isNull()) return 1;
    const QSizeF view = QSizeF(size()) * devicePixelRatioF();
    // A picture that is smaller than the view is not blown up.
    return std::min({1.0, view.width() / m_after.width(), view.height() / m_after.height()});
}

double DownsampleCompare::scale() const {
    return m_fitted ? fittedScale() : m_scale;
}

QSizeF DownsampleCompare::pictureSize() const {
    return QSizeF(m_after.size()) * scale() / devicePixelRatioF();
}

QRectF DownsampleCompare::pictureRect() const {
    const QSizeF shown = pictureSize();
    QRectF rect(QPointF(), shown);
    rect.moveCenter(QRectF(this->rect()).center() + (m_fitted ? QPointF() : m_offset));
    // Whole device pixels, so that 100 % is sharp.
    const double ratio = devicePixelRatioF();
    rect.moveTopLeft(
        {std::round(rect.left() * ratio) / ratio, std::round(rect.top() * ratio) / ratio});
    return rect;
}

bool DownsampleCompare::isLargerThanView() const {
    const QSizeF shown = pictureSize();
    return shown.width() > width() + 0.5 || shown.height() > height() + 0.5;
}

double DownsampleCompare::dividerX() const {
    const QRectF seen = pictureRect().intersected(rect());
    return seen.left() + m_divider * seen.width();
}

void DownsampleCompare::fit() {
    m_fitted = true;
    m_offset = {};
    update();
    Q_EMIT scaleChanged();
}

void DownsampleCompare::setActualSize() {
    setScale(1, QRectF(rect()).center());
}

void DownsampleCompare::setScale(double wanted, QPointF anchor) {
    if (m_after.isNull()) return;
    const double before = scale();
    const double now = std::clamp(wanted, std::min(fittedScale(), 1.0), kMostScale);
    const QPointF centre = QRectF(rect()).center();
    const QPointF offset = m_fitted ? QPointF() : m_offset;
    m_offset = anchor - centre - (anchor - centre - offset) * (now / before);
    m_scale = now;
    m_fitted = false;
    keepInside();
    update();
    Q_EMIT scaleChanged();
}

void DownsampleCompare::keepInside() {
    const QSizeF shown = pictureSize();
    const double x = std::max(0.0, (shown.width() - width()) / 2);
    const double y = std::max(0.0, (shown.height() - height()) / 2);
    m_offset = {std::clamp(m_offset.x(), -x, x), std::clamp(m_offset.y(), -y, y)};
}

void DownsampleCompare::move(QPointF by) {
    m_offset += by;
    keepInside();
    update();
}

void DownsampleCompare::drawLabel(
    QPainter& painter, const QString& text, const QRectF& beside, bool left) const {
    painter.setFont(captionFont());
    const QSizeF size(painter.fontMetrics().horizontalAdvance(text) + 2 * kSpace2,
        painter.fontMetrics().height() + kSpace1);
    if (beside.width() < size.width() + 2 * kSpace2) return; // no room on this side
    QRectF pill(QPointF(), size);
    pill.moveTop(beside.top() + kSpace2);
    if (left)
        pill.moveLeft(beside.left() + kSpace2);
    else
        pill.moveRight(beside.right() - kSpace2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 178));
    painter.drawRoundedRect(pill, 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(pill, Qt::AlignCenter, text);
}

void DownsampleCompare::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colors().grid);
    if (m_after.isNull() || m_before.isNull()) {
        painter.setPen(colors().secondaryText);
        painter.drawText(rect().adjusted(kSpace4, kSpace4, -kSpace4, -kSpace4),
            Qt::AlignCenter | Qt::TextWordWrap, m_message);
    } else {
        const QRectF all = pictureRect();
        const QRectF seen = all.intersected(rect());
        const double x = std::round(dividerX());
        const bool exact = scale() >= kExact;
        const auto draw = [&](const QImage& image, const QRectF& part) {
            if (part.isEmpty()) return;
            painter.save();
            painter.setClipRect(part);
            const bool same = image.size() == m_after.size();
            painter.setRenderHint(QPainter::SmoothPixmapTransform, !(exact && same));
            painter.drawImage(all, image);
            painter.restore();
        };
        QRectF left = seen;
        left.setRight(x);
        QRectF right = seen;
        right.setLeft(x);
        draw(scale() <= 1 && !m_reduced.isNull() ? m_reduced : m_before, left);
        draw(m_after, right);
        painter.setRenderHint(QPainter::Antialiasing);
        drawLabel(painter, tr("Before"), left, true);
        drawLabel(painter, tr("After"), right, false);
        // Dark beside light: seen on any picture.
        painter.setPen(QPen(QColor(0, 0, 0, 140), 3));
        painter.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()));
        painter.setPen(QPen(Qt::white, 1));
        painter.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()));
        const QPointF middle(x, seen.center().y());
        painter.setPen(QPen(QColor(0, 0, 0, 140), 1));
        painter.setBrush(hasFocus() ? colors().accent : QColor(Qt::white));
        painter.drawEllipse(middle, kHandle, kHandle);
        painter.setPen(QPen(hasFocus() ? Qt::white : QColor(60, 60, 60), 1.5));
        for (const int side : {-1, 1})
            painter.drawPolyline(QPolygonF{middle + QPointF(side * 2.5, -3),
                middle + QPointF(side * 5.5, 0), middle + QPointF(side * 2.5, 3)});
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(colors().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void DownsampleCompare::resizeEvent(QResizeEvent*) {
    keepInside();
    Q_EMIT scaleChanged();
}

void DownsampleCompare::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_after.isNull()) return;
    m_last = event->position();
    const bool onDivider = std::abs(m_last.x() - dividerX()) <= kGrip;
    m_drag = onDivider || !isLargerThanView() ? Drag::Divider : Drag::Picture;
    if (m_drag == Drag::Picture) setCursor(Qt::ClosedHandCursor);
    mouseMoveEvent(event);
}

void DownsampleCompare::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (m_drag == Drag::Divider) {
        const QRectF seen = pictureRect().intersected(rect());
        if (seen.width() > 0) setDivider((at.x() - seen.left()) / seen.width());
    } else if (m_drag == Drag::Picture) {
        move(at - m_last);
    } else if (!m_after.isNull()) {
        const bool onDivider = std::abs(at.x() - dividerX()) <= kGrip;
        setCursor(onDivider            ? Qt::SplitHCursor
                  : isLargerThanView() ? Qt::OpenHandCursor
                                       : Qt::ArrowCursor);
    }
    m_last = at;
}

void DownsampleCompare::mouseReleaseEvent(QMouseEvent* event) {
    m_drag = Drag::None;
    mouseMoveEvent(event); // the cursor
}

void DownsampleCompare::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m_fitted)
        setScale(1, event->position());
    else
        fit();
}

void DownsampleCompare::wheelEvent(QWheelEvent* event) {
    if (event->angleDelta().y() == 0) return;
    setScale(scale() * std::pow(kStep, event->angleDelta().y() / 120.0), event->position());
}

void DownsampleCompare::keyPressEvent(QKeyEvent* event) {
    const QPointF centre = QRectF(rect()).center();
    const bool moves = event->modifiers().testFlag(Qt::ControlModifier);
    const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? 0.01 : 0.05;
    switch (event->key()) {
    case Qt::Key_Left:
        return moves ? move({kMove, 0}) : setDivider(m_divider - step);
    case Qt::Key_Right:
        return moves ? move({-kMove, 0}) : setDivider(m_divider + step);
    case Qt::Key_Up:
        if (moves) return move({0, kMove});
        break;
    case Qt::Key_Down:
        if (moves) return move({0, -kMove});
        break;
    case Qt::Key_Home:
        return setDivider(0);
    case Qt::Key_End:
        return setDivider(1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return setScale(scale() * kStep, centre);
    case Qt::Key_Minus:
        return setScale(scale() / kStep, centre);
    case Qt::Key_1:
        return setActualSize();
    case Qt::Key_0:
        return fit();
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace lightstack::ui
