#include "core/library/catalog_worker.h"

#include "core/base/thread_priority.h"

#include <algorithm>
#include <chrono>

namespace lightstack::library {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

CatalogWorker::CatalogWorker(std::filesystem::path file, Work work)
    : m_work(std::move(work))
    , m_connection(std::move(file))
    , m_thread([this](const std::stop_token& quit) { loop(quit); }) {
}

CatalogWorker::~CatalogWorker() {
    m_thread.request_stop();
    wish();
}

void CatalogWorker::wish() {
    {
        const std::lock_guard lock(m_mutex);
        m_wished = true;
        m_interrupt.request_stop();
    }
    m_connection.interrupt();
    m_wake.notify_all();
}

void CatalogWorker::look() {
    {
        const std::lock_guard lock(m_mutex);
        m_look = true;
    }
    m_wake.notify_all();
}

void CatalogWorker::setFile(const std::filesystem::path& file) {
    {
        const std::lock_guard lock(m_mutex);
        m_file = file;
    }
    wish();
}

void CatalogWorker::loop(const std::stop_token& quit) {
    base::standBehind(); // the GUI thread
    auto rest = 1000ms;
    while (!quit.stop_requested()) {
        bool wished = false;
        std::stop_token stop;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, quit, rest, [this] { return m_wished || m_look; });
            wished = std::exchange(m_wished, false);
            m_look = false;
            m_interrupt = std::stop_source();
            stop = m_interrupt.get_token();
            if (m_file) m_connection.setFile(*std::exchange(m_file, std::nullopt));
        }
        if (quit.stop_requested()) return;
        const bool changed = m_connection.hasChanged();
        if (!wished && !changed) continue;
        const auto start = Clock::now();
        if (!m_work(m_connection, changed, stop)) {
            const std::lock_guard lock(m_mutex);
            m_wished = true;
        }
        const auto took =
            std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
        rest = std::clamp(4 * took, 1000ms, 30'000ms);
    }
}

} // namespace lightstack::library
