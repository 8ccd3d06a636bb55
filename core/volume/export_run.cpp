#include "core/volume/export_run.h"

#include <algorithm>
#include <thread>

namespace lightstack::volume {

std::int64_t ExportRun::next() {
    if (m_gate != nullptr && !m_gate->pass(m_stop.get_token())) return -1;
    if (m_stop.stop_requested()) return -1;
    const std::int64_t unit = m_next++;
    return unit < m_work.units() ? unit : -1;
}

void ExportRun::work() {
    const std::uint64_t before = base::bytesReadOnThread();
    const auto stop = m_stop.get_token();
    const auto failed = [this](const Error& error) {
        const std::lock_guard lock(m_mutex);
        if (!m_error && !m_stop.stop_requested()) m_error = error;
        m_stop.request_stop();
    };
    std::int64_t unit = next();
    Result<ExportWork::Slices> opened = ExportWork::Slices{};
    if (unit >= 0) opened = m_work.open(unit, stop);
    while (unit >= 0) {
        if (!opened) {
            failed(opened.error());
            break;
        }
        // The next one's bytes come in while this one is worked on.
        const std::int64_t following = next();
        Result<ExportWork::Slices> ahead = ExportWork::Slices{};
        if (following >= 0) ahead = m_work.open(following, stop);
        if (const auto done = m_work.run(unit, *std::move(opened), stop); !done) {
            failed(done.error());
            break;
        }
        m_slices += static_cast<std::uint64_t>(m_work.slicesOf(unit));
        unit = following;
        opened = std::move(ahead);
    }
    m_bytesRead += base::bytesReadOnThread() - before;
    const std::lock_guard lock(m_mutex);
    --m_working;
    m_changed.notify_all();
}

Result<void> ExportRun::run(
    int workers, const std::stop_token& stop, const std::function<void(std::uint64_t)>& progress) {
    const std::stop_callback cancelling(stop, [this] { m_stop.request_stop(); });
    m_working = static_cast<int>(
        std::clamp<std::int64_t>(workers, 1, std::clamp<std::int64_t>(m_work.units(), 1, 256)));
    {
        std::vector<std::jthread> threads;
        for (int i = m_working; i > 0; --i)
            threads.emplace_back([this] { work(); });
        std::unique_lock lock(m_mutex);
        while (m_working > 0) {
            m_changed.wait_for(lock, std::chrono::milliseconds(50));
            if (!progress) continue;
            lock.unlock();
            progress(m_slices);
            lock.lock();
        }
    }
    if (stop.stop_requested()) return cancelled();
    if (m_error) return tl::unexpected(*m_error);
    return {};
}

} // namespace lightstack::volume
