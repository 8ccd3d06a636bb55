// Progress of a scan, told from the producer and the writer: the first row at once, then at most
// ten times a second. Thread: any.
#pragma once

#include "core/jobs/scan_options.h"

#include <chrono>
#include <mutex>

namespace lightstack::jobs {

class ProgressTeller {
public:
    explicit ProgressTeller(const ScanOptions& options) : m_tell(options.progress) {}

    void walked(
        std::uint64_t done, std::uint64_t folders, std::uint64_t files, std::uint64_t known) {
        const std::lock_guard lock(m_mutex);
        m_state.foldersDone = done;
        m_state.folders = folders;
        m_state.discovered = files;
        m_known = known;
        tell(false);
    }
    void wrote() {
        const std::lock_guard lock(m_mutex);
        tell(++m_written == 1);
    }

private:
    void tell(bool now) {
        const auto time = std::chrono::steady_clock::now();
        if (!m_tell || (!now && time - m_told < std::chrono::milliseconds(100))) return;
        m_told = time;
        m_state.handled = m_written + m_known;
        m_tell(m_state);
    }

    const std::function<void(const ScanProgress&)>& m_tell;
    std::mutex m_mutex;
    ScanProgress m_state;
    std::uint64_t m_written = 0;
    std::uint64_t m_known = 0;
    std::chrono::steady_clock::time_point m_told = std::chrono::steady_clock::now();
};

} // namespace lightstack::jobs
