// Keeping the file under its cap: least recently used thumbnails go, then rows of facts, in slices
// of a few milliseconds that adapt to the disk; free pages are given back to the file system when
// the file itself is over the cap (a lowered one), else they are used again.
// Thread: the store's writer.
#pragma once

#include "core/db/database.h"

#include <chrono>

namespace lightstack::catalog {

class StoreTrim {
public:
    explicit StoreTrim(db::Database& database) : m_database(database) {}

    // One slice, if there is anything to do: leaves `room` bytes of the cap free. True: call again.
    Result<bool> slice(std::uint64_t capBytes, std::uint64_t room);
    [[nodiscard]] std::chrono::nanoseconds longestSlice() const noexcept { return m_longest; }

private:
    Result<std::uint64_t> pragma(const char* name);
    Result<bool> dropOldest(std::uint64_t excess);
    Result<bool> vacuum(std::uint64_t pages);

    db::Database& m_database;
    int m_rows = 16;
    std::uint64_t m_pages = 16;
    bool m_vacuumed = false;
    std::chrono::nanoseconds m_longest{};
};

} // namespace lightstack::catalog
