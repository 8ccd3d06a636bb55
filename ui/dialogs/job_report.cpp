#include "ui/dialogs/job_report.h"

#include "core/base/file_path.h"
#include "ui/dialogs/downsample_result.h"
#include "ui/dialogs/profile_rows.h"
#include "ui/dialogs/pyramid_result.h"
#include "ui/dialogs/stack_words.h"
#include "ui/models/downsample_job.h"
#include "ui/models/failure_words.h"
#include "ui/models/profile_job.h"

#include <QCoreApplication>
#include <QLocale>

namespace lightstack::ui {
namespace {

QString reportWords(const char* text) {
    return QCoreApplication::translate("JobReport", text);
}

// Rows of a job's table, as a spreadsheet takes them.
QStringList tableOf(const Job& job) {
    QStringList lines;
    const auto add = [&](const QStringList& cells) { lines << cells.join(u'\t'); };
    if (const auto* batch = qobject_cast<const DownsampleJob*>(&job); batch && batch->outcome()) {
        add(DownsampleResult::columns());
        add(DownsampleResult::cells(batch->outcome()->total, {}));
        for (const downsample::ShardTotals& shard : batch->outcome()->shards)
            add(DownsampleResult::cells(shard, batch->wish().request.root));
    } else if (const auto* sweep = qobject_cast<const ProfileJob*>(&job)) {
        add(profileColumns());
        for (const profile::ProfileRun& run : sweep->runs())
            add(profileCells(run));
    }
    return lines;
}

} // namespace

QString jobReportText(const Job& job) {
    const bool ended = job.state() == Job::State::Finished;
    const JobFigures figures = job.figures();
    const QLocale locale;
    QStringList lines{ended ? job.endText() : job.name()};
    if (ended && !job.summary().isEmpty()) lines << job.summary();
    lines << reportWords(QT_TRANSLATE_NOOP("JobReport", "Time: %1"))
                 .arg(durationText(figures.seconds));
    for (const pipeline::StageTotals& stage : stagesWithWait(figures)) {
        if (stage.seconds <= 0) continue;
        QString line = QStringLiteral("%1\t%2 s")
                           .arg(stageWord(stage.name), locale.toString(stage.seconds, 'f', 2));
        if (stage.bytes > 0) line += u'\t' + byteText(stage.bytes);
        lines << line;
    }
    for (const pipeline::QueueState& queue : figures.queues)
        lines << reportWords(QT_TRANSLATE_NOOP("JobReport", "%1: %2 blocked %3, %4 idle %5"))
                     .arg(queueWord(queue.name), sideWord(queue.from),
                         durationText(queue.fromBlocked), sideWord(queue.to),
                         durationText(queue.toBlocked));
    if (const QString bottleneck = job.bottleneck(); !bottleneck.isEmpty()) lines << bottleneck;
    if (!ended) return lines.join(u'\n') + u'\n';
    lines << tableOf(job);
    for (const base::Error& error : job.failures())
        lines << QStringLiteral("%1: %2").arg(base::displayText(error.path), failureText(error));
    return lines.join(u'\n') + u'\n';
}

} // namespace lightstack::ui
