#include "ui/dialogs/backfill_dialog.h"

#include "ui/dialogs/stack_words.h"

#include <QHeaderView>
#include <QLocale>
#include <QTreeWidget>

#include <algorithm>

namespace lightstack::ui {

BackfillDialog::BackfillDialog(
    const std::filesystem::path& catalog, const BackfillChoices& choices, QWidget* parent)
    : BackfillDialog(new BackfillForm(catalog, choices), parent) {
}

BackfillDialog::BackfillDialog(BackfillForm* form, QWidget* parent)
    : JobDialog(tr("Backfill MIME Types"), form, parent), m_form(form), m_types(new QTreeWidget) {
    m_types->setHeaderLabels({tr("Type"), tr("Rows"), tr("Share")});
    m_types->setAccessibleName(tr("Rows by type"));
    m_types->setRootIsDecorated(false);
    m_types->setUniformRowHeights(true);
    m_types->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_types->header()->setStretchLastSection(false);
    for (int column = 1; column < 3; ++column)
        m_types->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_types->setMinimumHeight(120);
    m_types->hide();
    setResult(m_types);
    resize(620, 460);
    connect(form, &BackfillForm::changed, this, &BackfillDialog::updateButtons);
    updateButtons();
}

QString BackfillDialog::actText() const {
    return m_form->isDryRun() ? tr("Dry Run") : tr("Write Types");
}

std::unique_ptr<Job> BackfillDialog::makeJob() {
    m_types->hide();
    return std::make_unique<BackfillJob>(m_form->wish());
}

void BackfillDialog::jobEnded() {
    const auto* done = static_cast<const BackfillJob*>(job());
    const auto& outcome = done->outcome();
    if (!done->wish().options.dryRun) m_form->ask(); // less waits now
    m_types->clear();
    if (!outcome) return;
    std::vector<std::pair<std::string, std::uint64_t>> rows(
        outcome->byType.begin(), outcome->byType.end());
    std::ranges::stable_sort(rows, std::greater(), &std::pair<std::string, std::uint64_t>::second);
    const QLocale locale;
    for (const auto& [type, count] : rows) {
        const double share = 100 * static_cast<double>(count) /
                             static_cast<double>(std::max<std::uint64_t>(1, outcome->rows));
        auto* item = new QTreeWidgetItem(
            m_types, {utf8Text(type), locale.toString(static_cast<qulonglong>(count)),
                         tr("%1 %").arg(locale.toString(share, 'f', 1))});
        for (int column = 1; column < 3; ++column)
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_types->setVisible(!rows.empty());
}

QString BackfillDialog::nextText() const {
    const auto* done = static_cast<const BackfillJob*>(job());
    const bool worth = done->outcome() && !done->outcome()->cancelled && done->outcome()->rows > 0;
    return done->wish().options.dryRun && worth ? tr("Write Types") : QString();
}

void BackfillDialog::next() {
    m_form->setDryRun(false);
    start();
}

} // namespace lightstack::ui
