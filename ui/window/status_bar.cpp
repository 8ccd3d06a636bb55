#include "ui/window/status_bar.h"

#include "ui/grid/thumbnail_grid.h"
#include "ui/theme/elided_label.h"
#include "ui/theme/theme.h"
#include "ui/window/job_line.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace lightstack::ui {
namespace {

constexpr int kMessageMs = 6000;
constexpr int kSliderWidth = 132;
constexpr int kLeastMessage = 320;

QWidget* iconLabel(const QString& name) {
    auto* button = new QToolButton; // a label would keep the colour of the theme it was made in
    button->setIcon(icon(name));
    button->setIconSize({16, 16});
    button->setAutoRaise(true);
    button->setEnabled(true);
    button->setFocusPolicy(Qt::NoFocus);
    return button;
}

} // namespace

StatusBar::StatusBar(QWidget* parent)
    : QStatusBar(parent)
    , m_sign(new QLabel)
    , m_counts(new ElidedLabel)
    , m_selection(new ElidedLabel)
    , m_progress(new QProgressBar)
    , m_job(new JobLine)
    , m_value(new QLabel)
    , m_right(new QStackedWidget)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_zoom(new QToolButton) {
    setSizeGripEnabled(false);
    setContentsMargins(kSpace2, 0, kSpace2, 0);
    m_progress->setRange(0, 0); // how many there will be is not known
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(96, 4);
    m_progress->hide();
    m_sign->hide();
    m_selection->setForegroundRole(QPalette::Link);
    m_value->setAlignment(Qt::AlignVCenter | Qt::AlignLeft);
    m_value->setTextInteractionFlags(Qt::NoTextInteraction);
    m_value->setAccessibleName(tr("Value under the pointer"));

    m_zoom->setAutoRaise(true);
    m_zoom->setFocusPolicy(Qt::NoFocus);
    m_zoom->setToolTip(tr("Zoom; click to fit to the window (F)"));
    auto* zoomBox = new QWidget;
    auto* zoomRow = new QHBoxLayout(zoomBox);
    zoomRow->setContentsMargins(0, 0, 0, 0);
    zoomRow->addStretch(1);
    zoomRow->addWidget(m_zoom);
    m_right->addWidget(makeSizes());
    m_right->addWidget(zoomBox);
    m_right->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);

    addWidget(m_sign);
    addWidget(m_counts);
    addWidget(m_progress);
    addWidget(m_selection);
    addPermanentWidget(m_job);
    addPermanentWidget(m_value);
    addPermanentWidget(m_right);
    m_value->hide();
    fitWidths();

    connect(m_zoom, &QToolButton::clicked, this, &StatusBar::zoomFitWanted);
    m_message.setSingleShot(true);
    connect(&m_message, &QTimer::timeout, this, [this] {
        m_sign->hide();
        m_counts->setText(m_countsText);
        m_counts->setToolTip({});
        m_counts->setAccessibleName({});
    });
}

QWidget* StatusBar::makeSizes() {
    auto* sizes = new QWidget;
    auto* row = new QHBoxLayout(sizes);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace1);
    auto* smaller = static_cast<QToolButton*>(iconLabel(QStringLiteral("grid-small")));
    auto* larger = static_cast<QToolButton*>(iconLabel(QStringLiteral("grid")));
    smaller->setToolTip(
        tr("Smaller thumbnails (%1)")
            .arg(QKeySequence(QKeySequence::ZoomOut).toString(QKeySequence::NativeText)));
    larger->setToolTip(
        tr("Larger thumbnails (%1)")
            .arg(QKeySequence(QKeySequence::ZoomIn).toString(QKeySequence::NativeText)));
    smaller->setAccessibleName(smaller->toolTip());
    larger->setAccessibleName(larger->toolTip());
    m_slider->setRange(kSmallestCell, kLargestCell);
    m_slider->setPageStep(32);
    m_slider->setSingleStep(8);
    m_slider->setFixedWidth(kSliderWidth);
    m_slider->setFocusPolicy(Qt::TabFocus);
    m_slider->setToolTip(tr("Size of the thumbnails (Ctrl+wheel)"));
    m_slider->setAccessibleName(tr("Size of the thumbnails"));
    row->addWidget(smaller);
    row->addWidget(m_slider);
    row->addWidget(larger);
    connect(smaller, &QToolButton::clicked, this,
        [this] { Q_EMIT cellSideChosen(m_slider->value() - m_slider->pageStep()); });
    connect(larger, &QToolButton::clicked, this,
        [this] { Q_EMIT cellSideChosen(m_slider->value() + m_slider->pageStep()); });
    connect(m_slider, &QSlider::valueChanged, this, &StatusBar::cellSideChosen);
    return sizes;
}

void StatusBar::setCounts(const QString& text) {
    m_countsText = text;
    if (!m_message.isActive()) m_counts->setText(text);
}

void StatusBar::setSelection(const QString& text) {
    m_selection->setText(text);
}

void StatusBar::setListing(bool under, qulonglong entries) {
    m_progress->setVisible(under);
    if (under && entries > 0) setCounts(tr("Reading… %1 entries").arg(QLocale().toString(entries)));
}

void StatusBar::setValueText(const QString& text) {
    m_value->setText(text);
}

void StatusBar::setCellSide(int side) {
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(side);
}

void StatusBar::setViewerMode(bool viewer) {
    m_right->setCurrentIndex(viewer ? 1 : 0);
    m_value->setVisible(viewer);
    if (!viewer) setValueText({});
}

void StatusBar::setWideValue(bool wide) {
    m_wideValue = wide;
    fitWidths();
}

void StatusBar::setZoom(double scale) {
    m_zoom->setVisible(scale > 0); // a picture that cannot be shown has none
    const double percent = scale * 100;
    m_zoom->setText(tr("%1 %").arg(QLocale().toString(percent, 'f', percent < 10 ? 1 : 0)));
}

void StatusBar::say(const QString& sentence, bool warning) {
    m_sign->setVisible(warning);
    if (warning)
        m_sign->setPixmap(
            icon(QStringLiteral("warning")).pixmap(QSize(16, 16), devicePixelRatioF()));
    // A long path in it must not make the window wider than its screen.
    const int taken = m_right->width() + (m_job->isVisible() ? m_job->width() : 0) +
                      (m_value->isVisible() ? m_value->width() : 0) + 4 * kSpace6;
    m_counts->setText(fontMetrics().elidedText(
        sentence, Qt::ElideMiddle, std::max(kLeastMessage, width() - taken)));
    m_counts->setToolTip(sentence);
    m_counts->setAccessibleName(sentence);
    m_message.start(kMessageMs);
}

void StatusBar::fitWidths() {
    // Wide enough for "x 65,535  y 65,535   r 65,535 g 65,535 b 65,535", whatever is shown now;
    // for volumes with z and three lengths.
    const int digits = m_wideValue ? 66 : 46;
    const int most = m_wideValue ? width() / 2 : width() / 3;
    m_value->setFixedWidth(std::min(
        fontMetrics().horizontalAdvance(QStringLiteral("0")) * digits, std::max(160, most)));
}

void StatusBar::resizeEvent(QResizeEvent* event) {
    QStatusBar::resizeEvent(event);
    fitWidths();
}

void StatusBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) fitWidths();
    QStatusBar::changeEvent(event);
}

} // namespace lightstack::ui
