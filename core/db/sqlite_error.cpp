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

// What the library's own words leave open: what is to be done.
std::string_view plainWords(int code) noexcept {
    switch (code & 0xff) {
    case SQLITE_NOTADB:
        return "is no catalog or another database of this program";
    case SQLITE_CORRUPT:
        return "is damaged: restore it from a copy, or make it anew in another place";
    case SQLITE_CONSTRAINT:
        return "has rows that contradict each other: restore it from a copy, or make it anew in "
               "another place";
    case SQLITE_BUSY:
        return "another program is writing to it; try again when it is done";
    case SQLITE_CANTOPEN:
        return "cannot be opened or made: its folder is missing, or may not be written to";
    case SQLITE_READONLY:
        return "may not be written to";
    case SQLITE_FULL:
        return "the disk is full";
    default:
        return {};
    }
}

} // namespace

Error sqliteError(int code, const std::filesystem::path& file, std::string_view message) {
    if (message.empty()) message = sqlite3_errstr(code);
    std::string detail(plainWords(code));
    if (detail.empty())
        detail = message;
    else
        detail += " (" + std::string(message) + ")"; // for who asks further
    return Error{codeOf(code), file, std::move(detail)};
}

} // namespace lightstack::db
