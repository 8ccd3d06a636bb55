// One connection to one SQLite file. SQLiteCpp stays behind this folder's .cpp files: out of it
// come values, never exceptions.
//
// The codes tell a caller what to do: CorruptData (damaged, or no database: set it aside), Denied
// (no rights, read-only), Io (disk full, EIO), Cancelled (interrupt()), Database (busy beyond the
// timeout, wrong SQL). The detail is SQLite's own sentence.
// Thread: one at a time per connection, so a thread opens its own; interrupt() from any.
#pragma once

#include "core/base/result.h"
#include "core/db/statement.h"

#include <cstdint>
#include <memory>
#include <string_view>

struct sqlite3;

namespace SQLite {
class Database;
}

namespace lightstack::db {

enum class Access { ReadOnly, ReadWrite, Create };

struct OpenOptions {
    Access access = Access::Create;
    int busyMs = 5000;   // how long to wait for another connection's lock
    int cacheKiB = 2048; // page cache of this connection
    // The next three shape a new file; an old one keeps what it has.
    int pageSize = 0; // 0: SQLite's own
    bool incrementalVacuum = false;
    bool wal = true; // where the file system cannot, SQLite's own journal stays
};

class Database {
public:
    static Result<Database> open(
        const std::filesystem::path& file, const OpenOptions& options = {});
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    ~Database(); // Requires: its statements are gone

    Result<Statement> prepare(std::string_view sql);
    // One or several statements without parameters; rows are dropped.
    Result<void> execute(std::string_view sql);
    // SQL of this connection may call `name(text)`, which is NULL of NULL. Pure: it may be called
    // less often than there are rows. Requires: `name` lives as long as the program.
    Result<void> define(const char* name, std::string (*function)(std::string_view text));
    // First column of the first row; Database where there is no row.
    Result<std::int64_t> number(std::string_view sql);
    // Rows changed by the last INSERT, UPDATE or DELETE.
    [[nodiscard]] int changes() const noexcept;
    [[nodiscard]] std::int64_t lastInsertId() const noexcept;

    // From now on commits do not fold the log into the file by themselves (which waits for the disk
    // in the middle of somebody's transaction): who writes asks for its length and folds it.
    void countLog();
    [[nodiscard]] int logPages() const noexcept; // after the last commit; 0 once it was folded
    void foldLog() noexcept; // as far as readers allow; what is left is said by the next commit

    // Closing leaves the log alone. For a file that was removed or replaced under us: SQLite would
    // delete the log by name, and that is another file's by now.
    void keepLogOnClose() noexcept;
    // Whatever runs on this connection ends with Cancelled. Thread: any.
    void interrupt() noexcept;
    [[nodiscard]] const std::filesystem::path& file() const noexcept { return m_file; }

private:
    friend class WordSplitter;
    [[nodiscard]] sqlite3* handle() noexcept;
    Database(std::unique_ptr<SQLite::Database> database, std::filesystem::path file);
    std::unique_ptr<int> m_logPages; // the hook's; lives longer than the connection
    std::unique_ptr<SQLite::Database> m_database;
    std::filesystem::path m_file;
};

} // namespace lightstack::db
