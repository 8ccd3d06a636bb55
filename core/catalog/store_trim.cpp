#include "core/catalog/store_trim.h"

#include "core/catalog/store_file.h"
#include "core/db/transaction.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace lightstack::catalog {

namespace {

constexpr std::chrono::milliseconds kSlice{5};
constexpr std::uint64_t kSliceBytes = 512 * 1024;
// Less than 1 ms: where even these take longer, it is the processor that is wanted elsewhere, and
// smaller slices would only be more of them.
constexpr int kFewestRows = 24;

tl::unexpected<Error> passOn(const Error& error) {
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
    if (!pages) return passOn(pages.error());
    const auto unused = pragma("freelist_count");
    if (!unused) return passOn(unused.error());
    const std::uint64_t used = (*pages - std::min(*pages, *unused)) * kStorePageSize;
    const std::uint64_t allowed = capBytes - std::min(capBytes, room);
    const auto start = Clock::now();
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
    m_longest = std::max(m_longest, Clock::now() - start);
    return more;
}

Result<void> StoreTrim::prepare() {
    static constexpr std::array<std::string_view, Count> kSql{
        "SELECT id, file, (SELECT length(data) FROM blobs WHERE blobs.id=thumbs.id) FROM thumbs"
        " ORDER BY used, id LIMIT 1",
        "DELETE FROM blobs WHERE id=?1",
        "DELETE FROM thumbs WHERE id=?1",
        "DELETE FROM files WHERE id=?1 AND taken IS NULL"
        " AND NOT EXISTS(SELECT 1 FROM thumbs WHERE thumbs.file=?1)",
    };
    if (!m_statements.empty()) return {};
    std::vector<db::Statement> made;
    for (const std::string_view sql : kSql) {
        auto statement = m_database.prepare(sql);
        if (!statement) return passOn(statement.error());
        made.push_back(std::move(*statement));
    }
    m_statements = std::move(made);
    return {};
}

Result<std::optional<std::uint64_t>> StoreTrim::dropOne() {
    std::int64_t thumb = 0;
    std::int64_t file = 0;
    std::uint64_t bytes = 0;
    {
        db::Statement& oldest = m_statements[Oldest];
        const db::StatementScope scope(oldest);
        const auto row = oldest.step();
        if (!row) return passOn(row.error());
        if (!*row) return std::nullopt;
        thumb = oldest.integer(0);
        file = oldest.integer(1);
        bytes = static_cast<std::uint64_t>(oldest.integer(2));
    }
    for (const auto& [sql, id] :
        {std::pair{DropBlob, thumb}, std::pair{DropThumb, thumb}, std::pair{DropFile, file}}) {
        m_statements[sql].bind(1, id);
        if (auto done = m_statements[sql].run(); !done) return passOn(done.error());
    }
    return bytes;
}

Result<bool> StoreTrim::dropOldest(std::uint64_t excess) {
    if (auto ready = prepare(); !ready) return passOn(ready.error());
    const auto start = Clock::now();
    auto transaction = db::Transaction::begin(m_database);
    if (!transaction) return passOn(transaction.error());
    // Never more rows than the excess is likely to need: a store a little over its cap loses
    // little.
    const auto needed =
        static_cast<int>(std::min<std::uint64_t>(excess / kStorePageSize + 1, 4096));
    const int most = std::min(m_rows, needed);
    std::uint64_t bytes = 0;
    int rows = 0;
    bool empty = false;
    while (rows < most && bytes < kSliceBytes && Clock::now() - start < kSlice / 4) {
        const auto gone = dropOne();
        if (!gone) return passOn(gone.error());
        empty = !*gone;
        if (empty) break;
        bytes += **gone;
        ++rows;
    }
    bool more = rows > 0;
    if (!more && empty) { // facts alone fill the cap: the oldest rows go
        auto dropped = dropFacts();
        if (!dropped) return dropped;
        more = *dropped;
    }
    if (auto done = transaction->commit(); !done) return passOn(done.error());
    const auto took = Clock::now() - start;
    if (rows == most)
        m_rows = adapted(m_rows, took, kFewestRows, 64);
    else if (rows > 0)
        m_rows = std::max(kFewestRows, rows); // bytes or time ended it
    else
        m_facts = adapted(m_facts, took, 64, 256);
    return more;
}

Result<bool> StoreTrim::dropFacts() {
    const std::string rows = std::to_string(m_facts);
    if (auto done = m_database.execute(
            "DELETE FROM files WHERE id IN (SELECT id FROM files ORDER BY id LIMIT " + rows + ")");
        !done)
        return passOn(done.error());
    return m_database.changes() > 0;
}

Result<bool> StoreTrim::vacuum(std::uint64_t pages) {
    const auto start = Clock::now();
    const auto before = pragma("page_count");
    const std::string count = std::to_string(std::min(m_pages, pages));
    if (auto done = m_database.execute("PRAGMA incremental_vacuum(" + count + ")"); !done)
        return passOn(done.error());
    const auto after = pragma("page_count");
    m_vacuumed = true;
    if (!before || !after || *after >= *before) return false; // nothing moves: no use to go on
    m_pages = adapted<std::uint64_t>(m_pages, Clock::now() - start, 2, 1024);
    return true;
}

} // namespace lightstack::catalog
