#include "ui/dialogs/backfill_dialog.h"

#include "core/base/file_path.h"
#include "core/jobs/blob_report.h"
#include "ui/dialogs/lazy_table.h"
#include "ui/dialogs/stack_words.h"
#include "ui/models/failure_words.h"
#include "ui/models/number_words.h"
#include "ui/theme/screen_room.h"
#include "ui/theme/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeView>
#include <QTreeWidget>

#include <algorithm>
#include <climits>

namespace lightstack::ui {

BackfillDialog::BackfillDialog(
    const std::filesystem::path& catalog, const BackfillChoices& choices, QWidget* parent)
    : BackfillDialog(new BackfillForm(catalog, choices), parent) {
}

BackfillDialog::BackfillDialog(BackfillForm* form, QWidget* parent)
    : JobDialog(tr("Backfill MIME Types"), form, parent)
    , m_form(form)
    , m_types(new QTreeWidget)
    , m_othersTitle(new QLabel)
    , m_othersTable(new LazyTable({tr("Path"), tr("By content"), tr("By name")}))
    , m_export(new QPushButton(tr("&Export…")))
    , m_says(new QLabel)
    , m_background(this) {
    m_types->setHeaderLabels({tr("Type"), tr("Rows"), tr("Share")});
    m_types->setAccessibleName(tr("Rows by type"));
    m_types->setRootIsDecorated(false);
    m_types->setUniformRowHeights(true);
    spaceRows(m_types);
    m_types->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_types->header()->setStretchLastSection(false);
    for (int column = 1; column < 3; ++column)
        m_types->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_types->setMinimumHeight(96);
    m_result = makeResult();
    m_result->hide();
    setResult(m_result);
    resizeWithin(this, {660, 620});
    connect(form, &BackfillForm::changed, this, &BackfillDialog::updateButtons);
    connect(m_export, &QPushButton::clicked, this, &BackfillDialog::chooseReport);
    updateButtons();
}

QWidget* BackfillDialog::makeResult() {
    auto* result = new QWidget;
    m_others = viewOf(m_othersTable, tr("Rows named as another type than their content"));
    m_others->header()->resizeSection(1, 130);
    m_others->header()->resizeSection(2, 130);
    m_others->setMinimumHeight(96);
    m_othersTitle->setWordWrap(true);
    m_export->setAutoDefault(false);
    m_export->setToolTip(tr("All of these rows as CSV or JSON"));
    m_says->setWordWrap(true);
    m_says->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace2);
    row->addWidget(m_othersTitle, 1);
    row->addWidget(m_export);
    auto* column = new QVBoxLayout(result);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace2);
    column->addWidget(m_types, 1);
    column->addLayout(row);
    column->addWidget(m_says); // beside the button: below the list nobody would see it come
    column->addWidget(m_others, 1);
    return result;
}

QString BackfillDialog::actText() const {
    return m_form->isDryRun() ? tr("Dry Run") : tr("Write Types");
}

std::unique_ptr<Job> BackfillDialog::makeJob() {
    m_result->hide();
    return std::make_unique<BackfillJob>(m_form->wish());
}

void BackfillDialog::jobEnded() {
    const auto* done = static_cast<const BackfillJob*>(job());
    if (!done->wish().options.dryRun) m_form->ask(); // less waits now
    m_types->clear();
    m_says->hide();
    if (!done->outcome()) return;
    showTypes(*done);
    showDisagreements(*done);
    m_result->setVisible(!m_types->isHidden() || !m_others->isHidden());
}

void BackfillDialog::showTypes(const BackfillJob& done) {
    const auto& outcome = done.outcome();
    std::vector<std::pair<std::string, std::uint64_t>> rows(
        outcome->byType.begin(), outcome->byType.end());
    std::ranges::stable_sort(rows, std::greater(), &std::pair<std::string, std::uint64_t>::second);
    const QLocale locale;
    for (const auto& [type, count] : rows) {
        const double share = 100 * static_cast<double>(count) /
                             static_cast<double>(std::max<std::uint64_t>(1, outcome->rows));
        auto* item = new QTreeWidgetItem(m_types,
            {utf8Text(type), numberText(count), tr("%1 %").arg(locale.toString(share, 'f', 1))});
        for (int column = 1; column < 3; ++column)
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_types->setVisible(!rows.empty());
}

void BackfillDialog::showDisagreements(const BackfillJob& done) {
    const auto& first = done.details().first;
    const std::uint64_t count = done.details().disagreements.count;
    m_othersTitle->setText(
        count == 0
            ? tr("No row is named as another type than its content.")
            : tr("%Ln row(s) are named as another type than their content.", nullptr,
                  static_cast<int>(std::min<std::uint64_t>(count, INT_MAX))) +
                  (count > first.size()
                          ? u' ' + tr("The first %1 are shown.").arg(numberText(first.size()))
                          : QString()));
    m_others->setVisible(count > 0);
    m_export->setVisible(count > 0);
    const auto shared = std::make_shared<std::vector<jobs::Disagreement>>(first);
    m_othersTable->setRows(static_cast<int>(first.size()), [shared](int row, int column) {
        const jobs::Disagreement& each = (*shared)[static_cast<std::size_t>(row)];
        return utf8Text(base::toLossyUtf8(column == 0   ? each.path
                                          : column == 1 ? each.byContent
                                                        : each.byName));
    });
}

void BackfillDialog::chooseReport() {
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Export the Report"),
        QDir::homePath() + QStringLiteral("/types.csv"), tr("CSV (*.csv);;JSON (*.json)"));
    if (!chosen.isEmpty()) exportReport(base::fromBytes(QFile::encodeName(chosen)));
}

// Of a dry run from its copy of the rows, else from the catalog.
void BackfillDialog::exportReport(const std::filesystem::path& file) {
    const auto* done = static_cast<const BackfillJob*>(job());
    m_export->setEnabled(false);
    m_background.run(
        [file, copy = done->details().copy, catalog = done->wish().catalog] {
            if (copy) return jobs::writeBlobReportTo(file, copy->database(), {});
            auto types = catalog::BlobTypes::open(catalog);
            return types ? jobs::writeBlobReportTo(file, types->database(), {})
                         : Result<catalog::Disagreements>(tl::unexpected(types.error()));
        },
        [this, file](const Result<catalog::Disagreements>& written) {
            m_export->setEnabled(true);
            m_says->setText(
                written ? tr("Written to %1.").arg(base::displayText(file))
                        : tr("The report was not written: %1.").arg(failureText(written.error())));
            setTextColor(m_says, written ? colors().secondaryText : colors().failure);
            m_says->show();
            Q_EMIT reportWritten(written.has_value());
        });
}

QString BackfillDialog::nextText() const {
    const auto* done = static_cast<const BackfillJob*>(job());
    const bool worth = done->outcome() && !done->outcome()->cancelled && done->outcome()->rows > 0;
    return done->wish().options.dryRun && worth ? tr("Write Types") : QString();
}

// For this once: another store is looked at first again.
void BackfillDialog::next() {
    m_form->setDryRun(false);
    start();
    m_form->setDryRun(true);
}

} // namespace lightstack::ui
