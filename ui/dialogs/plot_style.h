// How stages and lines are told apart: by lightness, hatching, dashes and markers before hue, with
// the one accent and greys. Thread: GUI only.
#pragma once

#include <QBrush>
#include <QPen>

class QPainter;
class QRectF;

namespace lightstack::ui {

constexpr int kPlotStyles = 6;

// Fills a segment or a legend's swatch; `waiting`: time in which nothing was done.
void fillSegment(QPainter& painter, const QRectF& rect, int style, bool waiting = false);
[[nodiscard]] QPen linePen(int style, bool dashed = false);
// A marker of a point: circle, square, triangle, diamond in turn.
void drawMarker(QPainter& painter, const QPointF& at, int style);
// "0.15", "1,234", "12.3 k", "4.5 M": short enough for an axis.
[[nodiscard]] QString shortNumber(double value);

} // namespace lightstack::ui
