// The library's catalog: one SQLite file; its schema and how it is opened.
//
// A schema version a migration; foreign keys on; a database of another program is refused, a newer
// catalog too. One writer; readers open their own connection. Thread: that of the connection.
#pragma once

#include "core/db/database.h"

namespace lightstack::catalog {

// A first scan opens without indexes and texts, and finishes them at its end.
enum class Unfinished { Finish, Leave };

// Makes the file where there is none, private to its owner. What a killed scan or an older version
// left behind (indexes, texts) is made up, where no other writer is at it.
Result<db::Database> openCatalog(
    const std::filesystem::path& file, Unfinished unfinished = Unfinished::Finish);
// Indexes, texts and the list of copies, as far as they are behind: what a scan's end owes to
// searches.
Result<void> finishCatalog(db::Database& database);
// Searches for words and copies do not find everything yet: a scan goes on, or was killed.
Result<bool> isBehind(db::Database& database);
// NotFound where there is none.
Result<db::Database> openCatalogForReading(
    const std::filesystem::path& file, int cacheKiB = 32 * 1024);

} // namespace lightstack::catalog
