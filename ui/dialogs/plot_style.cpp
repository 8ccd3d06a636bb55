#include "ui/dialogs/plot_style.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <array>
#include <cmath>

namespace lightstack::ui {
namespace {

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto part = [&](float x, float y) {
        return static_cast<float>(x * share + y * (1 - share));
    };
    return QColor::fromRgbF(
        part(a.redF(), b.redF()), part(a.greenF(), b.greenF()), part(a.blueF(), b.blueF()));
}

struct Fill {
    bool accent;
    double strength;
    Qt::BrushStyle hatch;
};

constexpr std::array<Fill, kPlotStyles> kFills{
    {{true, 1.0, Qt::NoBrush}, {false, 0.70, Qt::NoBrush}, {true, 0.55, Qt::FDiagPattern},
        {false, 0.38, Qt::BDiagPattern}, {true, 0.32, Qt::NoBrush}, {false, 0.22, Qt::HorPattern}}};

const Fill& fillOf(int style) {
    return kFills[static_cast<std::size_t>(style % kPlotStyles)];
}

QColor colorOf(int style) {
    const Fill& fill = fillOf(style);
    return mixed(fill.accent ? colors().accent : colors().text, colors().panel, fill.strength);
}

} // namespace

void fillSegment(QPainter& painter, const QRectF& rect, int style, bool waiting) {
    if (waiting) {
        painter.fillRect(rect, colors().panel);
        painter.fillRect(rect, QBrush(colors().secondaryText, Qt::BDiagPattern));
        painter.setPen(QPen(colors().secondaryText, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    painter.fillRect(rect, colorOf(style));
    const Qt::BrushStyle hatch = fillOf(style).hatch;
    if (hatch != Qt::NoBrush) painter.fillRect(rect, QBrush(colors().panel, hatch));
}

QPen linePen(int style, bool dashed) {
    QPen pen(style == 0 ? colors().accent
                        : mixed(colors().text, colors().panel, style == 1 ? 0.8 : 0.55),
        style == 0 ? 2 : 1.5);
    pen.setJoinStyle(Qt::RoundJoin);
    if (dashed) pen.setDashPattern({4, 3});
    return pen;
}

void drawMarker(QPainter& painter, const QPointF& at, int style) {
    const QColor color = linePen(style).color();
    painter.setPen(QPen(colors().panel, 1));
    painter.setBrush(color);
    const auto polygon = [&](std::initializer_list<QPointF> points) {
        QPolygonF shape;
        for (const QPointF& point : points)
            shape << at + point;
        painter.drawPolygon(shape);
    };
    switch (style % 4) {
    case 0:
        painter.drawEllipse(at, 3.5, 3.5);
        break;
    case 1:
        painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7));
        break;
    case 2:
        polygon({{0, -4.5}, {4.5, 3.5}, {-4.5, 3.5}});
        break;
    default:
        polygon({{0, -5}, {5, 0}, {0, 5}, {-5, 0}});
    }
}

QString shortNumber(double value) {
    const QLocale locale;
    const double size = std::abs(value);
    const auto scaled = [&](double unit) {
        const double part = value / unit;
        const bool whole = std::abs(part - std::round(part)) < 0.05 || std::abs(part) >= 100;
        return locale.toString(part, 'f', whole ? 0 : 1);
    };
    if (size >= 1e9) return QCoreApplication::translate("PlotNumbers", "%1 G").arg(scaled(1e9));
    if (size >= 1e6) return QCoreApplication::translate("PlotNumbers", "%1 M").arg(scaled(1e6));
    if (size >= 1e4) return QCoreApplication::translate("PlotNumbers", "%1 k").arg(scaled(1e3));
    if (size > 0 && size < 1) return locale.toString(value, 'g', 2);
    return locale.toString(value, 'f', size >= 10 || size == std::round(size) ? 0 : 1);
}

} // namespace lightstack::ui
