#include "core/db/database.h"

#include "core/base/file_path.h"
#include "core/db/sqlite_error.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <new>
#include <string>
#include <sys/statvfs.h>

namespace lightstack::db {

namespace {

tl::unexpected<Error> asError(const SQLite::Exception& e, const std::filesystem::path& file) {
    return tl::unexpected<Error>(sqliteError(e.getErrorCode(), file, e.what()));
}

int flagsOf(Access access) noexcept {
    // Serialised mode would lock a mutex a call; a connection here is one thread's anyway.
    const int common = SQLITE_OPEN_NOMUTEX;
    switch (access) {
    case Access::ReadOnly:
        return common | SQLITE_OPEN_READONLY;
    case Access::ReadWrite:
        return common | SQLITE_OPEN_READWRITE;
    case Access::Create:
        break;
    }
    return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

// A log beside the file needs a writable place. On a disk that is read-only nothing can change, and
// a file whose log was folded is whole without it.
bool isFixed(const std::filesystem::path& file) {
    struct statvfs disk = {};
    if (::statvfs(file.c_str(), &disk) != 0 || (disk.f_flag & ST_RDONLY) == 0) return false;
    std::filesystem::path log = file;
    log += "-wal";
    std::error_code error;
    const auto size = std::filesystem::file_size(log, error);
    return error || size == 0;
}

std::string fixedAddress(const std::filesystem::path& file) {
    std::error_code error;
    return base::fileUri(std::filesystem::absolute(file, error)) + "?immutable=1";
}

} // namespace

Database::Database(std::unique_ptr<SQLite::Database> database, std::filesystem::path file)
    : m_database(std::move(database)), m_file(std::move(file)) {
}
Database::Database(Database&& other) noexcept = default;
Database& Database::operator=(Database&& other) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::filesystem::path& file, const OpenOptions& options) {
    // Counting every byte takes one lock that all connections share. Before the first one.
    static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)uncounted;
    std::unique_ptr<SQLite::Database> handle;
    const bool fixed = options.access == Access::ReadOnly && isFixed(file);
    try {
        handle = std::make_unique<SQLite::Database>(fixed ? fixedAddress(file) : file.native(),
            flagsOf(options.access) | (fixed ? SQLITE_OPEN_URI : 0), options.busyMs);
    } catch (const SQLite::Exception& e) {
        return asError(e, file);
    }
    Database database(std::move(handle), file);
    std::string sql = "PRAGMA cache_size=-" + std::to_string(options.cacheKiB) + ";";
    if (options.access != Access::ReadOnly) {
        // The order matters: both shape the file and must come before its first page is written.
        if (options.pageSize > 0)
            sql += "PRAGMA page_size=" + std::to_string(options.pageSize) + ";";
        if (options.incrementalVacuum) sql += "PRAGMA auto_vacuum=INCREMENTAL;";
        // An empty file has nothing to lose: its first page is not waited for.
        if (const auto pages = database.number("PRAGMA page_count"); pages && *pages == 0)
            sql += "PRAGMA synchronous=OFF;";
        if (options.wal) sql += "PRAGMA journal_mode=WAL;";
        sql += options.wal ? "PRAGMA synchronous=NORMAL;" : "PRAGMA synchronous=FULL;";
    }
    if (auto done = database.execute(sql); !done) return tl::unexpected<Error>(done.error());
    return database;
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_database->getHandle(), sql.data(),
        static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected<Error>(
            sqliteError(code, m_file, sqlite3_errmsg(m_database->getHandle())));
    return Statement(statement, m_file);
}

Result<void> Database::execute(std::string_view sql) {
    const int code = m_database->tryExec(std::string(sql));
    if (code == SQLITE_OK) return {};
    return tl::unexpected<Error>(sqliteError(code, m_file, m_database->getErrorMsg()));
}

Result<void> Database::define(const char* name, std::string (*function)(std::string_view text)) {
    using Function = std::string (*)(std::string_view);
    const auto call = [](sqlite3_context* context, int, sqlite3_value** values) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
        if (text == nullptr) return sqlite3_result_null(context);
        const auto made = reinterpret_cast<Function>(sqlite3_user_data(context));
        try {
            const std::string out =
                made({text, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
            sqlite3_result_text(
                context, out.data(), static_cast<int>(out.size()), SQLITE_TRANSIENT);
        } catch (const std::bad_alloc&) { // no exception passes through SQLite
            sqlite3_result_error_nomem(context);
        }
    };
    const int code = sqlite3_create_function_v2(m_database->getHandle(), name, 1,
        SQLITE_UTF8 | SQLITE_DETERMINISTIC, reinterpret_cast<void*>(function), call, nullptr,
        nullptr, nullptr);
    if (code == SQLITE_OK) return {};
    return tl::unexpected<Error>(
        sqliteError(code, m_file, sqlite3_errmsg(m_database->getHandle())));
}

Result<std::int64_t> Database::number(std::string_view sql) {
    auto statement = prepare(sql);
    if (!statement) return tl::unexpected<Error>(statement.error());
    const auto row = statement->step();
    if (!row) return tl::unexpected<Error>(row.error());
    if (!*row) return fail(ErrorCode::Database, m_file, "no row");
    return statement->integer(0);
}

sqlite3* Database::handle() noexcept {
    return m_database->getHandle();
}

int Database::changes() const noexcept {
    return sqlite3_changes(m_database->getHandle());
}

std::int64_t Database::lastInsertId() const noexcept {
    return sqlite3_last_insert_rowid(m_database->getHandle());
}

void Database::countLog() {
    if (!m_logPages) m_logPages = std::make_unique<int>(0);
    sqlite3_wal_hook(
        m_database->getHandle(),
        [](void* count, sqlite3*, const char*, int pages) {
            *static_cast<int*>(count) = pages;
            return SQLITE_OK;
        },
        m_logPages.get());
}

int Database::logPages() const noexcept {
    return m_logPages ? *m_logPages : 0;
}

void Database::foldLog() noexcept {
    sqlite3_wal_checkpoint_v2(
        m_database->getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (m_logPages) *m_logPages = 0;
}

void Database::keepLogOnClose() noexcept {
    int on = 1;
    sqlite3_file_control(m_database->getHandle(), "main", SQLITE_FCNTL_PERSIST_WAL, &on);
}

void Database::interrupt() noexcept {
    sqlite3_interrupt(m_database->getHandle());
}

} // namespace lightstack::db
