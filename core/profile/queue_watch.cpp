#include "core/profile/queue_watch.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace lightstack::profile {
namespace {

constexpr std::size_t kMostSamples = 400;
constexpr std::chrono::milliseconds kFirstPause{1};

double shareOf(double blocked, int threads, double seconds) {
    return seconds > 0 ? std::min(1.0, blocked / seconds / std::max(1, threads)) : 0;
}

} // namespace

QueueWatch::QueueWatch(
    const pipeline::QueueBoard& board, std::chrono::steady_clock::time_point start)
    : m_board(board)
    , m_start(start)
    , m_thread([this](const std::stop_token& stop) { look(stop); }) {
}

void QueueWatch::look(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    auto pause = kFirstPause;
    while (!never.wait_for(lock, stop, pause, [] { return false; }) && !stop.stop_requested()) {
        const auto states = m_board.states();
        if (states.empty()) continue;
        const std::chrono::duration<double> since = std::chrono::steady_clock::now() - m_start;
        m_samples.push_back({since.count(), states.front().depth});
        if (m_samples.size() < kMostSamples) continue;
        for (std::size_t i = 0; i < m_samples.size() / 2; ++i)
            m_samples[i] = m_samples[2 * i];
        m_samples.resize(m_samples.size() / 2);
        pause *= 2;
    }
}

void QueueWatch::tell(ProfileRun& run) {
    m_thread.request_stop();
    if (m_thread.joinable()) m_thread.join();
    run.depth = std::move(m_samples);
    run.queues = m_board.states();
    if (run.queues.empty()) return;
    const pipeline::QueueState& queue = run.queues.front();
    run.producerBlocked = shareOf(queue.fromBlocked, queue.fromThreads, run.seconds);
    run.consumersBlocked = shareOf(queue.toBlocked, queue.toThreads, run.seconds);
}

} // namespace lightstack::profile
