#include "ui/models/pyramid_job.h"

#include <algorithm>
#include <atomic>

namespace lightstack::ui {
namespace {

constexpr int kLookMs = 100;
constexpr auto kPatience = std::chrono::seconds(2);

} // namespace

struct PyramidJob::Shared {
    explicit Shared(volume::PyramidRequest wanted) : request(std::move(wanted)) {}

    const volume::PyramidRequest request;
    pipeline::StageClock clock{volume::pyramidStages()};
    std::stop_source stop;
    pipeline::PauseGate gate;
    std::atomic<std::uint64_t> done{0};
    std::atomic<std::uint64_t> total{0};
    std::promise<void> ended;
};

PyramidJob::PyramidJob(volume::PyramidRequest request, QObject* parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>(std::move(request)))
    , m_ended(m_shared->ended.get_future())
    , m_background(this) {
    double bytes = 0;
    const volume::SliceStack& stack = m_shared->request.stack;
    for (const volume::Slice& slice : stack.slices)
        bytes += static_cast<double>(slice.size);
    const auto count = static_cast<double>(std::max<std::size_t>(1, stack.slices.size()));
    if (stack.paged) bytes /= count; // each page has the size of the one file
    m_bytesASlice = bytes / count;
    m_clock.start();
    connect(&m_looks, &QTimer::timeout, this, &PyramidJob::look);
    m_looks.start(kLookMs);
    m_background.run(
        [shared = m_shared] {
            PyramidOutcome outcome = build(*shared);
            shared->ended.set_value();
            return outcome;
        },
        [this](PyramidOutcome outcome) { take(std::move(outcome)); });
}

PyramidJob::~PyramidJob() {
    m_shared->stop.request_stop();
    m_ended.wait_for(kPatience);
}

PyramidOutcome PyramidJob::build(Shared& shared) {
    const auto start = std::chrono::steady_clock::now();
    auto report = volume::buildPyramid(
        shared.request, shared.clock, shared.stop.get_token(),
        [&](const volume::PyramidProgress& now) {
            shared.done = now.doneSlices;
            shared.total = now.totalSlices;
        },
        &shared.gate);
    const std::chrono::duration<double> time =
        std::chrono::steady_clock::now() - start - shared.gate.pausedFor();
    return {std::move(report), shared.clock.totals(), workersOf(shared.request), time.count()};
}

const volume::PyramidRequest& PyramidJob::request() const noexcept {
    return m_shared->request;
}

void PyramidJob::cancel() {
    if (m_state != State::Running) return;
    m_state = State::Stopping;
    m_shared->stop.request_stop();
    Q_EMIT progressed();
}

void PyramidJob::setPaused(bool paused) {
    if (m_state != State::Running || paused == isPaused()) return;
    if (paused)
        m_shared->gate.pause();
    else
        m_shared->gate.resume();
    Q_EMIT progressed();
}

bool PyramidJob::isPaused() const {
    return m_state == State::Running && m_shared->gate.isPaused();
}

double PyramidJob::workedSeconds() const {
    const std::chrono::duration<double> paused = m_shared->gate.pausedFor();
    return static_cast<double>(m_clock.elapsed()) / 1000 - paused.count();
}

PyramidJob::Now PyramidJob::now() const {
    Now now{m_shared->done, m_shared->total, m_rate.perSecond(), 0, std::nullopt};
    now.bytesPerSecond = now.slicesPerSecond * m_bytesASlice;
    if (now.total > 0) now.secondsLeft = m_rate.secondsLeft(now.total);
    return now;
}

void PyramidJob::look() {
    if (m_shared->total > 0 && !isPaused()) m_rate.add(workedSeconds(), m_shared->done);
    Q_EMIT progressed();
}

void PyramidJob::take(PyramidOutcome outcome) {
    m_looks.stop();
    m_outcome = std::move(outcome);
    m_state = State::Finished;
    Q_EMIT finished();
}

} // namespace lightstack::ui
