#include "ui/dialogs/backfill_form.h"

#include "core/base/file_path.h"
#include "core/catalog/blob_rows.h"
#include "ui/dialogs/form_parts.h"
#include "ui/dialogs/pyramid_result.h"
#include "ui/dialogs/stack_words.h"
#include "ui/models/failure_words.h"
#include "ui/models/number_words.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace lightstack::ui {
namespace {

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setContentsMargins(0, kSpace2, 0, 0);
    return label;
}

} // namespace

BackfillForm::BackfillForm(
    std::filesystem::path catalog, const BackfillChoices& choices, QWidget* parent)
    : QWidget(parent)
    , m_catalog(std::move(catalog))
    , m_blobs(choices.blobs)
    , m_blobsPerSecond(choices.blobsPerSecond)
    , m_catalogPlace(new QLabel)
    , m_catalogError(errorLabel())
    , m_blobsPlace(new QLabel)
    , m_blobsError(errorLabel())
    , m_rowsPlace(new QLabel)
    , m_rowsError(errorLabel())
    , m_noRows(new QPushButton(tr("None")))
    , m_nul(new QCheckBox(tr("Rows end with NUL, not with the line")))
    , m_register(new QCheckBox(tr("Register &all blobs of the folder")))
    , m_batch(new QSpinBox)
    , m_workers(new QSpinBox)
    , m_dry(new QCheckBox(tr("&Dry run first: looks and counts, writes nothing")))
    , m_retry(new QCheckBox(tr("Blobs that failed before, too")))
    , m_says(new QLabel)
    , m_background(this) {
    m_batch->setRange(1, 10'000'000);
    m_batch->setGroupSeparatorShown(true);
    m_batch->setValue(choices.batch);
    m_workers->setRange(0, 64);
    m_workers->setSpecialValueText(tr("One per core"));
    m_workers->setValue(choices.workers);
    m_dry->setChecked(true);
    auto* form = new QFormLayout;
    form->setVerticalSpacing(kSpace2);
    form->setHorizontalSpacing(kSpace4);
    m_register->setToolTip(tr("A row for each blob that has none; done by itself where the catalog "
                              "has no rows and no list is chosen"));
    form->addRow(heading(tr("Store")));
    form->addRow(tr("Folder of blobs"), makePlace(m_blobsPlace, &BackfillForm::chooseBlobs));
    form->addRow(QString(), m_blobsError);
    form->addRow(tr("Catalog"), makePlace(m_catalogPlace, &BackfillForm::chooseCatalog));
    form->addRow(QString(), m_catalogError);
    form->addRow(heading(tr("Rows")));
    auto* list = makePlace(m_rowsPlace, &BackfillForm::chooseRows);
    m_noRows->setAutoDefault(false);
    m_noRows->setToolTip(tr("Takes the rows of the catalog again"));
    static_cast<QHBoxLayout*>(list->layout())->insertWidget(1, m_noRows); // the other stays put
    form->addRow(tr("List"), list);
    form->addRow(QString(), m_rowsError);
    form->addRow(QString(), m_nul);
    form->addRow(QString(), m_register);
    form->addRow(heading(tr("Run")));
    form->addRow(tr("Blobs a transaction"), m_batch);
    form->addRow(tr("Readers"), m_workers);
    form->addRow(QString(), m_retry);
    form->addRow(QString(), m_dry);
    m_says->setWordWrap(true);
    m_says->setMinimumHeight(3 * fontMetrics().lineSpacing());
    m_says->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* column = columnBelow(form, this);
    column->addWidget(m_says);
    column->addStretch(1);
    connect(m_dry, &QCheckBox::toggled, this, &BackfillForm::changed);
    connect(m_noRows, &QPushButton::clicked, this, [this] { setRows({}); });
    connect(m_retry, &QCheckBox::toggled, this, [this] {
        sayForecast();
        Q_EMIT changed();
    });
    connect(m_register, &QCheckBox::toggled, this, &BackfillForm::ask);
    ask();
}

QWidget* BackfillForm::makePlace(QLabel* place, void (BackfillForm::*choose)()) {
    auto* box = new QWidget;
    auto* row = rowIn(box);
    giveWay(place);
    auto* button = new QPushButton(tr("Choose…"));
    button->setAutoDefault(false);
    row->addWidget(place, 1);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, choose);
    return box;
}

void BackfillForm::chooseBlobs() {
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder of Blobs"),
        m_blobs.empty() ? QDir::homePath() : base::displayText(m_blobs));
    if (!chosen.isEmpty()) setBlobs(pathOf(chosen));
}

void BackfillForm::chooseCatalog() {
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Catalog"),
        base::displayText(m_catalog), tr("Catalogs (*.catalog *.db);;All files (*)"));
    if (!chosen.isEmpty()) setCatalog(pathOf(chosen));
}

void BackfillForm::chooseRows() {
    const QString chosen =
        QFileDialog::getOpenFileName(this, tr("List of Rows: Path, Tab, Hash, Tab, Type"),
            m_rows.empty() ? QDir::homePath() : base::displayText(m_rows),
            tr("Lists (*.tsv *.txt *.lst);;All files (*)"));
    if (!chosen.isEmpty()) setRows(pathOf(chosen));
}

void BackfillForm::setRows(const std::filesystem::path& list) {
    m_rows = list;
    ask();
}

void BackfillForm::setRegister(bool all) {
    m_register->setChecked(all);
}

void BackfillForm::setCatalog(const std::filesystem::path& catalog) {
    m_catalog = catalog;
    ask();
}

void BackfillForm::setBlobs(const std::filesystem::path& folder) {
    m_blobs = folder;
    ask();
}

void BackfillForm::setDryRun(bool dry) {
    m_dry->setChecked(dry);
}

bool BackfillForm::isDryRun() const {
    return m_dry->isChecked();
}

void BackfillForm::ask() {
    m_waiting.reset();
    m_catalogPlace->setText(base::displayText(m_catalog));
    m_blobsPlace->setText(m_blobs.empty() ? tr("None chosen") : base::displayText(m_blobs));
    say(m_catalogError, {});
    m_rowsPlace->setText(
        m_rows.empty() ? tr("None: those of the catalog") : base::displayText(m_rows));
    m_noRows->setVisible(!m_rows.empty());
    setAble(m_nul, !m_rows.empty(), tr("Of a list of rows; none is chosen"),
        tr("For paths that hold line breaks"));
    say(m_blobsError, {});
    say(m_rowsError, {});
    m_says->setText(tr("Counting what has no type yet…"));
    const quint64 turn = ++m_turn;
    m_background.run(
        [catalog = m_catalog, blobs = m_blobs, list = m_rows] {
            There there;
            std::error_code error;
            there.folder = std::filesystem::is_directory(blobs, error);
            there.list = list.empty() || std::filesystem::is_regular_file(list, error);
            if (auto types = catalog::BlobTypes::open(catalog); types) {
                there.waiting = types->waiting();
                there.rows = catalog::hasBlobRows(types->database()).value_or(false);
            } else
                there.waiting = tl::unexpected(types.error());
            return there;
        },
        [this, turn](const There& there) {
            if (turn == m_turn) take(there);
        });
    Q_EMIT changed();
}

void BackfillForm::take(const There& there) {
    if (!m_blobs.empty() && !there.folder) say(m_blobsError, tr("There is no such folder."));
    if (!there.list) say(m_rowsError, tr("There is no such file."));
    // With a list, or all blobs registered, a catalog may be made.
    m_hasRows = !there.waiting || there.rows;
    m_comesIn = !m_rows.empty() || m_register->isChecked() || !m_hasRows;
    const bool made = !there.waiting && there.waiting.error().code == ErrorCode::NotFound &&
                      (!m_rows.empty() || m_register->isChecked());
    if (!there.waiting && !made) {
        const Error& error = there.waiting.error();
        say(m_catalogError,
            error.code == ErrorCode::NotFound
                ? tr("There is no such catalog: scan a folder first, or choose another.")
                : tr("The catalog cannot be read: %1.").arg(failureText(error)));
    } else {
        m_waiting = made ? catalog::BlobTypes::Waiting() : *there.waiting;
    }
    setAble(m_retry, m_waiting && m_waiting->failed > 0, tr("No blob of the catalog has failed"));
    sayForecast();
    Q_EMIT changed();
}

bool BackfillForm::retries() const {
    return m_retry->isEnabled() && m_retry->isChecked();
}

void BackfillForm::sayForecast() {
    m_says->setText(m_waiting ? forecast().join(u' ') : QString());
}

QStringList BackfillForm::forecast() const {
    QStringList sentences;
    if (m_blobs.empty()) sentences << tr("Choose the folder that holds the blobs.");
    if (!m_rows.empty()) sentences << tr("The rows of the list come in first.");
    if (m_register->isChecked())
        sentences << tr("All blobs of the folder get a row first.");
    else if (!m_hasRows && m_rows.empty())
        sentences << tr("The catalog has no rows of blobs: all of the folder get one first.");
    if (m_waiting->blobs > 0)
        sentences << tr("%Ln blob(s) without a type, of %1 rows; the first 2 KB of each are "
                        "read, about %2 in all.",
            nullptr, static_cast<int>(m_waiting->blobs))
                         .arg(numberText(m_waiting->rows), byteText(m_waiting->blobs * 2048));
    else if (!m_comesIn)
        sentences << tr("No row of the catalog waits for a type.");
    if (m_waiting->failed > 0)
        sentences << (retries() ? tr("%Ln blob(s) failed before and are looked at again.", nullptr,
                                      static_cast<int>(m_waiting->failed))
                                : tr("%Ln blob(s) failed before and are left out.", nullptr,
                                      static_cast<int>(m_waiting->failed)));
    const std::uint64_t blobs = m_waiting->lookedAt(retries());
    if (m_blobsPerSecond > 0 && blobs > 0)
        sentences << tr("Takes %1, going by the last run.")
                         .arg(roughDuration(static_cast<double>(blobs) / m_blobsPerSecond));
    return sentences;
}

bool BackfillForm::canStart() const {
    return whyNot().isEmpty();
}

QString BackfillForm::whyNot() const {
    if (m_blobs.empty()) return tr("No folder of blobs is chosen");
    if (!m_blobsError->isHidden()) return m_blobsError->text();
    if (!m_rowsError->isHidden()) return m_rowsError->text();
    if (!m_catalogError->isHidden()) return m_catalogError->text();
    if (!m_waiting) return tr("What has no type yet is being counted");
    const bool some = m_comesIn || m_waiting->lookedAt(retries()) > 0;
    return some ? QString() : tr("No row of the catalog waits for a type");
}

BackfillWish BackfillForm::wish() const {
    BackfillWish wish;
    wish.catalog = m_catalog;
    wish.blobs = m_blobs;
    wish.options.batch = static_cast<std::size_t>(m_batch->value());
    wish.options.workers = static_cast<unsigned>(m_workers->value());
    wish.options.dryRun = m_dry->isChecked();
    wish.options.retryFailed = retries();
    wish.expected = m_waiting ? m_waiting->lookedAt(retries()) : 0;
    wish.rows = m_rows;
    wish.rowEnd = m_nul->isChecked() ? '\0' : '\n';
    wish.registerStore = m_register->isChecked();
    return wish;
}

BackfillChoices BackfillForm::choices() const {
    return {m_blobs, m_batch->value(), m_workers->value(), m_blobsPerSecond};
}

QString BackfillForm::text() const {
    return m_says->text() + m_catalogError->text() + m_blobsError->text() + m_rowsError->text();
}

} // namespace lightstack::ui
