// Below a picture of more than 8 bits: its histogram with two handles for the window, numbers,
// Auto, Full range, logarithmic counts, and a lock that keeps the window for the next pictures.
// Thread: GUI only.
#pragma once

#include "core/raster/tone.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QToolButton;

namespace lightstack::ui {

// The plot itself: position <-> value is linear over [low, high] of the histogram.
class HistogramPlot : public QWidget {
    Q_OBJECT
public:
    explicit HistogramPlot(QWidget* parent = nullptr);
    void setHistogram(const raster::Histogram& histogram);
    [[nodiscard]] const raster::Histogram& histogram() const noexcept { return m_histogram; }
    void setWindow(const raster::WindowLevel& window);
    void setLogarithmic(bool on);
    void setHandles(bool on);
    [[nodiscard]] double valueAt(double x) const;
    [[nodiscard]] double positionOf(double value) const;

Q_SIGNALS:
    void windowEdited(lightstack::raster::WindowLevel window);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    raster::Histogram m_histogram;
    raster::WindowLevel m_window;
    bool m_logarithmic = true;
    bool m_handles = true;
    int m_dragged = -1; // 0 low, 1 high
};

class HistogramPanel : public QWidget {
    Q_OBJECT
public:
    explicit HistogramPanel(QWidget* parent = nullptr);
    void setPicture(const raster::Histogram& histogram, const raster::WindowLevel& window,
        bool windowable, bool whole);
    void setWindow(const raster::WindowLevel& window);
    [[nodiscard]] bool isLocked() const;

Q_SIGNALS:
    void windowEdited(lightstack::raster::WindowLevel window);
    void autoWanted();

private:
    void showNumbers(const raster::WindowLevel& window);

    HistogramPlot* m_plot;
    QDoubleSpinBox* m_low;
    QDoubleSpinBox* m_high;
    QToolButton* m_auto;
    QToolButton* m_full;
    QCheckBox* m_log;
    QCheckBox* m_lock;
    raster::Histogram m_histogram;
    bool m_filling = false;
};

} // namespace lightstack::ui
