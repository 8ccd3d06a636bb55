#include "ui/slices/slice_column.h"

#include "ui/slices/length_text.h"
#include "ui/slices/plane_painter.h"
#include "ui/slices/slice_slider.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QToolButton>

namespace lightstack::ui {
namespace {

constexpr int kWidth = 92;
constexpr int kFastestRate = 120;

} // namespace

SliceColumn::SliceColumn(VolumeScene* scene, QWidget* parent)
    : QWidget(parent)
    , m_scene(scene)
    , m_letter(new QLabel)
    , m_slider(new SliceSlider)
    , m_place(new QSpinBox)
    , m_count(new QLabel)
    , m_file(new QLabel)
    , m_length(new QLabel)
    , m_play(new QToolButton)
    , m_rate(new QSpinBox) {
    setFixedWidth(kWidth);
    m_slider->setAccessibleName(tr("Slice"));
    m_slider->setToolTip(tr("Slice (Up, Down, PgUp, PgDown, Home, End)"));
    m_place->setAccessibleName(tr("Go to slice"));
    m_place->setToolTip(tr("Go to slice (G)"));
    m_place->setKeyboardTracking(false);
    m_place->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_place->setAlignment(Qt::AlignCenter);
    m_place->installEventFilter(this);
    m_play->setIconSize({20, 20});
    m_play->setAutoRaise(true);
    m_rate->setRange(1, kFastestRate);
    m_rate->setSuffix(tr("/s"));
    m_rate->setToolTip(tr("Slices a second"));
    m_rate->setAccessibleName(tr("Slices a second"));
    m_rate->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_rate->setAlignment(Qt::AlignCenter);
    m_rate->setKeyboardTracking(false);
    m_rate->installEventFilter(this);
    auto* playRow = new QHBoxLayout;
    playRow->setSpacing(kSpace1);
    playRow->addWidget(m_play);
    playRow->addWidget(m_rate, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpace2, kSpace2, kSpace2, kSpace2);
    layout->setSpacing(kSpace1);
    m_letter->setTextFormat(Qt::RichText);
    layout->addWidget(m_letter);
    layout->addWidget(m_slider, 1, Qt::AlignHCenter);
    layout->addWidget(m_place);
    for (QLabel* label : {m_letter, m_count, m_file, m_length})
        label->setAlignment(Qt::AlignCenter);
    for (QLabel* label : {m_count, m_file, m_length})
        layout->addWidget(label);
    layout->addSpacing(kSpace1);
    layout->addLayout(playRow);
    connect(m_slider, &SliceSlider::valueChanged, this, [this](int place) {
        if (!m_following) m_scene->moveTo(m_axis, place);
    });
    connect(m_slider, &SliceSlider::cropDragged, this,
        [this](Range range) { m_scene->setBox(withRange(m_scene->box(), m_axis, range)); });
    connect(m_place, &QSpinBox::valueChanged, this, [this](int place) {
        if (!m_following) m_scene->moveTo(m_axis, place);
    });
    connect(m_play, &QToolButton::clicked, this, &SliceColumn::playToggled);
    connect(m_rate, &QSpinBox::valueChanged, this, &SliceColumn::rateChosen);
    connect(scene, &VolumeScene::volumeChanged, this, &SliceColumn::followScene);
    connect(scene, &VolumeScene::positionChanged, this, &SliceColumn::follow);
    connect(scene, &VolumeScene::boxChanged, this, &SliceColumn::follow);
    connect(scene, &VolumeScene::voxelChanged, this, &SliceColumn::follow);
    setPlaying(false);
    restyle();
}

void SliceColumn::setAxis(Axis axis) {
    m_axis = axis;
    followScene();
}

void SliceColumn::setFile(const QString& number, const QString& name) {
    m_file->setText(number);
    m_file->setToolTip(name);
}

void SliceColumn::setMarks(const std::vector<std::int64_t>& missing) {
    m_marks = missing;
    m_slider->setMarks(m_axis == Axis::Z ? m_marks : std::vector<std::int64_t>());
}

void SliceColumn::setPlaying(bool playing) {
    m_play->setIcon(icon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setToolTip(playing ? tr("Pause (Space)") : tr("Play (Space)"));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
}

void SliceColumn::setRate(int rate) {
    const QSignalBlocker blocker(m_rate);
    m_rate->setValue(rate);
}

void SliceColumn::goTo() {
    m_place->setFocus(Qt::ShortcutFocusReason);
    m_place->selectAll();
}

void SliceColumn::followScene() {
    const auto count = static_cast<int>(m_scene->size().along(m_axis));
    m_following = true;
    m_slider->setRange(0, std::max(0, count - 1));
    m_place->setRange(0, std::max(0, count - 1));
    m_following = false;
    m_slider->setEnabled(count > 0);
    m_slider->setColor(axisColor(m_axis));
    m_slider->setMarks(m_axis == Axis::Z ? m_marks : std::vector<std::int64_t>());
    m_count->setText(count > 0 ? tr("0 to %1").arg(QLocale().toString(count - 1)) : QString());
    restyle();
    follow();
}

void SliceColumn::follow() {
    const std::int64_t place = m_scene->position().along(m_axis);
    m_following = true;
    m_slider->setValue(static_cast<int>(place));
    m_place->setValue(static_cast<int>(place));
    m_following = false;
    m_slider->setCrop(rangeOf(m_scene->box(), m_axis), m_scene->isBoxShown());
    const auto edge = m_scene->edge(m_axis);
    if (!edge || m_scene->isEmpty()) {
        m_length->clear();
        return;
    }
    // One unit for the whole way, so that nothing jumps.
    const LengthUnit unit = unitFor(*edge * static_cast<double>(m_scene->size().along(m_axis)));
    m_length->setText(QStringLiteral("%1 %2").arg(
        lengthNumber(*edge * static_cast<double>(place), unit), unit.name));
}

void SliceColumn::restyle() {
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_letter->setFont(bold);
    m_letter->setText(QStringLiteral("<span style='color:%1'>■</span> %2")
                          .arg(axisColor(m_axis).name(), axisLetter(m_axis)));
    for (QLabel* label : {m_count, m_file, m_length}) {
        label->setFont(captionFont());
        setTextColor(label, colors().secondaryText);
    }
}

bool SliceColumn::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            static_cast<QSpinBox*>(watched)->interpretText();
            Q_EMIT leaveWanted();
            return true;
        }
        if (key == Qt::Key_Escape) {
            const QSignalBlocker blocker(watched);
            if (watched == m_place)
                m_place->setValue(static_cast<int>(m_scene->position().along(m_axis)));
            Q_EMIT leaveWanted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SliceColumn::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) restyle();
    QWidget::changeEvent(event);
}

} // namespace lightstack::ui
