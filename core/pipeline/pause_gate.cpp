#include "core/pipeline/pause_gate.h"

namespace lightstack::pipeline {

void PauseGate::pause() {
    const std::lock_guard lock(m_mutex);
    if (m_paused) return;
    m_paused = true;
    m_since = std::chrono::steady_clock::now();
}

void PauseGate::resume() {
    const std::lock_guard lock(m_mutex);
    if (!m_paused) return;
    m_paused = false;
    m_before += std::chrono::steady_clock::now() - m_since;
    m_changed.notify_all();
}

bool PauseGate::isPaused() const {
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

bool PauseGate::pass(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [this] { return !m_paused; });
    return !stop.stop_requested();
}

std::chrono::steady_clock::duration PauseGate::pausedFor() const {
    const std::lock_guard lock(m_mutex);
    return m_before + (m_paused ? std::chrono::steady_clock::now() - m_since
                                : std::chrono::steady_clock::duration{});
}

} // namespace lightstack::pipeline
