// The rows of one list, read from the catalog into a table and what goes with it.
//
// First the newest few (firstRows), so that a page is there at once, then all of them (allRows) in
// the order of their ids, which is the order they lie in the file in; sorting is list_view.h's.
// Thread: that of the connection; a running read ends with Cancelled on Database::interrupt().
#pragma once

#include "core/browse/list_facts.h"
#include "core/db/database.h"
#include "core/library/library_place.h"

#include <memory>
#include <stop_token>

namespace lightstack::library {

struct ListRows {
    std::shared_ptr<browse::FolderTable> table;
    std::shared_ptr<browse::ListFacts> facts;
    std::vector<std::uint32_t> checksums; // by id, for lists of duplicates; 0: none
};

// Newest first. Empty where the list gives no first page in time: ask for all of it.
Result<ListRows> firstRows(db::Database& database, const LibraryPlace& place,
    const std::string& text, const std::stop_token& stop);
Result<ListRows> allRows(db::Database& database, const LibraryPlace& place, const std::string& text,
    const std::stop_token& stop);

} // namespace lightstack::library
