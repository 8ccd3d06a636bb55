#include "core/catalog/log_folding.h"

#include <chrono>
#include <string>

namespace lightstack::catalog {

LogFolding::LogFolding(db::Database& writer, int pages) : m_writer(writer), m_pages(pages) {
    m_writer.countLog();
}

LogFolding::~LogFolding() {
    if (m_pass.valid()) m_pass.wait();
    m_own.reset();
    (void)m_writer.execute("PRAGMA wal_autocheckpoint=" + std::to_string(kLogPages));
}

void LogFolding::committed() {
    const int pages = m_writer.logPages();
    if (pages < m_pages) return;
    if (!m_pass.valid()) {
        m_pass = std::async(std::launch::async, [this] { pass(); });
        return;
    }
    const bool done = m_pass.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    if (!done && pages < 4 * m_pages) return;
    m_pass.get();
    m_writer.foldLog();
}

void LogFolding::pass() {
    if (!m_own) {
        auto opened = db::Database::open(m_writer.file(), {.access = db::Access::ReadWrite});
        if (!opened) return;
        m_own = std::move(*opened);
    }
    m_own->foldLog();
}

} // namespace lightstack::catalog
