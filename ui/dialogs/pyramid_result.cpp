#include "ui/dialogs/pyramid_result.h"

#include "core/base/file_path.h"
#include "ui/dialogs/lazy_table.h"
#include "ui/dialogs/stack_words.h"
#include "ui/models/failure_words.h"
#include "ui/models/job_words.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lightstack::ui {
namespace {

constexpr std::size_t kMostShownFailures = 500;

QString durationWords(const char* text) {
    return QCoreApplication::translate("DurationText", text);
}

double sumOf(const std::vector<pipeline::StageTotals>& stages) {
    double sum = 0;
    for (const pipeline::StageTotals& stage : stages)
        sum += stage.seconds;
    return sum;
}

QTreeWidget* table(const QStringList& headers) {
    auto* tree = new QTreeWidget;
    tree->setHeaderLabels(headers);
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->setSelectionMode(QAbstractItemView::NoSelection);
    tree->setFocusPolicy(Qt::NoFocus);
    spaceRows(tree);
    return tree;
}

} // namespace

QString durationText(double seconds, bool estimate) {
    const QLocale locale;
    if (seconds < 10 && !estimate)
        return durationWords(QT_TRANSLATE_NOOP("DurationText", "%1 s"))
            .arg(locale.toString(
                seconds > 0 ? std::max(0.01, seconds) : 0, 'f', seconds < 0.995 ? 2 : 1));
    const auto whole = std::llround(seconds);
    if (whole < 90)
        return durationWords(QT_TRANSLATE_NOOP("DurationText", "%1 s")).arg(locale.toString(whole));
    if (whole < 5400)
        return durationWords(QT_TRANSLATE_NOOP("DurationText", "%1 min %2 s"))
            .arg(locale.toString(whole / 60), locale.toString(whole % 60));
    return durationWords(QT_TRANSLATE_NOOP("DurationText", "%1 h %2 min"))
        .arg(locale.toString(whole / 3600), locale.toString(whole / 60 % 60));
}

QString roughDuration(double seconds) {
    if (seconds < 5) return durationWords(QT_TRANSLATE_NOOP("DurationText", "a few seconds"));
    // One figure, or two below twenty.
    const auto rounded = [](double value, double step) { return std::round(value / step) * step; };
    double whole = 0;
    if (seconds < 20)
        whole = rounded(seconds, 5);
    else if (seconds < 90)
        whole = rounded(seconds, 10);
    else if (seconds < 600)
        whole = rounded(seconds, 60);
    else
        whole = rounded(seconds, seconds < 5400 ? 300 : 600);
    const QLocale locale;
    const auto minutes = std::llround(whole / 60);
    const QString text =
        whole < 90 ? durationWords(QT_TRANSLATE_NOOP("DurationText", "%1 s"))
                         .arg(locale.toString(std::llround(whole)))
        : minutes < 90 ? durationWords(QT_TRANSLATE_NOOP("DurationText", "%1 min"))
                             .arg(locale.toString(minutes))
                       : durationWords(QT_TRANSLATE_NOOP("DurationText", "%1 h %2 min"))
                             .arg(locale.toString(minutes / 60), locale.toString(minutes % 60));
    return durationWords(QT_TRANSLATE_NOOP("DurationText", "about %1")).arg(text);
}

PyramidResult::PyramidResult(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_sentence(new QLabel)
    , m_stages(table({tr("Stage"), tr("Seconds"), tr("Share"), tr("MB/s")}))
    , m_bottleneck(new QLabel)
    , m_failureTitle(new QLabel)
    , m_failures(table({tr("Slice"), tr("Reason")})) {
    m_title->setFont(titleFont());
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bottleneck->setWordWrap(true);
    m_stages->setAccessibleName(tr("Where the time went"));
    m_stages->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_stages->header()->setStretchLastSection(false);
    for (int column = 1; column < 4; ++column)
        m_stages->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_failures->setAccessibleName(tr("Failures"));
    m_failures->setTextElideMode(Qt::ElideMiddle);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace2);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(kSpace2);
    column->addWidget(m_stages, 2);
    column->addWidget(m_bottleneck);
    column->addWidget(m_failureTitle);
    column->addWidget(m_failures, 1);
    column->addStretch(0); // of what is left where there are no tables
}

void PyramidResult::showOutcome(const PyramidJob& job) {
    const PyramidOutcome& outcome = job.outcome();
    JobReport said;
    said.stages = outcome.stages;
    said.workers = outcome.workers;
    if (outcome.report) {
        const volume::PyramidReport& report = *outcome.report;
        said.failures = report.failures;
        said.title = report.failures.empty() ? tr("The pyramid is done")
                                             : tr("The pyramid is done, but for some slices");
        QString text = tr("%Ln level(s) in %1: %2 read, %3 written.", nullptr,
            static_cast<int>(report.plan.levels.size()))
                           .arg(durationText(outcome.seconds), byteText(report.bytesRead),
                               byteText(report.bytesWritten));
        if (report.resumedSlices > 0)
            text += u' ' + tr("%Ln slice(s) were done before.", nullptr,
                               static_cast<int>(report.resumedSlices));
        said.sentence = text;
    } else if (outcome.report.error().code == ErrorCode::Cancelled) {
        said.title = tr("Stopped");
        said.sentence = tr("What was done is kept: the next run goes on from there.");
    } else {
        const Error& error = outcome.report.error();
        const QString where = base::displayName(error.path);
        said.title = tr("The pyramid could not be made");
        said.sentence = where.isEmpty() ? tr("%1.").arg(failureText(error))
                                        : tr("%1: %2.").arg(where, failureText(error));
    }
    showReport(said);
}

void PyramidResult::showReport(const JobReport& report) {
    m_title->setText(report.title);
    m_sentence->setText(report.sentence);
    showStages(report);
    showFailures(report);
}

void PyramidResult::showStages(const JobReport& report) {
    m_stages->clear();
    const double sum = sumOf(report.stages);
    const QLocale locale;
    for (const pipeline::StageTotals& stage : report.stages) {
        if (stage.seconds <= 0) continue;
        const double rate = static_cast<double>(stage.bytes) / stage.seconds / 1e6;
        auto* item = new QTreeWidgetItem(m_stages,
            {stageWord(stage.name), locale.toString(std::max(0.01, stage.seconds), 'f', 2),
                tr("%1 %").arg(std::lround(100 * stage.seconds / sum)),
                stage.bytes > 0 ? locale.toString(rate, 'f', rate < 10 ? 1 : 0) : QString()});
        for (int column = 1; column < 4; ++column)
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    const bool any = m_stages->topLevelItemCount() > 0;
    m_stages->setVisible(any);
    m_bottleneck->setText(any ? bottleneck(report) : QString());
    m_bottleneck->setVisible(any);
}

QString PyramidResult::bottleneck(const JobReport& report) {
    const auto worst = std::max_element(report.stages.begin(), report.stages.end(),
        [](const auto& a, const auto& b) { return a.seconds < b.seconds; });
    if (worst == report.stages.end() || worst->seconds <= 0) return {};
    return tr(
        "The bottleneck: %1, %2 % of the working time (%Ln worker(s)).", nullptr, report.workers)
        .arg(stageWord(worst->name).toLower())
        .arg(std::lround(100 * worst->seconds / sumOf(report.stages)));
}

void PyramidResult::showFailures(const JobReport& report) {
    m_failures->clear();
    const std::size_t count = report.failures.size();
    m_failures->setVisible(count > 0);
    m_failureTitle->setVisible(count > 0);
    if (count == 0) return;
    m_failureTitle->setText(tr("%Ln slice(s) could not be used; a neighbour or black stands in:",
        nullptr, static_cast<int>(count)));
    for (std::size_t i = 0; i < std::min(count, kMostShownFailures); ++i) {
        const Error& error = report.failures[i];
        auto* item =
            new QTreeWidgetItem(m_failures, {base::displayName(error.path), failureText(error)});
        item->setToolTip(1, item->text(1));
    }
    m_failures->resizeColumnToContents(0);
}

} // namespace lightstack::ui
