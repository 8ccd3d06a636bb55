// Lines over two axes with units: a rate over time, items a second over threads. The y axis begins
// at 0. Lines are told apart by dashes and markers before colour; a point says its values as a tool
// tip. Thread: GUI only.
#pragma once

#include <QPointF>
#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace lightstack::ui {

struct PlotLine {
    QString name; // in the legend; empty: none
    std::vector<QPointF> points;
    bool dashed = false; // what would be, not what was measured
    bool filled = false; // the ground below it
    bool markers = true;
};

class LinePlot : public QWidget {
    Q_OBJECT
public:
    explicit LinePlot(QWidget* parent = nullptr);

    void setAxes(const QString& x, const QString& y); // with units; x empty: not written
    void setLines(std::vector<PlotLine> lines);
    void setTicksAtPoints(bool on); // of x: where points are, equally far apart
    void setSmall(bool small);      // two ticks an axis, no legend
    [[nodiscard]] const std::vector<PlotLine>& lines() const noexcept { return m_lines; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    // 1, 2 or 5 times a power of ten, at most `most` of them up to `value`.
    [[nodiscard]] static double tickStep(double value, int most);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Frame {
        QRectF area; // of the lines
        double left = 0, right = 1, top = 1;
    };
    [[nodiscard]] Frame frame() const;
    [[nodiscard]] double along(double x) const; // place on the axis of x
    [[nodiscard]] QPointF place(const Frame& frame, const QPointF& point) const;
    void drawAxes(QPainter& painter, const Frame& frame) const;
    void drawLine(QPainter& painter, const Frame& frame, int index) const;
    void drawLegend(QPainter& painter, const Frame& frame) const;
    [[nodiscard]] std::optional<QString> toolTipAt(const QPoint& at) const;

    QString m_x, m_y;
    std::vector<PlotLine> m_lines;
    std::vector<double> m_ticks; // of x, where they stand at points
    bool m_ticksAtPoints = false;
    bool m_small = false;
};

} // namespace lightstack::ui
