#include "ui/dialogs/pyramid_form.h"

#include "core/base/file_path.h"
#include "ui/dialogs/form_parts.h"
#include "ui/dialogs/pyramid_result.h"
#include "ui/dialogs/stack_choice.h"
#include "ui/models/failure_words.h"
#include "ui/models/number_words.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace lightstack::ui {
namespace {

using volume::GapRule;
using volume::PyramidFormat;
using volume::PyramidMode;

constexpr int kMostPyramidLevels = 24;

} // namespace

PyramidForm::PyramidForm(PyramidPlaces places, QWidget* parent)
    : QWidget(parent)
    , m_places(std::move(places))
    , m_form(new QFormLayout)
    , m_stacks(new QComboBox)
    , m_mode(new QComboBox)
    , m_format(new QComboBox)
    , m_levels(new QSpinBox)
    , m_gaps(new QComboBox)
    , m_skipBad(new QCheckBox)
    , m_place(new QLabel)
    , m_elsewhere(new QPushButton(tr("Elsewhere…")))
    , m_placeNote(new QLabel)
    , m_space(new QLabel)
    , m_table(new QTreeWidget)
    , m_says(new QLabel)
    , m_background(this) {
    m_stacks->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_mode->addItem(tr("Exact: the mean of 2 × 2 × 2 voxels"));
    m_mode->addItem(tr("As CTHarvester, bit for bit"));
    m_format->addItem(tr("TIFF slices, a folder a level"));
    m_format->addItem(tr("OME-Zarr 0.4, the slices in it as well"));
    m_levels->setRange(0, kMostPyramidLevels);
    m_levels->setSpecialValueText(tr("Automatic"));
    m_gaps->addItem(tr("Repeat the nearest slice"), static_cast<int>(GapRule::Nearest));
    m_gaps->addItem(tr("Black slices"), static_cast<int>(GapRule::Blank));
    m_form->setVerticalSpacing(kSpace2);
    m_form->setHorizontalSpacing(kSpace4);
    m_form->addRow(tr("Stack"), m_stacks);
    m_form->addRow(tr("Method"), m_mode);
    m_form->addRow(tr("Format"), m_format);
    m_form->addRow(tr("Levels"), m_levels);
    m_form->addRow(tr("In gaps"), m_gaps);
    m_form->addRow(tr("Bad slices"), m_skipBad);
    m_form->addRow(tr("Goes to"), makePlace());
    m_table->setAccessibleName(tr("Levels"));
    m_table->setHeaderLabels({tr("Level"), tr("Width × height × slices"), tr("Size")});
    m_table->setRootIsDecorated(false);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->header()->setStretchLastSection(false);
    m_table->headerItem()->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    m_table->setMinimumHeight(150);
    m_says->setWordWrap(true);
    auto* column = columnBelow(m_form, this);
    column->addWidget(m_table, 1);
    column->addWidget(m_says);
    connect(m_stacks, &QComboBox::currentIndexChanged, this, &PyramidForm::stackChosen);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &PyramidForm::ask);
    connect(m_format, &QComboBox::currentIndexChanged, this, &PyramidForm::ask);
    connect(m_levels, &QSpinBox::valueChanged, this, &PyramidForm::ask);
    connect(m_gaps, &QComboBox::currentIndexChanged, this, &PyramidForm::ask);
    connect(m_skipBad, &QCheckBox::toggled, this, &PyramidForm::ask);
    connect(m_elsewhere, &QPushButton::clicked, this, &PyramidForm::chooseFolder);
}

QWidget* PyramidForm::makePlace() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace1);
    m_placeNote->setWordWrap(true);
    m_placeNote->setFont(captionFont());
    m_space->setFont(captionFont());
    column->addLayout(placeRow(m_place, m_elsewhere));
    column->addWidget(m_space);
    column->addWidget(m_placeNote);
    return box;
}

void PyramidForm::setAudit(SharedAudit audit, std::size_t stack) {
    m_audit = std::move(audit);
    fillStacks(m_stacks, *m_audit, stack);
    stackChosen();
}

const volume::StackAudit& PyramidForm::chosen() const {
    return chosenIn(m_stacks, *m_audit);
}

void PyramidForm::stackChosen() {
    const volume::StackAudit& stack = chosen();
    const std::size_t bad = stack.bad.size() + stack.odd.size();
    m_timing.reset();
    m_form->setRowVisible(m_gaps, stack.missing() > 0);
    const QSignalBlocker blocker(m_skipBad);
    m_skipBad->setText(bad == 0
                           ? tr("Replace slices that turn out to be bad")
                           : tr("Replace %Ln bad or odd slice(s)", nullptr, static_cast<int>(bad)));
    m_skipBad->setChecked(bad > 0);
    ask();
}

void PyramidForm::chooseFolder() {
    const auto& start = m_folder.empty() ? chosen().stack.folder : m_folder;
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Folder to Put the Pyramid in"), QString::fromLocal8Bit(base::toBytes(start)));
    if (folder.isEmpty()) return;
    m_folder = base::fromBytes(QFile::encodeName(folder));
    ask();
}

void PyramidForm::ask() {
    if (!m_audit) return;
    PyramidWish wish;
    wish.audit = m_audit;
    wish.stack = static_cast<std::size_t>(std::max(0, m_stacks->currentIndex()));
    wish.mode = m_mode->currentIndex() == 0 ? PyramidMode::Exact : PyramidMode::CtHarvester;
    m_format->setEnabled(wish.mode == PyramidMode::Exact); // the other program knows TIFF only
    wish.format = m_format->isEnabled() && m_format->currentIndex() == 1 ? PyramidFormat::OmeZarr
                                                                         : PyramidFormat::Tiff;
    wish.levels = m_levels->value();
    wish.onGap = static_cast<GapRule>(m_gaps->currentData().toInt());
    wish.skipBad = m_skipBad->isChecked();
    wish.folder = m_folder;
    wish.timing = m_timing;
    if (m_places.rates) wish.rates = m_places.rates();
    m_preview.reset();
    const quint64 turn = ++m_turn;
    m_background.run([wish, places = m_places] { return previewPyramid(wish, places); },
        [this, turn](PyramidPreview preview) {
            if (turn == m_turn) take(std::move(preview));
        });
    Q_EMIT previewChanged();
}

void PyramidForm::take(PyramidPreview preview) {
    m_preview = std::move(preview);
    m_timing = m_preview->timing;
    m_place->setText(base::displayText(m_preview->request.out));
    m_place->setToolTip(m_place->text());
    const QString note = placeWords();
    m_placeNote->setText(note);
    m_placeNote->setVisible(!note.isEmpty());
    const bool refused = !m_preview->writable || m_preview->there == PyramidThere::Foreign;
    setTextColor(m_placeNote, refused ? colors().failure : colors().secondaryText);
    m_space->setText(spaceWords());
    m_space->setVisible(!m_space->text().isEmpty());
    setTextColor(m_space, m_preview->fits() ? colors().secondaryText : colors().failure);
    showLevels();
    m_says->setText(plannedWords());
    setTextColor(m_says, m_preview->plan ? colors().text : colors().failure);
    Q_EMIT previewChanged();
}

void PyramidForm::showLevels() {
    m_table->clear();
    if (!m_preview->plan) return;
    const QLocale locale;
    const auto add = [&](const QString& name, int width, int height, std::int64_t depth,
                         std::uint64_t bytes) {
        auto* item = new QTreeWidgetItem(
            m_table, {name,
                         QStringLiteral("%1 × %2 × %3")
                             .arg(locale.toString(width), locale.toString(height),
                                 locale.toString(static_cast<qlonglong>(depth))),
                         byteText(bytes)});
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        return item;
    };
    const volume::PyramidPlan& plan = m_preview->plan->plan;
    const std::vector<volume::Level>& stored = m_preview->plan->stored;
    QTreeWidgetItem* source = add(tr("0, the files"), plan.source.slice.size.width,
        plan.source.slice.size.height, plan.source.depth, m_preview->sourceBytes);
    for (int column = 0; column < 3; ++column)
        source->setForeground(column, colors().secondaryText);
    for (std::size_t i = 0; i < stored.size(); ++i) {
        const volume::Level& level = stored[i];
        add(level.number == 0 ? tr("0, copied") : locale.toString(level.number), level.width,
            level.height, level.depth, m_preview->plan->levelBytes[i]);
    }
    for (const int column : {0, 2}) {
        m_table->resizeColumnToContents(column);
        m_table->header()->resizeSection(column, m_table->header()->sectionSize(column) + kSpace4);
    }
}

QString PyramidForm::plannedWords() const {
    if (!m_preview->plan)
        return tr("It cannot be made: %1.").arg(failureText(m_preview->plan.error()));
    const volume::StackAudit& stack = chosen();
    QString words = tr(
        "%Ln slice(s): %1 read, %2 written.", nullptr, static_cast<int>(stack.stack.slices.size()))
                        .arg(byteText(m_preview->sourceBytes), byteText(m_preview->levelBytes));
    if (m_preview->seconds)
        words += u' ' + tr("It will take %1.").arg(roughDuration(*m_preview->seconds));
    if (stack.missing() > 0)
        words += u' ' + tr("%Ln slice(s) are missing and get a stand-in.", nullptr,
                            static_cast<int>(stack.missing()));
    if (const auto& mixed = stack.voxel.mixed)
        words += u' ' + tr("Its pages are several volumes (channels: %1, slices: %2, times: %3), "
                           "which the levels mix.")
                            .arg(mixed->channels)
                            .arg(mixed->slices)
                            .arg(mixed->times);
    return words;
}

QString PyramidForm::spaceWords() const {
    if (!m_preview->freeBytes || !m_preview->plan) return {};
    const QString free = byteText(*m_preview->freeBytes);
    return m_preview->fits() ? tr("%1 free").arg(free)
                             : tr("%1 free, but %2 are needed. Choose another place.")
                                   .arg(free, byteText(m_preview->levelBytes));
}

QString PyramidForm::placeWords() const {
    if (!m_preview->writable) return tr("Nothing can be written there. Choose another place.");
    switch (m_preview->there) {
    case PyramidThere::Finished:
        return tr("There is a pyramid already: what is still right in it is kept.");
    case PyramidThere::Unfinished:
        return tr("An earlier run was stopped: what it finished is kept.");
    case PyramidThere::Levels:
        return tr("Levels of CTHarvester are there already; they are replaced.");
    case PyramidThere::Foreign:
        return tr("There is something else of that name already. Choose another place.");
    case PyramidThere::Nothing:
        break;
    }
    return m_preview->inCache
               ? tr("The folder of the slices cannot be written, so it goes to the cache.")
               : QString();
}

} // namespace lightstack::ui
