#include "ui/dialogs/scan_form.h"

#include "core/base/file_path.h"
#include "ui/dialogs/form_parts.h"
#include "ui/dialogs/pyramid_result.h"
#include "ui/dialogs/stack_words.h"
#include "ui/models/failure_words.h"
#include "ui/models/number_words.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QSpinBox>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

namespace lightstack::ui {
namespace {

constexpr int kLookMs = 150;
constexpr int kMostWorkers = 64;
constexpr int kLongestQueue = 1'000'000;

QPushButton* plain(const QString& text) {
    auto* button = new QPushButton(text);
    button->setAutoDefault(false);
    return button;
}

std::vector<std::filesystem::path> droppedPaths(const QMimeData* data) {
    std::vector<std::filesystem::path> out;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile()) out.push_back(pathOf(url.toLocalFile()));
    return out;
}

} // namespace

ScanForm::ScanForm(std::filesystem::path catalog, const ScanChoices& choices, QWidget* parent)
    : QWidget(parent)
    , m_catalog(std::move(catalog))
    , m_filesPerSecond(choices.filesPerSecond)
    , m_list(new QListWidget)
    , m_remove(plain(tr("Remove")))
    , m_error(new QLabel)
    , m_place(new QLabel)
    , m_says(new QLabel)
    , m_more(new QToolButton)
    , m_options(nullptr)
    , m_workers(new QSpinBox)
    , m_queue(new QSpinBox)
    , m_batch(new QSpinBox)
    , m_sequential(new QCheckBox(tr("One after the other, on one thread")))
    , m_metadataFirst(new QCheckBox(tr("Metadata first: large files without checksums for now")))
    , m_background(this) {
    setAcceptDrops(true);
    m_workers->setValue(choices.workers);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace3);
    column->addWidget(makeRoots(), 1);
    column->addWidget(makeCatalog());
    m_options = makeMore();
    m_queue->setValue(choices.queue);
    m_batch->setValue(choices.batch);
    m_workers->setValue(choices.workers);
    m_sequential->setChecked(choices.sequential);
    m_metadataFirst->setChecked(choices.metadataFirst);
    m_says->setWordWrap(true);
    m_says->setMinimumHeight(3 * fontMetrics().lineSpacing()); // nothing jumps when it arrives
    m_says->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(m_more);
    column->addWidget(m_options);
    column->addWidget(m_says);
    connect(&m_looks, &QTimer::timeout, this, &ScanForm::follow);
    m_roots = choices.roots;
    showRoots();
    count();
}

ScanForm::~ScanForm() {
    m_stop.request_stop();
}

QWidget* ScanForm::makeRoots() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace2);
    auto* label = new QLabel(tr("F&olders and Takeout archives (drop them here)"));
    label->setBuddy(m_list);
    m_list->setAccessibleName(tr("Folders and archives"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(72);
    auto* folder = plain(tr("Add &Folder…"));
    auto* archives = plain(tr("Add &Archives…"));
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace2);
    row->addWidget(folder);
    row->addWidget(archives);
    row->addWidget(m_remove);
    row->addStretch(1);
    m_error->setWordWrap(true);
    m_error->hide();
    column->addWidget(label);
    column->addWidget(m_list, 1);
    column->addWidget(m_error);
    column->addLayout(row);
    connect(folder, &QPushButton::clicked, this, &ScanForm::chooseFolder);
    connect(archives, &QPushButton::clicked, this, &ScanForm::chooseArchives);
    connect(m_remove, &QPushButton::clicked, this, &ScanForm::removeSelected);
    connect(m_list, &QListWidget::itemSelectionChanged, this,
        [this] { m_remove->setEnabled(!m_list->selectedItems().isEmpty()); });
    m_remove->setEnabled(false);
    auto* erase = new QShortcut(Qt::Key_Delete, m_list);
    erase->setContext(Qt::WidgetShortcut);
    connect(erase, &QShortcut::activated, this, &ScanForm::removeSelected);
    return box;
}

QWidget* ScanForm::makeCatalog() {
    auto* box = new QWidget;
    auto* row = rowIn(box);
    giveWay(m_place);
    auto* elsewhere = plain(tr("Elsewhere…"));
    row->addWidget(new QLabel(tr("Catalog")));
    row->addWidget(m_place, 1);
    row->addWidget(elsewhere);
    connect(elsewhere, &QPushButton::clicked, this, &ScanForm::chooseCatalog);
    m_place->setText(base::displayText(m_catalog));
    return box;
}

QWidget* ScanForm::makeMore() {
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(kSpace4, 0, 0, 0);
    form->setVerticalSpacing(kSpace2);
    form->setHorizontalSpacing(kSpace4);
    m_workers->setRange(0, kMostWorkers);
    m_workers->setSpecialValueText(tr("One per core"));
    m_queue->setRange(1, kLongestQueue);
    m_batch->setRange(1, kLongestQueue);
    for (QSpinBox* spin : {m_queue, m_batch})
        spin->setGroupSeparatorShown(true);
    form->addRow(tr("Readers"), m_workers);
    form->addRow(tr("Queue"), m_queue);
    form->addRow(tr("Rows a transaction"), m_batch);
    form->addRow(QString(), m_sequential);
    form->addRow(QString(), m_metadataFirst);
    levelLabels(form);
    box->hide();
    m_more->setText(tr("More"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setIconSize({16, 16});
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setIcon(icon(QStringLiteral("chevron-right")));
    connect(m_more, &QToolButton::toggled, this, [this](bool open) {
        m_options->setVisible(open);
        m_more->setIcon(
            icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    });
    connect(m_sequential, &QCheckBox::toggled, this, [this](bool one) {
        m_workers->setEnabled(!one);
        m_queue->setEnabled(!one);
    });
    return box;
}

void ScanForm::chooseFolder() {
    const QString start =
        m_roots.empty() ? QDir::homePath() : base::displayText(m_roots.back().parent_path());
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Add a Folder"), start);
    if (!chosen.isEmpty()) addRoots({pathOf(chosen)});
}

void ScanForm::chooseArchives() {
    const QString start =
        m_roots.empty() ? QDir::homePath() : base::displayText(m_roots.back().parent_path());
    const QStringList chosen = QFileDialog::getOpenFileNames(
        this, tr("Add Takeout Archives"), start, tr("Archives (*.zip *.tgz *.tar.gz *.ZIP *.TGZ)"));
    std::vector<std::filesystem::path> paths;
    for (const QString& path : chosen)
        paths.push_back(pathOf(path));
    addRoots(paths);
}

void ScanForm::chooseCatalog() {
    const QString chosen =
        QFileDialog::getSaveFileName(this, tr("Catalog"), base::displayText(m_catalog),
            tr("Catalogs (*.catalog);;All files (*)"), nullptr, QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty()) setCatalog(pathOf(chosen));
}

void ScanForm::setCatalog(const std::filesystem::path& catalog) {
    m_catalog = catalog;
    m_place->setText(base::displayText(m_catalog));
    count();
}

void ScanForm::addRoots(const std::vector<std::filesystem::path>& roots) {
    for (const std::filesystem::path& root : roots)
        if (std::ranges::find(m_roots, root) == m_roots.end()) m_roots.push_back(root);
    showRoots();
    count();
}

void ScanForm::removeSelected() {
    std::vector<int> rows;
    for (const QListWidgetItem* item : m_list->selectedItems())
        rows.push_back(m_list->row(item));
    std::ranges::sort(rows, std::greater());
    for (const int row : rows)
        m_roots.erase(m_roots.begin() + row);
    showRoots();
    count();
}

void ScanForm::showRoots() {
    m_list->clear();
    for (const std::filesystem::path& root : m_roots) {
        auto* item = new QListWidgetItem(
            icon(isArchiveName(root) ? QStringLiteral("document") : QStringLiteral("folder")),
            base::displayText(root), m_list);
        item->setToolTip(item->text());
    }
    m_remove->setEnabled(false);
}

void ScanForm::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedPaths(event->mimeData()).empty()) event->acceptProposedAction();
}

void ScanForm::dropEvent(QDropEvent* event) {
    addRoots(droppedPaths(event->mimeData()));
    event->acceptProposedAction();
}

// Anew: the newest question wins.
void ScanForm::count() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_preview.reset();
    m_error->hide();
    const quint64 turn = ++m_turn;
    m_tally = std::make_shared<ScanTally>();
    if (m_roots.empty()) {
        m_looks.stop();
        m_says->setText(tr("Add the folders and the archive parts of a Takeout: all parts "
                           "together, so that pictures and their sidecars meet."));
        Q_EMIT changed();
        return;
    }
    m_looks.start(kLookMs);
    follow();
    m_background.run(
        [roots = m_roots, catalog = m_catalog, tally = m_tally, stop = m_stop.get_token()] {
            return previewScan(roots, catalog, *tally, stop);
        },
        [this, turn](Result<ScanPreview> preview) {
            if (turn == m_turn) take(std::move(preview));
        });
    Q_EMIT changed();
}

void ScanForm::follow() {
    m_says->setText(tr("Counting… %1 files so far. The scan may begin at once.")
                        .arg(numberText(m_tally->files)));
}

void ScanForm::take(Result<ScanPreview> preview) {
    m_looks.stop();
    if (preview) {
        m_preview = *preview;
        m_says->setText(words(*preview));
    } else {
        const Error& error = preview.error();
        m_says->clear();
        m_error->setText(
            QStringLiteral("%1: %2.").arg(base::displayText(error.path), failureText(error)));
        setTextColor(m_error, colors().failure);
        m_error->show();
    }
    Q_EMIT changed();
}

QString ScanForm::words(const ScanPreview& p) const {
    QStringList sentences;
    if (p.archives > 0)
        sentences << tr("%Ln archive(s), %1.", nullptr, static_cast<int>(p.archives))
                         .arg(byteText(p.archiveBytes));
    if (p.files() > 0) {
        sentences << tr("%Ln file(s): %1 pictures and films, %2 sidecars, %3 others; %4.", nullptr,
            static_cast<int>(p.files()))
                         .arg(numberText(p.media), numberText(p.sidecars), numberText(p.others),
                             byteText(p.bytes));
        if (p.known && p.unchanged == p.files())
            sentences << (p.uncounted == 0
                              ? tr("All are as the catalog knows them: none is opened.")
                              : tr("These are as the catalog knows them and are not opened."));
        else if (p.unchanged > 0)
            sentences << tr(
                "%1 are as the catalog knows them and are not opened; %2 are read (%3).")
                             .arg(numberText(p.unchanged), numberText(p.toRead()),
                                 byteText(p.newBytes));
        else
            sentences << tr("Pictures, films and sidecars are read once.");
    }
    if (p.uncounted > 0)
        sentences << tr("%Ln archive(s) are read through, to know what is in them.", nullptr,
            static_cast<int>(p.uncounted));
    if (p.unreadable > 0)
        sentences << tr("%Ln folder(s) cannot be read.", nullptr, static_cast<int>(p.unreadable));
    if (m_filesPerSecond > 0 && p.toRead() > 0)
        sentences << tr("Takes %1, going by the last scan.")
                         .arg(roughDuration(static_cast<double>(p.toRead()) / m_filesPerSecond));
    return sentences.join(u' ');
}

bool ScanForm::canStart() const {
    return !m_roots.empty() && m_error->isHidden();
}

ScanWish ScanForm::wish() const {
    ScanWish wish;
    wish.roots = m_roots;
    wish.catalog = m_catalog;
    wish.options.sequential = m_sequential->isChecked();
    wish.options.workers = static_cast<unsigned>(m_workers->value());
    wish.options.queue = static_cast<std::size_t>(m_queue->value());
    wish.options.batch = static_cast<std::size_t>(m_batch->value());
    wish.options.metadataFirst = m_metadataFirst->isChecked();
    wish.expected = m_preview ? m_preview->files() : 0;
    return wish;
}

ScanChoices ScanForm::choices() const {
    return {m_roots, m_workers->value(), m_queue->value(), m_batch->value(),
        m_sequential->isChecked(), m_metadataFirst->isChecked(), m_filesPerSecond};
}

QString ScanForm::text() const {
    return m_error->isHidden() ? m_says->text() : m_error->text();
}

} // namespace lightstack::ui
