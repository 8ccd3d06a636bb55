#include "ui/models/pyramid_job.h"

#include <algorithm>

namespace lightstack::ui {
namespace {

double bytesASlice(const volume::SliceStack& stack) {
    double bytes = 0;
    for (const volume::Slice& slice : stack.slices)
        bytes += static_cast<double>(slice.size);
    const auto count = static_cast<double>(std::max<std::size_t>(1, stack.slices.size()));
    if (stack.paged) bytes /= count; // each page has the size of the one file
    return bytes / count;
}

} // namespace

PyramidJob::PyramidJob(volume::PyramidRequest request, QObject* parent)
    : VolumeJob(parent)
    , m_request(std::make_shared<const volume::PyramidRequest>(std::move(request))) {
    run(
        bytesASlice(m_request->stack),
        [request = m_request, watch = watch()] {
            const auto start = std::chrono::steady_clock::now();
            pipeline::StageClock clock(volume::pyramidStages());
            auto report = volume::buildPyramid(
                *request, clock, watch->stop.get_token(),
                [&](const volume::PyramidProgress& now) {
                    watch->done = now.doneSlices;
                    watch->total = now.totalSlices;
                },
                &watch->gate);
            const std::chrono::duration<double> time =
                std::chrono::steady_clock::now() - start - watch->gate.pausedFor();
            return PyramidOutcome{
                std::move(report), clock.totals(), workersOf(*request), time.count()};
        },
        [this](PyramidOutcome outcome) { m_outcome = std::move(outcome); });
}

VolumeJob::End PyramidJob::end() const {
    if (m_outcome.report)
        return m_outcome.report->failures.empty() ? End::Whole : End::ButSomeSlices;
    return m_outcome.report.error().code == ErrorCode::Cancelled ? End::Stopped : End::Failed;
}

} // namespace lightstack::ui
