#include "ui/slices/window_bar.h"

#include "ui/theme/theme.h"
#include "ui/theme/wrap_layout.h"
#include "ui/viewer/histogram_panel.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

#include <algorithm>
#include <cmath>

namespace lightstack::ui {
namespace {

constexpr int kPlotHeight = 84;
constexpr std::size_t kMostPresets = 20;
constexpr double kOnePercent = 0.01;

QString rangeText(const raster::WindowLevel& window) {
    const QLocale locale;
    return QStringLiteral("%1 – %2").arg(
        locale.toString(window.low, 'g', 6), locale.toString(window.high, 'g', 6));
}

// Bins narrower than the step of whole numbers would show as a comb: one bin a number then.
raster::Histogram oneBinANumber(const raster::Histogram& of) {
    const double numbers = of.high - of.low + 1;
    if (!(numbers < static_cast<double>(of.bins.size())) || !(of.high > of.low)) return of;
    raster::Histogram out = of;
    out.bins.assign(static_cast<std::size_t>(numbers), 0);
    const double width = (of.high - of.low) / static_cast<double>(of.bins.size());
    for (std::size_t i = 0; i < of.bins.size(); ++i) {
        const auto number =
            static_cast<std::size_t>(std::llround((static_cast<double>(i) + 0.5) * width));
        out.bins[std::min(number, out.bins.size() - 1)] += of.bins[i];
    }
    return out;
}

QDoubleSpinBox* makeField(const QString& name) {
    auto* field = new QDoubleSpinBox;
    field->setKeyboardTracking(false);
    field->setMinimumWidth(64);
    field->setMaximumWidth(112);
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    field->setGroupSeparatorShown(true);
    field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    field->setAccessibleName(name);
    return field;
}

} // namespace

WindowBar::WindowBar(QWidget* parent)
    : QWidget(parent)
    , m_plot(new HistogramPlot)
    , m_low(makeField(tr("Black at")))
    , m_high(makeField(tr("White at")))
    , m_menu(new QMenu(this)) {
    m_plot->setFixedHeight(kPlotHeight);
    m_plot->setToolTip(tr("Drag the handles, or over the slice with the right button: sideways the "
                          "width, up and down the level"));
    auto* row = new WrapLayout(kSpace2);
    row->keepTogether(new QLabel(tr("Black")), m_low);
    row->keepTogether(new QLabel(tr("White")), m_high);
    using slices::AutoRule;
    const auto rule = [&](const QString& text, const QString& tip, AutoRule wanted) {
        QToolButton* button = addButton(text, tip);
        connect(button, &QToolButton::clicked, this, [this, wanted] { Q_EMIT autoWanted(wanted); });
        row->addWidget(button);
    };
    rule(tr("Auto"), tr("As ImageJ does; again: narrower (A)"), AutoRule::ImageJ);
    rule(tr("Percentile"), tr("Clips 0.1 % at each end (P)"), AutoRule::Percentile);
    rule(tr("Full"), tr("From the smallest to the largest value (U)"), AutoRule::Full);
    m_presetsButton = addButton(tr("Presets"), tr("Windows to choose from, and your own"));
    m_presetsButton->setMenu(m_menu);
    m_presetsButton->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(m_presetsButton);
    row->addStretch();
    m_log = addButton(tr("Log"), tr("Logarithmic counts"));
    m_log->setCheckable(true);
    m_lock =
        addButton(tr("Lock"), tr("One window for all slices; else each slice has its own (L)"));
    m_lock->setIcon(icon(QStringLiteral("lock")));
    m_lock->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_lock->setCheckable(true);
    row->addWidget(m_log);
    row->addWidget(m_lock);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpace2, kSpace1, kSpace2, kSpace2);
    layout->setSpacing(kSpace1);
    layout->addWidget(m_plot);
    layout->addLayout(row);
    for (QDoubleSpinBox* field : {m_low, m_high})
        connect(field, &QDoubleSpinBox::valueChanged, this, [this] {
            if (!m_filling)
                Q_EMIT windowEdited({m_low->value(), std::max(m_low->value(), m_high->value())});
        });
    connect(m_plot, &HistogramPlot::windowEdited, this, &WindowBar::windowEdited);
    connect(m_log, &QToolButton::toggled, this, [this](bool on) {
        m_plot->setLogarithmic(on);
        Q_EMIT settingsChanged();
    });
    connect(m_lock, &QToolButton::toggled, this, [this](bool on) {
        Q_EMIT lockToggled(on);
        Q_EMIT settingsChanged();
    });
    connect(m_menu, &QMenu::aboutToShow, this, &WindowBar::fillPresets);
    setSettings({});
}

QToolButton* WindowBar::addButton(const QString& text, const QString& tip) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void WindowBar::setSettings(const SliceSettings& settings) {
    const QSignalBlocker blocker(this);
    m_log->setChecked(settings.logarithmic);
    m_plot->setLogarithmic(settings.logarithmic);
    m_lock->setChecked(settings.locked);
    m_presets = settings.presets;
}

bool WindowBar::isLogarithmic() const {
    return m_log->isChecked();
}

bool WindowBar::isLocked() const {
    return m_lock->isChecked();
}

void WindowBar::toggleLocked() {
    m_lock->toggle();
}

void WindowBar::setValues(bool whole, const std::optional<raster::WindowLevel>& typeRange) {
    m_whole = whole;
    m_typeRange = typeRange;
}

void WindowBar::clear() {
    m_histogram = {};
    m_plot->setHistogram({});
}

void WindowBar::setHistogram(const raster::Histogram& histogram) {
    m_histogram = histogram;
    m_plot->setHistogram(m_whole ? oneBinANumber(histogram) : histogram);
    const double range = std::max(1e-12, histogram.high - histogram.low);
    const int decimals = m_whole ? 0 : std::clamp(static_cast<int>(4 - std::log10(range)), 0, 9);
    m_filling = true;
    for (QDoubleSpinBox* field : {m_low, m_high}) {
        field->setDecimals(decimals);
        field->setRange(histogram.low - 10 * range, histogram.high + 10 * range);
        field->setSingleStep(std::max(range / 100, m_whole ? 1.0 : 1e-9));
    }
    m_filling = false;
    showNumbers();
}

void WindowBar::setWindow(const raster::WindowLevel& window) {
    m_window = window;
    m_plot->setWindow(window);
    showNumbers();
}

void WindowBar::showNumbers() {
    m_filling = true;
    m_low->setValue(m_window.low);
    m_high->setValue(m_window.high);
    m_filling = false;
}

void WindowBar::fillPresets() {
    m_menu->clear();
    const auto offer = [this](const QString& name, const raster::WindowLevel& window) {
        m_menu->addAction(
            QStringLiteral("%1\t%2").arg(QString(name).replace(u'&', u"&&"_qs), rangeText(window)),
            this, [this, window] { Q_EMIT windowEdited(window); });
    };
    if (m_histogram.finite > 0) {
        offer(tr("0.1 % to 99.9 %"), raster::autoWindow(m_histogram));
        offer(tr("1 % to 99 %"), raster::autoWindow(m_histogram, kOnePercent));
        offer(tr("Smallest to largest"), {m_histogram.low, m_histogram.high});
    }
    if (m_typeRange) offer(tr("All the type can hold"), *m_typeRange);
    m_menu->addSeparator();
    for (const WindowPreset& preset : m_presets)
        offer(preset.name, preset.window);
    auto* name = new QLineEdit;
    name->setPlaceholderText(tr("Name, to keep this window"));
    name->setMaxLength(40);
    auto* holder = new QWidget;
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(kSpace3, kSpace1, kSpace3, kSpace1);
    row->addWidget(name);
    auto* field = new QWidgetAction(m_menu);
    field->setDefaultWidget(holder);
    m_menu->addAction(field);
    connect(name, &QLineEdit::returnPressed, this, [this, name] {
        addPreset(name->text().simplified());
        m_menu->close();
    });
    if (m_presets.empty()) return;
    QMenu* forget = m_menu->addMenu(tr("Forget"));
    for (const WindowPreset& preset : m_presets)
        forget->addAction(
            QString(preset.name).replace(u'&', u"&&"_qs), this, [this, name = preset.name] {
                std::erase_if(
                    m_presets, [&](const WindowPreset& kept) { return kept.name == name; });
                Q_EMIT settingsChanged();
            });
}

void WindowBar::addPreset(const QString& name) {
    if (name.isEmpty()) return;
    std::erase_if(m_presets, [&](const WindowPreset& kept) { return kept.name == name; });
    if (m_presets.size() >= kMostPresets) m_presets.erase(m_presets.begin());
    m_presets.push_back({name, m_window});
    Q_EMIT settingsChanged();
}

} // namespace lightstack::ui
