#include "core/library/catalog_connection.h"

#include "core/catalog/catalog_file.h"

#include <sys/stat.h>

namespace lightstack::library {

void CatalogConnection::setFile(std::filesystem::path file) {
    const std::lock_guard lock(m_mutex);
    m_database.reset();
    m_file = std::move(file);
    m_version = -1;
    m_seen = 0;
}

std::uint64_t CatalogConnection::identity() const {
    struct stat state {};
    if (::stat(m_file.c_str(), &state) != 0) return 0;
    return state.st_ino ^ (static_cast<std::uint64_t>(state.st_dev) << 40);
}

Result<db::Database*> CatalogConnection::database() {
    const std::uint64_t now = identity();
    if (m_database && now == m_opened) return m_database.get();
    {
        const std::lock_guard lock(m_mutex);
        m_database.reset();
    }
    m_version = -1;
    auto opened = catalog::openCatalogForReading(m_file);
    if (!opened && opened.error().code == ErrorCode::Unsupported) {
        // Older: migrated by its writer's way of opening it. Newer: refused there, too.
        if (const auto migrated = catalog::openCatalog(m_file); !migrated)
            return tl::unexpected<Error>(migrated.error());
        opened = catalog::openCatalogForReading(m_file);
    }
    if (!opened) return tl::unexpected<Error>(opened.error());
    const std::lock_guard lock(m_mutex);
    m_database = std::make_unique<db::Database>(std::move(*opened));
    m_opened = now;
    return m_database.get();
}

bool CatalogConnection::hasChanged() {
    const std::uint64_t now = identity();
    if (now == 0) {
        const bool gone = m_seen != 0;
        m_seen = 0;
        return gone;
    }
    const auto open = database();
    if (!open) return std::exchange(m_seen, now) != now;
    const auto version = (*open)->number("PRAGMA data_version");
    const bool changed = now != m_seen || !version || *version != m_version;
    m_seen = now;
    m_version = version ? *version : -1;
    return changed;
}

void CatalogConnection::interrupt() noexcept {
    const std::lock_guard lock(m_mutex);
    if (m_database) m_database->interrupt();
}

} // namespace lightstack::library
