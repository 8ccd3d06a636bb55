#include "ui/dialogs/downsample_form.h"

#include "core/base/file_path.h"
#include "ui/dialogs/form_parts.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

namespace lightstack::ui {
namespace {

using downsample::DownsampleRequest;
using downsample::ProfileRule;
using downsample::SizeRule;
using io::ChromaSampling;
using io::FileFormat;

constexpr int kMostSide = 100'000;
constexpr int kUnusual = 8192;
constexpr int kKeepFormat = -1;
enum Originals { kKeep, kTrash, kDelete };

QSpinBox* sideBox(const QString& name) {
    auto* box = new QSpinBox;
    box->setRange(1, kMostSide);
    box->setGroupSeparatorShown(true);
    box->setAccessibleName(name);
    return box;
}

QComboBox* narrowBox() {
    auto* box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(17);
    return box;
}

void choose(QComboBox* box, int value) {
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

QWidget* rowOf(std::initializer_list<QWidget*> widgets) {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    for (QWidget* widget : widgets)
        row->addWidget(widget);
    return box;
}

} // namespace

DownsampleForm::DownsampleForm(QWidget* parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_source(narrowBox())
    , m_rule(narrowBox())
    , m_side(sideBox(tr("Pixels")))
    , m_width(sideBox(tr("Width")))
    , m_height(sideBox(tr("Height")))
    , m_times(new QLabel(QStringLiteral("×")))
    , m_sizeNote(new QLabel)
    , m_format(narrowBox())
    , m_qualitySlider(new QSlider(Qt::Horizontal))
    , m_quality(new QSpinBox)
    , m_chroma(narrowBox())
    , m_ground(narrowBox())
    , m_linear(new QCheckBox(tr("Shrink in linear light")))
    , m_metadata(new QCheckBox(tr("Keep EXIF and XMP")))
    , m_srgb(new QCheckBox(tr("Convert colours to sRGB")))
    , m_toFolder(new QRadioButton(tr("To a folder")))
    , m_inPlace(new QRadioButton(tr("In place of the originals")))
    , m_place(new QLabel)
    , m_choose(new QPushButton(tr("Choose…")))
    , m_placeNote(new QLabel)
    , m_originals(narrowBox())
    , m_writing(narrowBox()) {
    m_form->setContentsMargins(0, 0, kSpace2, 0);
    m_form->setVerticalSpacing(kSpace2);
    m_form->setHorizontalSpacing(kSpace4);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_form->addRow(tr("Pictures"), m_source);
    makeSize();
    makeEncoding();
    makePlaces();
    setChoices({});
    const auto tell = [this] {
        update();
        Q_EMIT changed();
    };
    for (QComboBox* box : {m_rule, m_format, m_chroma, m_ground, m_originals, m_writing})
        connect(box, &QComboBox::currentIndexChanged, this, tell);
    for (QSpinBox* box : {m_side, m_width, m_height, m_quality})
        connect(box, &QSpinBox::valueChanged, this, tell);
    for (QCheckBox* box : {m_linear, m_metadata, m_srgb})
        connect(box, &QCheckBox::toggled, this, tell);
    connect(m_toFolder, &QRadioButton::toggled, this, tell);
    connect(m_qualitySlider, &QSlider::valueChanged, m_quality, &QSpinBox::setValue);
    connect(m_quality, &QSpinBox::valueChanged, m_qualitySlider, &QSlider::setValue);
    connect(m_choose, &QPushButton::clicked, this, &DownsampleForm::chooseFolder);
    connect(m_source, &QComboBox::currentIndexChanged, this, [this, tell] {
        sourceChosen();
        tell();
    });
}

void DownsampleForm::makeSize() {
    m_rule->addItem(tr("Long side at most"), static_cast<int>(SizeRule::LongSide));
    m_rule->addItem(tr("Short side at most"), static_cast<int>(SizeRule::ShortSide));
    m_rule->addItem(tr("Width × height at most"), static_cast<int>(SizeRule::Box));
    for (QSpinBox* box : {m_side, m_width, m_height})
        box->setSuffix(tr(" px"));
    m_rule->setToolTip(tr("Nothing is made larger; what fits already stays untouched"));
    m_sizeNote->setText(tr("Larger than most pictures are: few will change."));
    m_sizeNote->setFont(captionFont());
    m_sizeNote->setWordWrap(true);
    m_form->addRow(tr("Size"), m_rule);
    m_form->addRow(QString(), rowOf({m_side, m_width, m_times, m_height}));
    m_form->addRow(QString(), m_sizeNote);
}

void DownsampleForm::makeEncoding() {
    m_format->addItem(tr("As each picture has it"), kKeepFormat);
    m_format->addItem(QStringLiteral("JPEG"), static_cast<int>(FileFormat::Jpeg));
    m_format->addItem(QStringLiteral("PNG"), static_cast<int>(FileFormat::Png));
    m_format->addItem(QStringLiteral("WebP"), static_cast<int>(FileFormat::WebP));
    m_format->addItem(QStringLiteral("TIFF"), static_cast<int>(FileFormat::Tiff));
    m_format->setToolTip(
        tr("What cannot be written as it is, as HEIC and raw files, becomes JPEG"));
    m_quality->setRange(1, 100);
    m_quality->setAccessibleName(tr("Quality"));
    m_qualitySlider->setRange(1, 100);
    m_qualitySlider->setAccessibleName(tr("Quality"));
    m_chroma->addItem(tr("At full size (4:4:4)"), static_cast<int>(ChromaSampling::Full));
    m_chroma->addItem(tr("At half the width (4:2:2)"), static_cast<int>(ChromaSampling::Half));
    m_chroma->addItem(tr("At half the size (4:2:0)"), static_cast<int>(ChromaSampling::Quarter));
    m_ground->addItem(tr("On grey"), 114);
    m_ground->addItem(tr("On white"), 255);
    m_ground->addItem(tr("On black"), 0);
    m_linear->setToolTip(tr("Fine bright detail keeps its brightness; other programs mostly do "
                            "without"));
    m_metadata->setToolTip(
        tr("IPTC, comments and texts, too; orientation, sizes and the embedded thumbnail "
           "are corrected"));
    m_srgb->setToolTip(tr("Else every picture keeps its own colour profile"));
    m_form->addRow(tr("Format"), m_format);
    m_form->addRow(tr("Quality"), rowOf({m_qualitySlider, m_quality}));
    m_form->addRow(tr("JPEG colours"), m_chroma);
    m_form->addRow(tr("Transparency"), m_ground);
    m_form->addRow(QString(), m_linear);
    m_form->addRow(QString(), m_metadata);
    m_form->addRow(QString(), m_srgb);
}

void DownsampleForm::makePlaces() {
    m_place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_place->setFont(captionFont());
    m_choose->setAutoDefault(false);
    m_originals->addItem(tr("Stay"), kKeep);
    m_originals->addItem(tr("Go to the trash"), kTrash);
    m_originals->addItem(tr("Are deleted for good"), kDelete);
    m_originals->setToolTip(
        tr("Those whose result has another place or name; at the end, when all is written"));
    m_writing->addItem(tr("Safely, and checked"), 1);
    m_writing->addItem(tr("Directly, unchecked"), 0);
    m_writing->setToolTip(tr("Safely: brought to the disk and read back; directly: neither, which "
                             "is faster. Either way a picture takes its place only when it is "
                             "whole"));
    // Buttons of two rows are no group by their parent.
    auto* places = new QButtonGroup(this);
    places->addButton(m_toFolder);
    places->addButton(m_inPlace);
    auto* row = rowOf({m_toFolder});
    static_cast<QHBoxLayout*>(row->layout())->addWidget(m_choose, 0, Qt::AlignRight);
    m_form->addRow(tr("Results"), row);
    m_form->addRow(QString(), m_place);
    m_placeNote->setText(tr("The pictures themselves are there: choose another folder."));
    m_placeNote->setFont(captionFont());
    m_placeNote->setWordWrap(true);
    m_form->addRow(QString(), m_placeNote);
    m_form->addRow(QString(), m_inPlace);
    m_form->addRow(tr("Originals"), m_originals);
    m_form->addRow(tr("Writing"), m_writing);
    m_toFolder->setChecked(true);
    levelLabels(m_form);
}

void DownsampleForm::setSources(std::vector<DownsampleSource> sources) {
    m_sources = std::move(sources);
    {
        const QSignalBlocker blocker(m_source);
        m_source->clear();
        for (const DownsampleSource& source : m_sources) {
            m_source->addItem(source.text);
            m_source->setItemData(m_source->count() - 1, source.text, Qt::ToolTipRole);
        }
    }
    sourceChosen();
    update();
    Q_EMIT changed();
}

const DownsampleSource* DownsampleForm::source() const {
    const int index = m_source->currentIndex();
    return index >= 0 ? &m_sources[static_cast<std::size_t>(index)] : nullptr;
}

void DownsampleForm::setOriginalsStand(bool stand) {
    m_form->setRowVisible(m_originals, stand);
}

QString DownsampleForm::sourceName() const {
    return source() != nullptr ? source()->name : QString();
}

std::filesystem::path DownsampleForm::sourceFolder() const {
    return source() != nullptr ? source()->folder : std::filesystem::path();
}

void DownsampleForm::sourceChosen() {
    const QString text = m_source->currentText(); // it may be longer than the field
    m_source->setToolTip(
        m_sources.size() > 1 ? text : tr("%1. To take only some, select them first").arg(text));
    if (m_folderChosen || source() == nullptr) return;
    // Beside the folder, so that it is no part of what is looked through.
    const std::filesystem::path& folder = source()->folder;
    //: Behind the name of a folder, for that of the results: "holidays small"
    const std::string small = tr("small").toStdString();
    m_folder = folder.has_relative_path()
                   ? folder.parent_path() / (folder.filename().native() + " " + small)
                   : folder / small;
}

void DownsampleForm::chooseFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for the Results"),
        QString::fromLocal8Bit(base::toBytes(m_folder.parent_path())));
    if (!folder.isEmpty()) setFolder(base::fromBytes(QFile::encodeName(folder)));
}

void DownsampleForm::setFolder(const std::filesystem::path& folder) {
    m_folder = folder;
    m_folderChosen = true;
    m_toFolder->setChecked(true);
    update();
    Q_EMIT changed();
}

void DownsampleForm::setChoices(const DownsampleRequest& last) {
    choose(m_rule, static_cast<int>(last.sizeRule));
    m_side->setValue(last.sizeRule == SizeRule::ShortSide ? last.shortSide : last.longSide);
    m_width->setValue(last.box.width);
    m_height->setValue(last.box.height);
    choose(m_format, last.format ? static_cast<int>(*last.format) : kKeepFormat);
    m_quality->setValue(last.quality);
    m_qualitySlider->setValue(last.quality);
    choose(m_chroma, static_cast<int>(last.chroma));
    choose(m_ground, last.background[0]);
    m_linear->setChecked(last.linearLight);
    m_metadata->setChecked(last.keepMetadata);
    m_srgb->setChecked(last.profile == ProfileRule::Srgb);
    choose(m_writing, last.safe ? 1 : 0);
    update();
}

void DownsampleForm::update() {
    const bool box = m_rule->currentData().toInt() == static_cast<int>(SizeRule::Box);
    m_side->setVisible(!box);
    for (QWidget* widget : {static_cast<QWidget*>(m_width), static_cast<QWidget*>(m_times),
             static_cast<QWidget*>(m_height)})
        widget->setVisible(box);
    const bool large =
        (box ? std::max(m_width->value(), m_height->value()) : m_side->value()) > kUnusual;
    m_form->setRowVisible(m_sizeNote, large);
    setTextColor(m_sizeNote, colors().warning);
    const int format = m_format->currentData().toInt();
    const bool jpeg = format == kKeepFormat || format == static_cast<int>(FileFormat::Jpeg);
    const bool lossy = jpeg || format == static_cast<int>(FileFormat::WebP);
    for (QWidget* widget :
        {static_cast<QWidget*>(m_quality), static_cast<QWidget*>(m_qualitySlider)})
        setAble(widget, lossy, tr("PNG and TIFF lose nothing: there is no quality to choose"),
            tr("Of JPEG and WebP; the preview follows"));
    setAble(m_chroma, jpeg, tr("Only where results are JPEG"));
    setAble(m_ground, jpeg, tr("The format keeps transparency"), tr("JPEG has no transparency"));
    showPlace();
    m_place->setEnabled(m_toFolder->isChecked());
    std::error_code ignored; // one that is not there is no other's
    m_form->setRowVisible(
        m_placeNote, m_toFolder->isChecked() && source() != nullptr &&
                         std::filesystem::equivalent(m_folder, source()->folder, ignored));
    setTextColor(m_placeNote, colors().failure);
}

// On one line: the name is what matters, at the end.
void DownsampleForm::showPlace() {
    const QString path = base::displayText(m_folder);
    m_place->setText(m_place->fontMetrics().elidedText(path, Qt::ElideLeft, m_place->width()));
    m_place->setToolTip(path);
    m_place->setAccessibleName(tr("Folder for the results: %1").arg(path));
}

void DownsampleForm::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showPlace();
}

DownsampleRequest DownsampleForm::request() const {
    DownsampleRequest out;
    if (source() != nullptr) {
        out.inputs = source()->inputs;
        out.root = source()->folder; // a list may span folders
    }
    out.sizeRule = static_cast<SizeRule>(m_rule->currentData().toInt());
    out.longSide = out.shortSide = m_side->value();
    out.box = {m_width->value(), m_height->value()};
    if (const int format = m_format->currentData().toInt(); format != kKeepFormat)
        out.format = static_cast<FileFormat>(format);
    out.quality = m_quality->value();
    out.chroma = static_cast<ChromaSampling>(m_chroma->currentData().toInt());
    out.background.fill(static_cast<std::uint8_t>(m_ground->currentData().toInt()));
    out.linearLight = m_linear->isChecked();
    out.keepMetadata = m_metadata->isChecked();
    out.profile = m_srgb->isChecked() ? ProfileRule::Srgb : ProfileRule::Keep;
    out.safe = m_writing->currentData().toInt() == 1;
    if (m_toFolder->isChecked()) out.out = m_folder;
    const int originals = m_originals->currentData().toInt();
    out.deleteOriginals = originals != kKeep;
    out.deleteForGood = originals == kDelete;
    return out;
}

} // namespace lightstack::ui
