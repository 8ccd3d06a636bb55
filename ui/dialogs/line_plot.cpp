#include "ui/dialogs/line_plot.h"

#include "ui/dialogs/plot_style.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lightstack::ui {
namespace {

constexpr double kNear = 10; // pixels from a point to its tool tip

} // namespace

LinePlot::LinePlot(QWidget* parent) : QWidget(parent) {
    setFont(captionFont());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LinePlot::setAxes(const QString& x, const QString& y) {
    m_x = x;
    m_y = y;
    setAccessibleName(x.isEmpty() ? y : tr("%1 over %2").arg(y, x));
    update();
}

void LinePlot::setLines(std::vector<PlotLine> lines) {
    m_lines = std::move(lines);
    m_ticks.clear();
    for (const PlotLine& line : m_lines)
        for (const QPointF& point : line.points)
            m_ticks.push_back(point.x());
    std::ranges::sort(m_ticks);
    m_ticks.erase(std::unique(m_ticks.begin(), m_ticks.end()), m_ticks.end());
    update();
}

void LinePlot::setTicksAtPoints(bool on) {
    m_ticksAtPoints = on;
    update();
}

void LinePlot::setSmall(bool small) {
    m_small = small;
    updateGeometry();
}

QSize LinePlot::sizeHint() const {
    return m_small ? QSize(220, 84) : QSize(280, 190);
}

QSize LinePlot::minimumSizeHint() const {
    return m_small ? QSize(160, 64) : QSize(200, 140);
}

double LinePlot::tickStep(double value, int most) {
    if (value <= 0) return 1;
    const double raw = value / most;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double step : {1.0, 2.0, 5.0, 10.0})
        if (step * power >= raw * (1 - 1e-9)) return step * power;
    return 10 * power;
}

double LinePlot::along(double x) const {
    if (!m_ticksAtPoints) return x;
    const auto at = std::ranges::lower_bound(m_ticks, x);
    return static_cast<double>(at - m_ticks.begin());
}

LinePlot::Frame LinePlot::frame() const {
    Frame frame;
    double most = 0;
    double left = 0;
    double right = 0;
    bool any = false;
    for (const PlotLine& line : m_lines)
        for (const QPointF& point : line.points) {
            const double x = along(point.x());
            left = any ? std::min(left, x) : x;
            right = any ? std::max(right, x) : x;
            most = std::max(most, point.y());
            any = true;
        }
    const double step = tickStep(most, m_small ? 2 : 4);
    frame.top = most > 0 ? std::ceil(most / step - 1e-9) * step : 1;
    if (!m_ticksAtPoints) left = 0;
    const double spare = m_ticksAtPoints ? 0.5 : 0;
    frame.left = left - spare;
    frame.right = std::max(right + spare, frame.left + 1e-9);
    const QFontMetrics metrics = fontMetrics();
    const int labels = std::max(metrics.horizontalAdvance(shortNumber(frame.top)),
        metrics.horizontalAdvance(shortNumber(frame.top - step)));
    const int below = metrics.height() + kSpace1 + (m_x.isEmpty() ? 0 : metrics.height());
    const int above = metrics.height() + kSpace2;
    frame.area = QRectF(rect()).adjusted(labels + kSpace2, above, -kSpace3, -below);
    return frame;
}

QPointF LinePlot::place(const Frame& frame, const QPointF& point) const {
    const double x = (along(point.x()) - frame.left) / (frame.right - frame.left);
    return {frame.area.left() + x * frame.area.width(),
        frame.area.bottom() - point.y() / frame.top * frame.area.height()};
}

void LinePlot::drawAxes(QPainter& painter, const Frame& frame) const {
    const QFontMetrics metrics = fontMetrics();
    const QRectF& area = frame.area;
    const double stepY = tickStep(frame.top, m_small ? 2 : 4);
    for (double y = 0; y <= frame.top * (1 + 1e-9); y += stepY) {
        const double at = std::round(area.bottom() - y / frame.top * area.height()) + 0.5;
        painter.setPen(QPen(colors().line, 1));
        painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at));
        painter.setPen(colors().secondaryText);
        painter.drawText(
            QRectF(0, at - metrics.height() / 2.0, area.left() - kSpace1, metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, shortNumber(y));
    }
    painter.setPen(colors().secondaryText);
    painter.drawText(QRectF(0, 0, width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(m_y, Qt::ElideRight, width()));
    const auto tick = [&](double value, double x) {
        const double at =
            area.left() + (x - frame.left) / (frame.right - frame.left) * area.width();
        const QString text = shortNumber(value);
        const double half = metrics.horizontalAdvance(text) / 2.0 + 1;
        const double middle = std::min(at, width() - half);
        painter.drawText(QRectF(middle - half, area.bottom() + kSpace1, 2 * half, metrics.height()),
            Qt::AlignCenter, text);
    };
    if (m_ticksAtPoints) {
        for (const double value : m_ticks)
            tick(value, along(value));
    } else {
        const double stepX = tickStep(frame.right, m_small ? 3 : 5);
        for (double x = 0; x <= frame.right * (1 + 1e-9); x += stepX)
            tick(x, x);
    }
    if (!m_x.isEmpty())
        painter.drawText(
            QRectF(area.left(), height() - metrics.height(), area.width(), metrics.height()),
            Qt::AlignCenter,
            metrics.elidedText(m_x, Qt::ElideRight, static_cast<int>(area.width())));
}

void LinePlot::drawLine(QPainter& painter, const Frame& frame, int index) const {
    const PlotLine& line = m_lines[static_cast<std::size_t>(index)];
    QPolygonF places;
    for (const QPointF& point : line.points)
        places << place(frame, point);
    if (places.isEmpty()) return;
    painter.setRenderHint(QPainter::Antialiasing);
    if (line.filled && places.size() > 1) {
        QPainterPath path;
        path.addPolygon(QPolygonF{{places.first().x(), frame.area.bottom()}} + places +
                        QPolygonF{{places.last().x(), frame.area.bottom()}});
        QColor ground = linePen(index).color();
        ground.setAlphaF(0.18F);
        painter.fillPath(path, ground);
    }
    painter.setPen(linePen(index, line.dashed));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(places);
    if (line.markers)
        for (const QPointF& at : places)
            drawMarker(painter, at, index);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

// At the right of the title, from the last line to the first.
void LinePlot::drawLegend(QPainter& painter, const Frame& frame) const {
    const QFontMetrics metrics = fontMetrics();
    double x = frame.area.right();
    const double least = metrics.horizontalAdvance(m_y) + kSpace3;
    for (int i = static_cast<int>(m_lines.size()); i-- > 0;) {
        const PlotLine& line = m_lines[static_cast<std::size_t>(i)];
        if (line.name.isEmpty() || line.points.empty()) continue;
        const double wide = metrics.horizontalAdvance(line.name);
        x -= wide;
        if (x - 20 < least) return;
        painter.setPen(colors().text);
        painter.drawText(QRectF(x, 0, wide + 1, metrics.height()), Qt::AlignCenter, line.name);
        const double middle = metrics.height() / 2.0;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(linePen(i, line.dashed));
        painter.drawLine(QPointF(x - 20, middle), QPointF(x - 4, middle));
        if (line.markers) drawMarker(painter, {x - 12, middle}, i);
        painter.setRenderHint(QPainter::Antialiasing, false);
        x -= 20 + kSpace3;
    }
}

void LinePlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Frame at = frame();
    if (at.area.width() < 10 || at.area.height() < 10) return;
    drawAxes(painter, at);
    for (int i = static_cast<int>(m_lines.size()); i-- > 0;)
        drawLine(painter, at, i);
    if (!m_small) drawLegend(painter, at);
}

std::optional<QString> LinePlot::toolTipAt(const QPoint& at) const {
    const Frame now = frame();
    std::optional<QString> text;
    double nearest = kNear;
    for (const PlotLine& line : m_lines)
        for (const QPointF& point : line.points) {
            const double away =
                std::hypot(place(now, point).x() - at.x(), place(now, point).y() - at.y());
            if (away > nearest) continue;
            nearest = away;
            const QString values = QStringLiteral("%1: %2").arg(
                m_x.isEmpty() ? shortNumber(point.x()) : m_x + u' ' + shortNumber(point.x()),
                shortNumber(point.y()));
            text = line.name.isEmpty() ? values : line.name + QStringLiteral(", ") + values;
        }
    return text;
}

bool LinePlot::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto text = toolTipAt(help->pos()))
            QToolTip::showText(help->globalPos(), *text, this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace lightstack::ui
