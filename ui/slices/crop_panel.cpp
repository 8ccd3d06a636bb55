#include "ui/models/number_words.h"
#include "ui/slices/length_text.h"
#include "ui/slices/plane_painter.h"
#include "ui/slices/side_panels.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

#include <utility>

namespace lightstack::ui {

CropPanel::CropPanel(VolumeScene* scene, QWidget* parent)
    : QWidget(parent)
    , m_scene(scene)
    , m_size(new QLabel)
    , m_propose(new QPushButton(tr("Propose")))
    , m_reset(new QPushButton(tr("Whole volume")))
    , m_undo(new QPushButton(tr("Undo")))
    , m_export(new QPushButton(tr("Export…")))
    , m_note(new QLabel) {
    m_propose->setToolTip(tr("The smallest box around what stands out"));
    m_undo->setToolTip(tr("Back to the box before"));
    m_export->setToolTip(tr("Write the box as slices or as one file"));
    m_export->setIcon(icon(QStringLiteral("download")));
    for (QLabel* label : {m_size, m_note}) {
        label->setWordWrap(true);
        label->setFont(captionFont());
    }
    m_note->hide();
    auto* title = new PanelTitle(tr("Crop box"), tr("Hide the crop box (C)"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kSpace3, kSpace2, kSpace3, kSpace3);
    grid->setHorizontalSpacing(kSpace2);
    grid->setVerticalSpacing(kSpace1);
    grid->addWidget(title, 0, 0, 1, 3);
    makeRows(grid);
    grid->addWidget(m_size, 5, 0, 1, 3);
    grid->setRowMinimumHeight(6, kSpace1);
    auto* buttons = new QGridLayout;
    buttons->setSpacing(kSpace1);
    buttons->addWidget(m_propose, 0, 0);
    buttons->addWidget(m_undo, 0, 1);
    buttons->addWidget(m_reset, 1, 0, 1, 2);
    buttons->addWidget(m_export, 2, 0, 1, 2);
    grid->addLayout(buttons, 7, 0, 1, 3);
    grid->addWidget(m_note, 8, 0, 1, 3);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    connect(title, &PanelTitle::closeWanted, this, [this] { m_scene->setBoxShown(false); });
    connect(m_propose, &QPushButton::clicked, this, &CropPanel::proposeWanted);
    connect(m_export, &QPushButton::clicked, this, &CropPanel::exportWanted);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        remember();
        m_scene->resetBox();
    });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        const auto before = std::exchange(m_before, m_scene->box());
        m_scene->setBox(before);
    });
    connect(scene, &VolumeScene::volumeChanged, this, [this] {
        m_before = {};
        say({});
        follow();
    });
    connect(scene, &VolumeScene::boxChanged, this, &CropPanel::follow);
    connect(scene, &VolumeScene::voxelChanged, this, &CropPanel::follow);
    restyle();
    follow();
}

void CropPanel::makeRows(QGridLayout* grid) {
    auto* from = new QLabel(tr("from"));
    auto* to = new QLabel(tr("to"));
    for (QLabel* label : {from, to}) {
        label->setFont(captionFont());
        label->setAlignment(Qt::AlignCenter);
    }
    grid->addWidget(from, 1, 1);
    grid->addWidget(to, 1, 2);
    for (const Axis axis : kAxes) {
        Row& row = m_rows[static_cast<std::size_t>(axis)];
        row = {new QLabel, new QSpinBox, new QSpinBox};
        row.letter->setTextFormat(Qt::RichText);
        for (QSpinBox* field : {row.first, row.last}) {
            field->setKeyboardTracking(false);
            field->setButtonSymbols(QAbstractSpinBox::NoButtons);
            field->setMinimumWidth(64);
            connect(field, &QSpinBox::valueChanged, this, [this, axis] { edited(axis); });
        }
        if (axis == Axis::Z) {
            row.first->setToolTip(tr("First slice of the box (B: this one)"));
            row.last->setToolTip(tr("Last slice of the box (T: this one)"));
        }
        row.first->setAccessibleName(tr("%1 from").arg(axisLetter(axis)));
        row.last->setAccessibleName(tr("%1 to").arg(axisLetter(axis)));
        const int line = 2 + static_cast<int>(axis);
        grid->addWidget(row.letter, line, 0);
        grid->addWidget(row.first, line, 1);
        grid->addWidget(row.last, line, 2);
    }
}

void CropPanel::edited(Axis axis) {
    if (m_following) return;
    const Row& row = m_rows[static_cast<std::size_t>(axis)];
    const std::int64_t first = row.first->value();
    const std::int64_t last = row.last->value();
    m_scene->setBox(
        withRange(m_scene->box(), axis, {std::min(first, last), std::max(first, last) + 1}));
    follow(); // in order again
}

void CropPanel::setEdge(Axis axis, bool end, std::int64_t place) {
    Range range = rangeOf(m_scene->box(), axis);
    if (end)
        range = {std::min(range.first, place), place + 1};
    else
        range = {place, std::max(range.end, place + 1)};
    m_scene->setBoxShown(true);
    m_scene->setBox(withRange(m_scene->box(), axis, range));
}

void CropPanel::remember() {
    m_before = m_scene->box();
}

void CropPanel::follow() {
    const volume::VolumeBox& box = m_scene->box();
    m_following = true;
    for (const Axis axis : kAxes) {
        const Row& row = m_rows[static_cast<std::size_t>(axis)];
        const Range range = rangeOf(box, axis);
        const auto largest =
            static_cast<int>(std::max<std::int64_t>(0, m_scene->size().along(axis) - 1));
        for (QSpinBox* field : {row.first, row.last})
            field->setRange(0, largest);
        row.first->setValue(static_cast<int>(range.first));
        row.last->setValue(static_cast<int>(range.end - 1));
    }
    m_following = false;
    const QLocale locale;
    QString text =
        tr("%1 × %2 × %3 voxels")
            .arg(locale.toString(qlonglong{box.width()}), locale.toString(qlonglong{box.height()}),
                locale.toString(qlonglong{box.depth()}));
    if (m_scene->allEdgesKnown()) {
        const double x = *m_scene->edge(Axis::X) * static_cast<double>(box.width());
        const double y = *m_scene->edge(Axis::Y) * static_cast<double>(box.height());
        const double z = *m_scene->edge(Axis::Z) * static_cast<double>(box.depth());
        const LengthUnit unit = unitFor(std::max({x, y, z}));
        text += QStringLiteral("\n%1 × %2 × %3 %4")
                    .arg(lengthNumber(x, unit), lengthNumber(y, unit), lengthNumber(z, unit),
                        unit.name);
    }
    const double bytes = static_cast<double>(box.width()) * static_cast<double>(box.height()) *
                         static_cast<double>(box.depth()) * m_bytesPerVoxel;
    text += u'\n' + byteText(static_cast<std::uint64_t>(bytes));
    m_size->setText(text);
    m_reset->setEnabled(box != m_scene->wholeBox());
    m_undo->setEnabled(!m_before.isEmpty() && m_before != box);
}

void CropPanel::setProposing(bool proposing) {
    m_propose->setEnabled(!proposing);
    m_propose->setText(proposing ? tr("Looking…") : tr("Propose"));
}

void CropPanel::say(const QString& sentence) {
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

void CropPanel::restyle() {
    for (const Axis axis : kAxes)
        m_rows[static_cast<std::size_t>(axis)].letter->setText(
            QStringLiteral("<span style='color:%1'>■</span> %2")
                .arg(axisColor(axis).name(), axisLetter(axis)));
    for (QLabel* label : {m_size, m_note})
        setTextColor(label, colors().secondaryText);
}

void CropPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) restyle();
    QWidget::changeEvent(event);
}

} // namespace lightstack::ui
