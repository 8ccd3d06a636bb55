// The names of all assets in runs of neighbouring ids, to be looked through for any part of a name
// at the speed of memory: half a million are 10 MB.
//
// A name never changes without its id, so a run is written once, with the texts of its assets; what
// has come since is looked for in the rows themselves. As foldedText() makes them.
// Thread: that of the connection.
#pragma once

#include "core/catalog/id_set.h"
#include "core/db/database.h"

#include <string_view>

namespace lightstack::catalog {

// Runs of all assets that are in none. Inside a transaction.
Result<void> addNameRuns(db::Database& database);

// Adds the assets whose name holds `part`.
Result<void> findInNames(db::Database& database, std::string_view part, IdSet& found);

} // namespace lightstack::catalog
