#include "ui/dialogs/downsample_result.h"

#include "core/base/file_path.h"
#include "ui/dialogs/downsample_words.h"
#include "ui/dialogs/lazy_table.h"
#include "ui/dialogs/stack_words.h"
#include "ui/models/number_words.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeView>
#include <QVBoxLayout>

#include <cmath>

namespace lightstack::ui {
namespace {

using downsample::ShardTotals;

QString secondsText(double seconds, const ShardTotals& totals) {
    const double sum = totals.loadSeconds + totals.processSeconds + totals.writeSeconds;
    if (sum <= 0) return {};
    return QStringLiteral("%1 s (%2 %)")
        .arg(QLocale().toString(seconds, 'f', seconds < 1 ? 2 : 1))
        .arg(std::lround(100 * seconds / sum));
}

QString rateText(double rate) {
    if (rate <= 0) return {};
    return QLocale().toString(rate, 'f', rate < 10 ? 1 : 0);
}

// Within what the run was about: what folders have in common tells them not apart.
QString folderText(const std::filesystem::path& folder, const std::filesystem::path& root) {
    const std::filesystem::path within =
        root.empty() ? std::filesystem::path() : folder.lexically_relative(root);
    if (within == ".") return base::displayName(folder);
    const bool inside = !within.empty() && *within.begin() != "..";
    return base::displayText(inside ? within : folder);
}

// The row of all has no folder.
QString cell(const ShardTotals& totals, const std::filesystem::path& root, int column) {
    const auto number = [](std::uint64_t value) { return numberText(value); };
    switch (column) {
    case 0:
        return totals.folder.empty() ? DownsampleResult::tr("All")
                                     : folderText(totals.folder, root);
    case 1:
        // What an earlier run wrote stands apart: bytes and seconds are of this one.
        return totals.resumed == 0
                   ? number(totals.written)
                   : QStringLiteral("%1 + %2").arg(number(totals.written), number(totals.resumed));
    case 2:
        return number(totals.converted);
    case 3:
        return number(totals.fitting);
    case 4:
        return number(totals.failed);
    case 5:
        return byteText(totals.bytesBefore);
    case 6:
        return byteText(totals.bytesAfter);
    case 7:
        return secondsText(totals.loadSeconds, totals);
    case 8:
        return secondsText(totals.processSeconds, totals);
    case 9:
        return secondsText(totals.writeSeconds, totals);
    case 10:
        return rateText(totals.imagesPerSecond());
    case 11:
        return rateText(totals.megabytesPerSecond());
    default:
        return {};
    }
}

} // namespace

DownsampleResult::DownsampleResult(QWidget* parent)
    : QWidget(parent)
    , m_shards(new LazyTable(columns()))
    , m_view(viewOf(m_shards, tr("Totals by folder")))
    , m_notes(new QLabel) {
    m_shards->setRightFrom(1);
    m_view->setMinimumHeight(140);
    m_notes->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace2);
    column->addWidget(m_view, 1);
    column->addWidget(m_notes);
    clear();
}

QStringList DownsampleResult::columns() {
    return {tr("Folder"), tr("Written"), tr("Converted"), tr("Fitted"), tr("Failed"), tr("Before"),
        tr("After"), tr("Loading"), tr("Reducing"), tr("Writing"), tr("Pictures/s"), tr("MB/s")};
}

QStringList DownsampleResult::cells(const ShardTotals& totals, const std::filesystem::path& root) {
    QStringList out;
    for (int column = 0; column < columns().size(); ++column)
        out << cell(totals, root, column);
    return out;
}

void DownsampleResult::clear() {
    m_view->hide();
    m_notes->hide();
}

void DownsampleResult::showReport(
    const downsample::DownsampleReport& report, const downsample::DownsampleRequest& request) {
    const auto rows = static_cast<int>(report.shards.size()) + 1;
    m_shards->setRows(rows,
        [total = report.total, shards = report.shards, root = request.root](
            int row, int column) -> QString {
            return cell(row == 0 ? total : shards[static_cast<std::size_t>(row - 1)], root, column);
        });
    for (int column = 1; column < m_shards->columnCount(); ++column) {
        m_view->resizeColumnToContents(column);
        m_view->header()->resizeSection(column, m_view->columnWidth(column) + kSpace1);
    }
    const QStringList notes = notesOf(report, request);
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    setTextColor(m_notes, colors().secondaryText);
    m_view->show();
}

} // namespace lightstack::ui
