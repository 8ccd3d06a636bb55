#include "ui/models/pyramid_job.h"

#include "core/base/file_path.h"
#include "ui/models/number_words.h"

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
    const auto stages = std::make_shared<pipeline::StageClock>(volume::pyramidStages());
    setStages(stages);
    run(
        bytesASlice(m_request->stack),
        [request = m_request, watch = watch(), clock = stages] {
            const auto start = std::chrono::steady_clock::now();
            auto report = volume::buildPyramid(
                *request, *clock, watch->stop.get_token(),
                [&](const volume::PyramidProgress& now) {
                    watch->done = now.doneSlices;
                    watch->total = now.totalSlices;
                },
                &watch->gate);
            const std::chrono::duration<double> time =
                std::chrono::steady_clock::now() - start - watch->gate.pausedFor();
            return PyramidOutcome{
                std::move(report), clock->totals(), workersOf(*request), time.count()};
        },
        [this](PyramidOutcome outcome) { m_outcome = std::move(outcome); });
}

QString PyramidJob::name() const {
    return tr("Pyramid of %1").arg(stackText());
}

QString PyramidJob::iconName() const {
    return QStringLiteral("pyramid");
}

QString PyramidJob::cancelHint() const {
    return tr("Cancel the job; what is done is kept");
}

std::vector<base::Error> PyramidJob::failures() const {
    return failuresOf(m_outcome.report);
}

QString PyramidJob::summary() const {
    if (!m_outcome.report) return {};
    return tr("%Ln level(s): %1 read, %2 written to %3.", nullptr,
        static_cast<int>(m_outcome.report->plan.levels.size()))
        .arg(byteText(m_outcome.report->bytesRead), byteText(m_outcome.report->bytesWritten),
            base::displayText(m_request->out));
}

std::unique_ptr<Job> PyramidJob::again() const {
    return std::make_unique<PyramidJob>(*m_request);
}

Job::End PyramidJob::end() const {
    return endOf(m_outcome.report);
}

} // namespace lightstack::ui
