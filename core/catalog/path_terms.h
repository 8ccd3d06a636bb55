// Parts of paths in a query of which all rows are wanted: looked for once in the names and the
// folders (asset_names.h), not folded anew for each row. Thread: that of the connection.
#pragma once

#include "core/catalog/search_query.h"
#include "core/db/database.h"

namespace lightstack::catalog {

// Each condition on a path becomes one on ids; as it was where the catalog has no lists yet. The
// ids are those of now: for one statement, not to be kept.
Result<void> listPaths(db::Database& database, SearchQuery& query);

} // namespace lightstack::catalog
