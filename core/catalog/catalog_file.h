// The library's catalog: one SQLite file; its schema and how it is opened.
//
// A schema version a migration; foreign keys on; a database of another program is refused, a newer
// catalog too. One writer; readers open their own connection. Thread: that of the connection.
#pragma once

#include "core/db/database.h"

#include <string>

namespace lightstack::catalog {

// Makes the file where there is none, private to its owner.
Result<db::Database> openCatalog(const std::filesystem::path& file);
// NotFound where there is none.
Result<db::Database> openCatalogForReading(const std::filesystem::path& file);

// Everything but the runs, a line a row, in the order of the rows: two catalogs with equal dumps
// say the same. For tests and for comparing.
Result<std::string> dumpCatalog(db::Database& database);

} // namespace lightstack::catalog
