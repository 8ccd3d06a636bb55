#include "ui/models/export_job.h"

namespace lightstack::ui {

ExportJob::ExportJob(volume::ExportRequest request, double bytesASlice, QObject* parent)
    : VolumeJob(parent)
    , m_request(std::make_shared<const volume::ExportRequest>(std::move(request))) {
    run(
        bytesASlice,
        [request = m_request, watch = watch()] {
            const auto start = std::chrono::steady_clock::now();
            pipeline::StageClock clock(volume::exportStages());
            auto report = volume::exportVolume(
                *request, clock, watch->stop.get_token(),
                [&](const volume::ExportProgress& now) {
                    watch->done = now.done;
                    watch->total = now.total;
                },
                &watch->gate);
            const std::chrono::duration<double> time =
                std::chrono::steady_clock::now() - start - watch->gate.pausedFor();
            return ExportOutcome{
                std::move(report), clock.totals(), workersOf(*request), time.count()};
        },
        [this](ExportOutcome outcome) { m_outcome = std::move(outcome); });
}

VolumeJob::End ExportJob::end() const {
    if (m_outcome.report)
        return m_outcome.report->failures.empty() ? End::Whole : End::ButSomeSlices;
    return m_outcome.report.error().code == ErrorCode::Cancelled ? End::Stopped : End::Failed;
}

} // namespace lightstack::ui
