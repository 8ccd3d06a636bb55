#include "ui/slices/slice_slider.h"

#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace lightstack::ui {
namespace {

constexpr double kEnd = 9; // above the first place and below the last
constexpr double kGroove = 4;
constexpr double kKnobWidth = 22;
constexpr double kKnobHeight = 8;
constexpr double kCropReach = 9;
constexpr int kNotch = 120;

} // namespace

SliceSlider::SliceSlider(QWidget* parent) : QAbstractSlider(parent), m_color(colors().accent) {
    setOrientation(Qt::Vertical);
    setInvertedAppearance(true); // the first is on top
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setRange(0, 0);
}

QSize SliceSlider::sizeHint() const {
    return {44, 240};
}

void SliceSlider::setCrop(Range range, bool shown) {
    m_crop = range;
    m_cropShown = shown;
    update();
}

void SliceSlider::setMarks(std::vector<std::int64_t> marks) {
    m_marks = std::move(marks);
    update();
}

double SliceSlider::yOf(double place) const {
    const double count = maximum() - minimum() + 1;
    return kEnd + (place + 0.5 - minimum()) / count * (height() - 2 * kEnd);
}

int SliceSlider::placeAt(double y) const {
    const double count = maximum() - minimum() + 1;
    const double place = (y - kEnd) / std::max(1.0, height() - 2 * kEnd) * count + minimum();
    return static_cast<int>(std::clamp<double>(std::floor(place), minimum(), maximum()));
}

void SliceSlider::paintCrop(QPainter& painter) {
    const double middle = width() / 2.0;
    const double top = yOf(static_cast<double>(m_crop.first) - 0.5);
    const double bottom = yOf(static_cast<double>(m_crop.end) - 0.5);
    painter.setPen(Qt::NoPen);
    QColor band = colors().accent;
    band.setAlpha(70);
    painter.setBrush(band);
    painter.drawRect(QRectF(middle - kGroove, top, 2 * kGroove, bottom - top));
    const auto grip = [&](double y, double direction, bool hot) {
        painter.setBrush(hot ? colors().accentText : colors().accent);
        const double left = middle - kKnobWidth / 2 - 4;
        QPainterPath path({left, y});
        path.lineTo(left + 10, y);
        path.lineTo(left, y + direction * 9);
        path.closeSubpath();
        painter.drawPath(path);
        painter.drawRect(QRectF(left, y - 0.75, middle - left + kGroove, 1.5));
    };
    grip(top, -1, m_part == Part::CropFirst || m_hover == Part::CropFirst);
    grip(bottom, 1, m_part == Part::CropEnd || m_hover == Part::CropEnd);
}

void SliceSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = width() / 2.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().line);
    painter.drawRoundedRect(QRectF(middle - kGroove / 2, kEnd, kGroove, height() - 2 * kEnd), 2, 2);
    double last = -2; // marks that fall on one pixel are one
    for (const std::int64_t mark : m_marks) {
        const double y = std::floor(yOf(static_cast<double>(mark)));
        if (y - last < 1) continue;
        painter.fillRect(QRectF(middle + 7, y, 7, 2), colors().warning);
        last = y;
    }
    if (m_cropShown) paintCrop(painter);
    if (!isEnabled()) return;
    const double y = yOf(value());
    const bool hot = m_part == Part::Value || m_hover == Part::Value;
    painter.setPen(QPen(hasFocus() ? colors().accent : colors().window, hasFocus() ? 2 : 1));
    painter.setBrush(hot ? m_color.lighter(115) : m_color);
    painter.drawRoundedRect(
        QRectF(middle - kKnobWidth / 2, y - kKnobHeight / 2, kKnobWidth, kKnobHeight), 3, 3);
}

SliceSlider::Part SliceSlider::partAt(QPointF at) const {
    const bool onKnob = std::abs(at.y() - yOf(value())) <= kKnobHeight;
    if (m_cropShown && at.x() < width() / 2.0) {
        const double first = yOf(static_cast<double>(m_crop.first) - 0.5) - 4;
        const double end = yOf(static_cast<double>(m_crop.end) - 0.5) + 4;
        const double toFirst = std::abs(at.y() - first);
        const double toEnd = std::abs(at.y() - end);
        if (std::min(toFirst, toEnd) <= kCropReach && at.x() < width() / 2.0 - 5)
            return toFirst < toEnd ? Part::CropFirst : Part::CropEnd;
    }
    return onKnob ? Part::Value : Part::None;
}

void SliceSlider::drag(QPointF at) {
    const std::int64_t border = static_cast<std::int64_t>(std::llround(
        (at.y() - kEnd) / std::max(1.0, height() - 2 * kEnd) * (maximum() - minimum() + 1)));
    Range range = m_crop;
    switch (m_part) {
    case Part::Value:
        return setValue(placeAt(at.y()));
    case Part::CropFirst:
        range.first = std::clamp<std::int64_t>(border, 0, m_crop.end - 1);
        break;
    case Part::CropEnd:
        range.end = std::clamp<std::int64_t>(border, m_crop.first + 1, maximum() + 1);
        break;
    case Part::None:
        return;
    }
    if (range != m_crop) Q_EMIT cropDragged(range);
}

void SliceSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    m_part = partAt(event->position());
    if (m_part == Part::None) m_part = Part::Value;
    if (m_part == Part::Value) setSliderDown(true);
    drag(event->position());
    update();
}

void SliceSlider::mouseMoveEvent(QMouseEvent* event) {
    const Part over = partAt(event->position());
    if (over != m_hover) {
        m_hover = over;
        update();
    }
    drag(event->position());
}

void SliceSlider::mouseReleaseEvent(QMouseEvent*) {
    m_part = Part::None;
    setSliderDown(false);
    update();
}

void SliceSlider::leaveEvent(QEvent*) {
    m_hover = Part::None;
    update();
}

// The viewer has the keys, wherever the focus is.
void SliceSlider::keyPressEvent(QKeyEvent* event) {
    event->ignore();
}

void SliceSlider::wheelEvent(QWheelEvent* event) {
    m_wheel += event->angleDelta().y();
    const int steps = m_wheel / kNotch;
    m_wheel -= steps * kNotch;
    if (steps != 0) setValue(value() - steps);
    event->accept();
}

} // namespace lightstack::ui
