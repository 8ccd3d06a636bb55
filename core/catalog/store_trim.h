// Keeping the file under its cap: least recently used thumbnails go, then rows of facts, in slices
// of a few milliseconds, bounded in rows, bytes and time, that adapt to the disk; free pages are
// given back to the file system when the file itself is over the cap (a lowered one), else they are
// used again. Thread: the store's writer.
#pragma once

#include "core/db/database.h"

#include <chrono>
#include <optional>
#include <vector>

namespace lightstack::catalog {

class StoreTrim {
public:
    explicit StoreTrim(db::Database& database) : m_database(database) {}

    // One slice, if there is anything to do: leaves `room` bytes of the cap free. True: call again.
    Result<bool> slice(std::uint64_t capBytes, std::uint64_t room);
    [[nodiscard]] std::chrono::nanoseconds longestSlice() const noexcept { return m_longest; }

private:
    using Clock = std::chrono::steady_clock;
    enum Sql { Oldest, DropBlob, DropThumb, DropFile, Count };

    Result<std::uint64_t> pragma(const char* name);
    Result<void> prepare();
    Result<bool> dropOldest(std::uint64_t excess);
    // Its blob's bytes; nullopt: there was none.
    Result<std::optional<std::uint64_t>> dropOne();
    Result<bool> dropFacts();
    Result<bool> vacuum(std::uint64_t pages);

    db::Database& m_database;
    std::vector<db::Statement> m_statements; // made when first needed
    int m_rows = 24;
    int m_facts = 128;
    std::uint64_t m_pages = 8;
    bool m_vacuumed = false;
    std::chrono::nanoseconds m_longest{};
};

} // namespace lightstack::catalog
