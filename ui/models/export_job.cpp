#include "ui/models/export_job.h"

#include "core/base/file_path.h"
#include "ui/models/number_words.h"

namespace lightstack::ui {

ExportJob::ExportJob(volume::ExportRequest request, double bytesASlice, QObject* parent)
    : VolumeJob(parent)
    , m_request(std::make_shared<const volume::ExportRequest>(std::move(request)))
    , m_bytesASlice(bytesASlice) {
    const auto stages = std::make_shared<pipeline::StageClock>(volume::exportStages());
    setStages(stages);
    run(
        bytesASlice,
        [request = m_request, watch = watch(), clock = stages] {
            const auto start = std::chrono::steady_clock::now();
            auto report = volume::exportVolume(
                *request, *clock, watch->stop.get_token(),
                [&](const volume::ExportProgress& now) {
                    watch->done = now.done;
                    watch->total = now.total;
                },
                &watch->gate);
            const std::chrono::duration<double> time =
                std::chrono::steady_clock::now() - start - watch->gate.pausedFor();
            return ExportOutcome{
                std::move(report), clock->totals(), workersOf(*request), time.count()};
        },
        [this](ExportOutcome outcome) { m_outcome = std::move(outcome); });
}

QString ExportJob::name() const {
    return tr("Export of %1").arg(stackText());
}

QString ExportJob::iconName() const {
    return QStringLiteral("download");
}

QString ExportJob::cancelHint() const {
    return tr("Cancel the job; nothing is left behind");
}

std::vector<base::Error> ExportJob::failures() const {
    return failuresOf(m_outcome.report);
}

QString ExportJob::summary() const {
    if (!m_outcome.report) return {};
    return tr("%1 written to %2.")
        .arg(byteText(m_outcome.report->bytesWritten), base::displayText(m_request->out));
}

std::unique_ptr<Job> ExportJob::again() const {
    return std::make_unique<ExportJob>(*m_request, m_bytesASlice);
}

Job::End ExportJob::end() const {
    return endOf(m_outcome.report);
}

} // namespace lightstack::ui
