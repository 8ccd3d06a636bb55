#include "core/catalog/store_trim.h"

#include "core/catalog/store_file.h"
#include "core/db/transaction.h"

#include <algorithm>
#include <string>

namespace lightstack::catalog {

namespace {

constexpr std::chrono::milliseconds kSlice{5};

tl::unexpected<Error> pass(const Error& error) {
    return tl::unexpected<Error>(error);
}

// Half as much where a slice came near its limit, double where it was far from it.
template <class T>
T adapted(T count, std::chrono::nanoseconds took, T least, T most) {
    if (took > kSlice / 2) return std::max<T>(least, count / 2);
    if (took < kSlice / 8) return std::min<T>(most, count * 2);
    return count;
}

} // namespace

Result<std::uint64_t> StoreTrim::pragma(const char* name) {
    return m_database.number(std::string("PRAGMA ") + name).map([](std::int64_t value) {
        return static_cast<std::uint64_t>(value);
    });
}

Result<bool> StoreTrim::slice(std::uint64_t capBytes, std::uint64_t room) {
    const auto pages = pragma("page_count");
    if (!pages) return pass(pages.error());
    const auto unused = pragma("freelist_count");
    if (!unused) return pass(unused.error());
    const std::uint64_t used = (*pages - std::min(*pages, *unused)) * kStorePageSize;
    const std::uint64_t allowed = capBytes - std::min(capBytes, room);
    const auto start = std::chrono::steady_clock::now();
    Result<bool> more = false;
    if (used > allowed) {
        more = dropOldest(used - allowed);
    } else if (*pages * kStorePageSize > capBytes && *unused > 0) {
        const std::uint64_t over = *pages - capBytes / kStorePageSize;
        more = vacuum(std::min(over, *unused));
    } else {
        if (m_vacuumed) // the file itself shrinks when its log is folded in
            (void)m_database.execute("PRAGMA wal_checkpoint(PASSIVE)");
        m_vacuumed = false;
        return false;
    }
    m_longest = std::max(m_longest, std::chrono::steady_clock::now() - start);
    return more;
}

Result<bool> StoreTrim::dropOldest(std::uint64_t excess) {
    const auto start = std::chrono::steady_clock::now();
    auto transaction = db::Transaction::begin(m_database);
    if (!transaction) return pass(transaction.error());
    // Never more rows than the excess is likely to need: a store a little over its cap loses
    // little.
    const auto needed =
        static_cast<int>(std::min<std::uint64_t>(excess / kStorePageSize + 1, 4096));
    const std::string rows = std::to_string(std::min(m_rows, needed));
    const std::string oldest = "(SELECT id FROM thumbs ORDER BY used, id LIMIT " + rows + ")";
    const std::string sql =
        "CREATE TEMP TABLE IF NOT EXISTS going(id INTEGER PRIMARY KEY, file INTEGER);"
        "DELETE FROM going;"
        "INSERT INTO going SELECT id, file FROM thumbs WHERE id IN " +
        oldest +
        ";"
        "DELETE FROM blobs WHERE id IN (SELECT id FROM going);"
        "DELETE FROM thumbs WHERE id IN (SELECT id FROM going);"
        "DELETE FROM files WHERE id IN (SELECT file FROM going) AND taken IS NULL"
        " AND NOT EXISTS(SELECT 1 FROM thumbs WHERE thumbs.file=files.id);";
    if (auto done = m_database.execute(sql); !done) return pass(done.error());
    const auto gone = m_database.number("SELECT count(*) FROM going");
    if (!gone) return pass(gone.error());
    bool more = *gone > 0;
    if (!more) { // facts alone fill the cap: the oldest rows go
        if (auto done = m_database.execute(
                "DELETE FROM files WHERE id IN (SELECT id FROM files ORDER BY id LIMIT 256)");
            !done)
            return pass(done.error());
        more = m_database.changes() > 0;
    }
    if (auto done = transaction->commit(); !done) return pass(done.error());
    m_rows = adapted(m_rows, std::chrono::steady_clock::now() - start, 4, 64);
    return more;
}

Result<bool> StoreTrim::vacuum(std::uint64_t pages) {
    const auto start = std::chrono::steady_clock::now();
    const auto before = pragma("page_count");
    const std::string count = std::to_string(std::min(m_pages, pages));
    if (auto done = m_database.execute("PRAGMA incremental_vacuum(" + count + ")"); !done)
        return pass(done.error());
    const auto after = pragma("page_count");
    m_vacuumed = true;
    if (!before || !after || *after >= *before) return false; // nothing moves: no use to go on
    m_pages = adapted<std::uint64_t>(m_pages, std::chrono::steady_clock::now() - start, 4, 1024);
    return true;
}

} // namespace lightstack::catalog
