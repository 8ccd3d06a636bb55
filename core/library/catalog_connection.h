// A reader's connection to the catalog: opened when there is one, opened anew when the file was
// replaced, and asked whether somebody has written since.
// Thread: one, that of the reader; interrupt() from any.
#pragma once

#include "core/db/database.h"

#include <memory>
#include <mutex>

namespace lightstack::library {

class CatalogConnection {
public:
    explicit CatalogConnection(std::filesystem::path file) : m_file(std::move(file)) {}

    [[nodiscard]] const std::filesystem::path& file() const noexcept { return m_file; }
    void setFile(std::filesystem::path file);
    // NotFound: there is no catalog yet. One of an older version is brought up to date. Good until
    // the next call.
    Result<db::Database*> database();
    // True: there is something new to read since the last call (at the first one, too).
    bool hasChanged();
    // What runs ends with Cancelled.
    void interrupt() noexcept;

private:
    [[nodiscard]] std::uint64_t identity() const; // of the file there now; 0: none

    std::filesystem::path m_file;
    std::mutex m_mutex; // guards the pointer
    std::unique_ptr<db::Database> m_database;
    std::uint64_t m_opened = 0; // identity of what is open
    std::uint64_t m_seen = 0;   // identity at the last hasChanged()
    std::int64_t m_version = -1;
};

} // namespace lightstack::library
