#include "core/downsample/downsample_batch.h"

#include "core/base/thread_priority.h"
#include "core/downsample/downsample.h"

#include <algorithm>
#include <thread>

namespace lightstack::downsample {
namespace {

using Clock = std::chrono::steady_clock;

std::chrono::nanoseconds nanoseconds(double seconds) {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::duration<double>(seconds));
}

// Results that are written together, so that a writer is not woken for each and the disk syncs once
// for all; and how long the first of them waits for the others.
constexpr std::size_t kTogether = 32;
constexpr std::chrono::milliseconds kPatience{200};

int writersOf(const DownsampleRequest& request) noexcept {
    return std::max(1, request.writers);
}

} // namespace

DownsampleBatch::DownsampleBatch(const DownsampleRequest& request, pipeline::StageClock& clock,
    pipeline::PauseGate& gate, DownsampleJournal& journal, std::stop_token stop)
    : m_request(request)
    , m_clock(clock)
    , m_gate(gate)
    , m_writer(request, journal)
    , m_stop(std::move(stop))
    , m_budget(request.budget)
    , m_channel(static_cast<std::size_t>(std::max(1, request.queue))) {
}

void DownsampleBatch::run(
    std::vector<PlannedPicture>& pictures, const std::function<void(std::uint64_t)>& progress) {
    for (PlannedPicture& picture : pictures)
        if (picture.fate == Fate::Write) m_work.push_back(&picture);
    const std::stop_callback onStop(m_stop, [this] { m_channel.abort(); });
    const auto watch = m_clock.queues().watch(
        m_channel, {"pictures", "workers", "writers", 0,
                       static_cast<std::size_t>(std::max(1, m_request.queue)), 0, 0,
                       workersOf(m_request), writersOf(m_request)});
    std::vector<std::jthread> writers;
    writers.reserve(static_cast<std::size_t>(writersOf(m_request)));
    m_writing = writersOf(m_request);
    for (int i = 0; i < writersOf(m_request); ++i)
        writers.emplace_back([this] {
            write();
            if (--m_writing == 0) m_ended.release();
        });
    m_working = workersOf(m_request);
    std::vector<std::jthread> workers;
    workers.reserve(static_cast<std::size_t>(workersOf(m_request)));
    for (int i = 0; i < workersOf(m_request); ++i)
        workers.emplace_back([this] {
            work();
            if (--m_working == 0) m_channel.close(); // nobody waits for more
        });
    do
        progress(m_finished);
    while (!m_ended.try_acquire_for(std::chrono::milliseconds(20)));
    workers.clear();
    writers.clear();
    progress(m_finished);
}

void DownsampleBatch::work() {
    base::standBehind(); // the writers, which are soon done and keep the disk at work, and the
                         // window
    for (std::size_t i = m_next++; i < m_work.size(); i = m_next++) {
        if (!m_gate.pass(m_stop)) return;
        PlannedPicture& picture = *m_work[i];
        Made result;
        result.picture = &picture;
        result.begunAt = sinceStart();
        if (const auto made = make(picture, result); !made) {
            failed(picture, made.error());
            continue;
        }
        if (!m_channel.push(std::move(result))) return;
    }
}

Result<void> DownsampleBatch::make(const PlannedPicture& picture, Made& result) {
    const std::uint64_t kept = std::min(picture.candidate.size, io::ImageFile::kWhole);
    auto lease = m_budget.acquire(picture.judgement.decodeBytes + kept + 1, m_stop);
    if (!lease) return tl::unexpected(lease.error());
    const auto file = io::ImageFile::open(picture.candidate.path, true);
    if (!file) return tl::unexpected(file.error());
    auto small = shrink(*file, picture.judgement, m_request, m_stop);
    if (!small) return tl::unexpected(small.error());
    m_clock.add(kLoadStage, nanoseconds(small->loadSeconds), picture.candidate.size, 1);
    m_clock.add(kProcessStage, nanoseconds(small->processSeconds), small->bytes.size(), 1);
    lease->shrinkTo(std::min<std::uint64_t>(lease->bytes(), small->bytes.size()));
    result.small = std::move(*small);
    result.lease = std::move(*lease);
    return {};
}

double DownsampleBatch::sinceStart() const {
    return std::chrono::duration<double>(Clock::now() - m_start).count();
}

// So that the last ones are shared by all writers, too.
std::size_t DownsampleBatch::together() const {
    const auto writers = static_cast<std::size_t>(writersOf(m_request));
    return std::clamp((m_work.size() - m_finished) / (4 * writers), std::size_t{1}, kTogether);
}

// Results are written some at a time, if they come soon enough.
void DownsampleBatch::write() {
    while (auto made = m_channel.pop()) {
        const auto end = Clock::now() + kPatience;
        const std::size_t most = together();
        std::vector<Made> results;
        do
            results.push_back(std::move(*made));
        while (results.size() < most && (made = m_channel.popBefore(end)));
        if (m_stop.stop_requested()) return;
        std::vector<Writing> writings;
        writings.reserve(results.size());
        for (const Made& result : results)
            writings.push_back({result.picture, result.small.bytes});
        m_writer.write(writings);
        for (std::size_t i = 0; i < results.size(); ++i)
            written(results[i], writings[i]);
    }
}

void DownsampleBatch::written(const Made& result, const Writing& writing) {
    if (!writing.outcome) return failed(*result.picture, writing.outcome.error());
    m_clock.add(kWriteStage, nanoseconds(writing.seconds), result.small.bytes.size(), 1);
    m_writer.count(*result.picture, result.small, {result.begunAt, sinceStart(), writing.seconds});
    const std::lock_guard lock(m_mutex);
    for (const std::string& block : result.small.dropped)
        ++m_dropped[block];
    ++m_finished;
}

void DownsampleBatch::failed(PlannedPicture& picture, const Error& error) {
    picture.fate = error.code == ErrorCode::Cancelled ? Fate::Unknown : Fate::Failed;
    picture.error = error;
    picture.error.path = picture.candidate.path;
    ++m_finished;
}

} // namespace lightstack::downsample
