// A gate that work passes between two pieces: while it is closed, workers wait in front of it, and
// a stop lets them go on (to notice it) at once. How long it was closed is kept, for rates and
// estimates.
// Thread: any.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace lightstack::pipeline {

class PauseGate {
public:
    void pause();
    void resume();
    [[nodiscard]] bool isPaused() const;
    // Waits while paused; false: stop was requested.
    bool pass(const std::stop_token& stop);
    // Closed so far, this time included.
    [[nodiscard]] std::chrono::steady_clock::duration pausedFor() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_paused = false;
    std::chrono::steady_clock::time_point m_since;
    std::chrono::steady_clock::duration m_before{};
};

} // namespace lightstack::pipeline
