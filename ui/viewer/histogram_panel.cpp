#include "ui/viewer/histogram_panel.h"

#include "ui/theme/theme.h"
#include "ui/theme/wrap_layout.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lightstack::ui {
namespace {
constexpr int kInset = 8;
}

HistogramPlot::HistogramPlot(QWidget* parent) : QWidget(parent) {
    setMinimumHeight(72);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Histogram with window handles"));
}

void HistogramPlot::setHistogram(const raster::Histogram& histogram) {
    m_histogram = histogram;
    update();
}
void HistogramPlot::setWindow(const raster::WindowLevel& window) {
    m_window = window;
    update();
}
void HistogramPlot::setLogarithmic(bool on) {
    m_logarithmic = on;
    update();
}
void HistogramPlot::setHandles(bool on) {
    m_handles = on;
    update();
}

double HistogramPlot::valueAt(double x) const {
    const double share = (x - kInset) / std::max(1, width() - 2 * kInset);
    return m_histogram.low + std::clamp(share, 0.0, 1.0) * (m_histogram.high - m_histogram.low);
}

double HistogramPlot::positionOf(double value) const {
    const double range = m_histogram.high - m_histogram.low;
    const double share = range > 0 ? (value - m_histogram.low) / range : 0.5;
    return kInset + std::clamp(share, 0.0, 1.0) * (width() - 2 * kInset);
}

void HistogramPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(kInset, 6, -kInset, -14);
    if (m_histogram.bins.empty() || m_histogram.finite == 0) return;
    const auto height = [&](std::uint64_t count) {
        return m_logarithmic ? std::log1p(static_cast<double>(count)) : static_cast<double>(count);
    };
    const double most = height(*std::max_element(m_histogram.bins.begin(), m_histogram.bins.end()));
    QPainterPath path(area.bottomLeft());
    const auto n = static_cast<double>(m_histogram.bins.size());
    for (std::size_t i = 0; i < m_histogram.bins.size(); ++i) {
        const double y =
            area.bottom() - area.height() * height(m_histogram.bins[i]) / std::max(1e-9, most);
        path.lineTo(area.left() + area.width() * static_cast<double>(i) / n, y);
        path.lineTo(area.left() + area.width() * static_cast<double>(i + 1) / n, y);
    }
    path.lineTo(area.bottomRight());
    QColor fill = colors().secondaryText;
    fill.setAlpha(150);
    painter.fillPath(path, fill);
    painter.setPen(colors().line);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (!m_handles) return;
    const double low = positionOf(m_window.low);
    const double high = positionOf(m_window.high);
    painter.setPen(QPen(colors().accent, 1.5));
    painter.drawLine(QPointF(low, area.bottom()), QPointF(high, area.top())); // the transfer line
    for (const double x : {low, high}) {
        painter.setPen(QPen(colors().accent, 1));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(hasFocus() ? colors().accentText : colors().accent);
        painter.drawPolygon(QPolygonF{
            {x, area.bottom() + 1}, {x - 6, area.bottom() + 11}, {x + 6, area.bottom() + 11}});
        painter.setBrush(Qt::NoBrush);
    }
}

void HistogramPlot::mousePressEvent(QMouseEvent* event) {
    if (!m_handles) return;
    const double x = event->position().x();
    m_dragged =
        std::abs(x - positionOf(m_window.low)) <= std::abs(x - positionOf(m_window.high)) ? 0 : 1;
    if (positionOf(m_window.low) == positionOf(m_window.high))
        m_dragged = x < positionOf(m_window.low) ? 0 : 1;
    mouseMoveEvent(event);
}

void HistogramPlot::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragged < 0) return;
    const double value = valueAt(event->position().x());
    if (m_dragged == 0)
        m_window.low = std::min(value, m_window.high);
    else
        m_window.high = std::max(value, m_window.low);
    update();
    Q_EMIT windowEdited(m_window);
}

void HistogramPlot::mouseReleaseEvent(QMouseEvent*) {
    m_dragged = -1;
}

void HistogramPlot::keyPressEvent(QKeyEvent* event) {
    const double step = (m_histogram.high - m_histogram.low) / 100;
    double& edge = event->modifiers().testFlag(Qt::ShiftModifier) ? m_window.high : m_window.low;
    if (!m_handles || (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right))
        return QWidget::keyPressEvent(event);
    edge += event->key() == Qt::Key_Left ? -step : step;
    if (m_window.low > m_window.high) std::swap(m_window.low, m_window.high);
    update();
    Q_EMIT windowEdited(m_window);
}

HistogramPanel::HistogramPanel(QWidget* parent)
    : QWidget(parent)
    , m_plot(new HistogramPlot)
    , m_low(new QDoubleSpinBox)
    , m_high(new QDoubleSpinBox)
    , m_auto(new QToolButton)
    , m_full(new QToolButton)
    , m_log(new QCheckBox(tr("Log")))
    , m_lock(new QCheckBox(tr("Lock"))) {
    m_auto->setText(tr("Auto"));
    m_auto->setToolTip(tr("Window that clips 0.1 % at each end"));
    m_full->setText(tr("Full"));
    m_full->setToolTip(tr("From the smallest to the largest value"));
    m_log->setChecked(true);
    m_log->setToolTip(tr("Logarithmic counts"));
    m_lock->setToolTip(tr("One window for the next pictures, too"));
    auto* row = new WrapLayout(kSpace2);
    row->keepTogether(new QLabel(tr("Black")), m_low);
    row->keepTogether(new QLabel(tr("White")), m_high);
    row->addWidget(m_auto);
    row->addWidget(m_full);
    row->addStretch();
    row->addWidget(m_log);
    row->addWidget(m_lock);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpace3, kSpace2, kSpace3, kSpace2);
    layout->setSpacing(kSpace1);
    layout->addWidget(m_plot);
    layout->addLayout(row);
    for (QDoubleSpinBox* box : {m_low, m_high}) {
        box->setKeyboardTracking(false);
        box->setMinimumWidth(96);
        connect(box, &QDoubleSpinBox::valueChanged, this, [this] {
            if (!m_filling)
                Q_EMIT windowEdited({m_low->value(), std::max(m_low->value(), m_high->value())});
        });
    }
    connect(m_plot, &HistogramPlot::windowEdited, this, [this](raster::WindowLevel window) {
        showNumbers(window);
        Q_EMIT windowEdited(window);
    });
    connect(m_log, &QCheckBox::toggled, m_plot, &HistogramPlot::setLogarithmic);
    connect(m_auto, &QToolButton::clicked, this, &HistogramPanel::autoWanted);
    connect(m_full, &QToolButton::clicked, this, [this] {
        Q_EMIT windowEdited({m_histogram.low, m_histogram.high});
    });
}

namespace {

// Fewer whole values than bins: those that can hold none would look like gaps in the picture.
raster::Histogram aBarAValue(const raster::Histogram& histogram) {
    const double range = histogram.high - histogram.low;
    const std::size_t bins = histogram.bins.size();
    if (!(range >= 1) || range + 1 >= static_cast<double>(bins)) return histogram;
    raster::Histogram out = histogram;
    out.bins.assign(static_cast<std::size_t>(range) + 1, 0);
    const double scale = static_cast<double>(bins) / range; // as they were counted
    for (std::size_t value = 0; value < out.bins.size(); ++value)
        out.bins[value] = histogram.bins[std::min(
            static_cast<std::size_t>(static_cast<double>(value) * scale), bins - 1)];
    return out;
}

} // namespace

void HistogramPanel::setPicture(const raster::Histogram& histogram,
    const raster::WindowLevel& window, bool windowable, bool whole) {
    m_histogram = histogram;
    m_plot->setHistogram(whole ? aBarAValue(histogram) : histogram);
    m_plot->setHandles(windowable);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_low, m_high, m_auto, m_full, m_lock})
        widget->setEnabled(windowable);
    m_filling = true;
    const int decimals =
        whole ? 0
              : std::clamp(static_cast<int>(
                               4 - std::log10(std::max(1e-12, histogram.high - histogram.low))),
                    0, 9);
    for (QDoubleSpinBox* box : {m_low, m_high}) {
        box->setDecimals(decimals);
        box->setRange(histogram.low - std::abs(histogram.high - histogram.low),
            histogram.high + std::abs(histogram.high - histogram.low));
        box->setSingleStep(std::max((histogram.high - histogram.low) / 100, whole ? 1.0 : 1e-9));
    }
    m_filling = false;
    setWindow(window);
}

void HistogramPanel::setWindow(const raster::WindowLevel& window) {
    m_plot->setWindow(window);
    showNumbers(window);
}

void HistogramPanel::showNumbers(const raster::WindowLevel& window) {
    m_filling = true;
    m_low->setValue(window.low);
    m_high->setValue(window.high);
    m_filling = false;
}

bool HistogramPanel::isLocked() const {
    return m_lock->isChecked();
}

} // namespace lightstack::ui
