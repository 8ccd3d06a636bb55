#include "core/db/sqlite_error.h"

#include <sqlite3.h>

namespace lightstack::db {

namespace {

ErrorCode codeOf(int code) noexcept {
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::CorruptData;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
        return ErrorCode::Denied;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
        return ErrorCode::Io;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    case SQLITE_TOOBIG:
        return ErrorCode::LimitExceeded;
    default:
        return ErrorCode::Database;
    }
}

} // namespace

Error sqliteError(int code, const std::filesystem::path& file, std::string_view message) {
    std::string detail(message.empty() ? std::string_view(sqlite3_errstr(code)) : message);
    return Error{codeOf(code), file, std::move(detail)};
}

} // namespace lightstack::db
