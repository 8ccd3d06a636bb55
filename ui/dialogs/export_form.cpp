#include "ui/dialogs/export_form.h"

#include "core/base/file_path.h"
#include "ui/dialogs/export_box_form.h"
#include "ui/dialogs/export_words.h"
#include "ui/dialogs/form_parts.h"
#include "ui/dialogs/stack_choice.h"
#include "ui/dialogs/stack_words.h"
#include "ui/models/failure_words.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace lightstack::ui {
namespace {

using volume::ExportFormat;
using volume::GapRule;

constexpr int kMostLevels = 12;

QLabel* quietLabel() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setFont(captionFont());
    return label;
}

} // namespace

ExportForm::ExportForm(QWidget* parent)
    : QWidget(parent)
    , m_form(new QFormLayout)
    , m_stacks(new QComboBox)
    , m_formats(new QComboBox)
    , m_hint(quietLabel())
    , m_levels(new QComboBox)
    , m_box(new ExportBoxForm)
    , m_gaps(new QComboBox)
    , m_skipBad(new QCheckBox)
    , m_place(new QLabel)
    , m_elsewhere(new QPushButton(tr("Choose…")))
    , m_says(new QLabel)
    , m_notes(quietLabel())
    , m_background(this) {
    m_stacks->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const ExportFormat format :
        {ExportFormat::OmeTiff, ExportFormat::ImageJ, ExportFormat::Slices, ExportFormat::OmeZarr,
            ExportFormat::Nrrd, ExportFormat::Nhdr, ExportFormat::MetaImage, ExportFormat::Mhd})
        m_formats->addItem(exportFormatText(format), static_cast<int>(format));
    m_gaps->addItem(tr("Repeat the nearest slice"), static_cast<int>(GapRule::Nearest));
    m_gaps->addItem(tr("Black slices"), static_cast<int>(GapRule::Blank));
    m_form->setVerticalSpacing(kSpace2);
    m_form->setHorizontalSpacing(kSpace4);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->addRow(tr("Stack"), m_stacks);
    m_form->addRow(tr("Format"), m_formats);
    m_form->addRow(QString(), m_hint);
    // Room for two lines, so that what stands below does not move with the format.
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_hint->setFixedHeight(2 * m_hint->fontMetrics().lineSpacing());
    m_form->addRow(tr("Box"), m_box);
    m_form->addRow(tr("Level"), m_levels);
    m_form->addRow(tr("In gaps"), m_gaps);
    m_form->addRow(tr("Bad slices"), m_skipBad);
    auto* place = new QWidget;
    place->setLayout(placeRow(m_place, m_elsewhere));
    m_form->addRow(tr("Goes to"), place);
    m_says->setWordWrap(true);
    auto* column = columnBelow(m_form, this);
    column->addStretch(1);
    column->addWidget(m_says);
    column->addWidget(m_notes);
    connect(m_stacks, &QComboBox::currentIndexChanged, this, [this] { stackChosen({}); });
    connect(m_formats, &QComboBox::currentIndexChanged, this, &ExportForm::formatChosen);
    connect(m_levels, &QComboBox::currentIndexChanged, this, &ExportForm::ask);
    connect(m_box, &ExportBoxForm::changed, this, [this] {
        fillLevels(m_levels->currentIndex());
        ask();
    });
    connect(m_gaps, &QComboBox::currentIndexChanged, this, &ExportForm::ask);
    connect(m_skipBad, &QCheckBox::toggled, this, &ExportForm::ask);
    connect(m_elsewhere, &QPushButton::clicked, this, &ExportForm::choosePlace);
}

void ExportForm::setAudit(SharedAudit audit, std::size_t stack, const Start& start) {
    m_audit = std::move(audit);
    fillStacks(m_stacks, *m_audit, stack);
    stackChosen(start);
}

const volume::StackAudit& ExportForm::chosen() const {
    return chosenIn(m_stacks, *m_audit);
}

ExportFormat ExportForm::format() const {
    return static_cast<ExportFormat>(m_formats->currentData().toInt());
}

void ExportForm::stackChosen(const Start& start) {
    const volume::StackAudit& stack = chosen();
    const auto& slices = stack.stack.slices;
    m_voxel = start.voxel ? start.voxel : stack.voxel.edges;
    m_whole = {0, 1, 0, 1, 0, slices.back().index - slices.front().index + 1};
    if (stack.spec) {
        m_whole.x1 = std::max(1, stack.spec->width);
        m_whole.y1 = std::max(1, stack.spec->height);
    }
    m_box->setVolume(m_whole, start.box.value_or(m_whole));
    m_out.clear();
    m_overwrite = false;
    const std::size_t bad = stack.bad.size() + stack.odd.size();
    m_form->setRowVisible(m_gaps, stack.missing() > 0);
    const QSignalBlocker blocker(m_skipBad);
    m_skipBad->setText(bad == 0
                           ? tr("Replace slices that turn out to be bad")
                           : tr("Replace %Ln bad or odd slice(s)", nullptr, static_cast<int>(bad)));
    m_skipBad->setChecked(bad > 0);
    fillLevels(start.level);
    if (start.format) {
        const QSignalBlocker choosing(m_formats);
        m_formats->setCurrentIndex(m_formats->findData(static_cast<int>(*start.format)));
    }
    formatChosen();
}

// Sizes of the box at each level, down to where nothing is left to halve.
void ExportForm::fillLevels(int level) {
    const QSignalBlocker blocker(m_levels);
    m_levels->clear();
    const QLocale locale;
    for (int n = 0; n <= kMostLevels; ++n) {
        const volume::VolumeBox cells = m_box->box().atLevel(n);
        const QString size = sizeText(cells.width(), cells.height(), cells.depth());
        m_levels->addItem(n == 0 ? tr("0, the slices themselves: %1").arg(size)
                                 : tr("%1: %2").arg(locale.toString(n), size));
        const std::int64_t side = std::max({m_whole.x1 >> n, m_whole.y1 >> n, m_whole.z1 >> n});
        if (side <= 16) break;
    }
    m_levels->setCurrentIndex(std::clamp(level, 0, m_levels->count() - 1));
}

void ExportForm::formatChosen() {
    m_hint->setText(exportFormatHint(format()));
    m_out.clear(); // its ending says what it is
    m_overwrite = false;
    ask();
}

// The file dialog asks before something of that name is replaced.
void ExportForm::choosePlace() {
    if (!m_preview) return;
    const QString suffix = QLatin1String(volume::exportSuffix(format()).data());
    const QString filter = suffix.isEmpty()
                               ? tr("Folders (*)")
                               : QStringLiteral("%1 (*%2)").arg(exportFormatText(format()), suffix);
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Export To"),
        QString::fromLocal8Bit(base::toBytes(m_preview->request.out)), filter);
    if (chosen.isEmpty()) return;
    QString name = chosen;
    if (!suffix.isEmpty() && !name.endsWith(suffix, Qt::CaseInsensitive)) name += suffix;
    m_out = base::fromBytes(QFile::encodeName(name));
    m_overwrite = name == chosen;
    ask();
}

void ExportForm::ask() {
    if (!m_audit) return;
    ExportWish wish;
    wish.stack = chosen().stack;
    wish.voxel = m_voxel;
    wish.format = format();
    wish.level = std::max(0, m_levels->currentIndex());
    if (m_box->box() != m_whole) wish.box = m_box->box();
    wish.onGap = static_cast<GapRule>(m_gaps->currentData().toInt());
    wish.skipBad = m_skipBad->isChecked();
    wish.out = m_out;
    wish.overwrite = m_overwrite;
    wish.home = base::fromBytes(QFile::encodeName(QDir::homePath()));
    m_preview.reset();
    const quint64 turn = ++m_turn;
    m_background.run([wish] { return previewExport(wish); },
        [this, turn](ExportPreview preview) {
            if (turn == m_turn) take(std::move(preview));
        });
    Q_EMIT previewChanged();
}

void ExportForm::take(ExportPreview preview) {
    m_preview = std::move(preview);
    m_place->setText(base::displayText(m_preview->request.out));
    m_place->setToolTip(m_place->text());
    m_says->setText(plannedWords());
    setTextColor(m_says, m_preview->canStart() ? colors().text : colors().failure);
    m_notes->setText(noteWords());
    m_notes->setVisible(!m_notes->text().isEmpty());
    setTextColor(m_notes, colors().secondaryText);
    setTextColor(m_hint, colors().secondaryText);
    Q_EMIT previewChanged();
}

QString ExportForm::plannedWords() const {
    if (!m_preview->plan)
        return tr("It cannot be exported: %1.").arg(failureText(m_preview->plan.error()));
    if (!m_preview->writable) return tr("Nothing can be written there. Choose another place.");
    const volume::ExportReport& plan = *m_preview->plan;
    const volume::Level& level = plan.shape.level;
    if (!m_preview->fits())
        return tr("%1 free, but %2 are needed. Choose another place.")
            .arg(byteText(*m_preview->freeBytes), byteText(plan.bytes));
    const QString type = QLatin1String(image::sampleTypeName(level.type).data());
    QString words =
        tr("%Ln slice(s) read, %1 voxels (%2) written: %3.", nullptr,
            static_cast<int>(std::min<std::uint64_t>(plan.slicesToRead, INT_MAX)))
            .arg(sizeText(level.width, level.height, level.depth),
                level.channels > 1 ? QStringLiteral("%1 × %2").arg(type).arg(level.channels) : type,
                byteText(plan.bytes));
    if (plan.shape.knowsAllEdges()) {
        const volume::Axes edges = plan.shape.edges();
        const auto number = [](double value) { return QLocale().toString(value, 'g', 6); };
        const std::string& unit = plan.shape.voxel->unit;
        words += u' ' + tr("A voxel is %1 × %2 × %3 %4.")
                            .arg(number(edges[0]), number(edges[1]), number(edges[2]),
                                unit == "um" ? QStringLiteral("µm") : utf8Text(unit));
    }
    if (plan.fromPyramid) words += u' ' + tr("The pyramid is read instead of the slices.");
    if (m_preview->freeBytes)
        words += u' ' + tr("%1 are free.").arg(byteText(*m_preview->freeBytes));
    return words;
}

QString ExportForm::noteWords() const {
    if (!m_preview->plan) return {};
    QStringList notes;
    for (const volume::ExportNote note : m_preview->plan->notes)
        notes << exportNoteWords(note);
    if (const auto& mixed = chosen().voxel.mixed)
        notes << (m_preview->plan->shape.level.number > 0
                      ? tr("Its pages are several volumes (channels: %1, slices: %2, times: %3), "
                           "which this level mixes.")
                      : tr("Its pages are several volumes (channels: %1, slices: %2, times: %3), "
                           "written one after the other."))
                     .arg(mixed->channels)
                     .arg(mixed->slices)
                     .arg(mixed->times);
    if (m_preview->request.overwrite && !m_preview->plan->files.empty()) {
        std::error_code error;
        if (std::filesystem::exists(m_preview->request.out, error))
            notes << tr("What is there now is replaced.");
    }
    return notes.join(u' ');
}

} // namespace lightstack::ui
