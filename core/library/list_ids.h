// The rows of a list as row ids alone, for whoever goes through all of them (an export): eight
// bytes a row, newest first. Thread: that of the connection; Database::interrupt() ends it.
#pragma once

#include "core/db/database.h"
#include "core/library/library_place.h"

#include <cstdint>
#include <vector>

namespace lightstack::library {

struct ListIds {
    ListKind kind = ListKind::All; // OrphanSidecars: ids of sidecars; Errors: none
    std::vector<std::int64_t> ids;
    std::string part{}; // Errors: of the names that are meant (foldedText()); empty: all
};

// Usage, with a sentence, where the text is no query.
Result<ListIds> listIds(db::Database& database, const LibraryPlace& place, std::string_view text);
// The pictures and films of one folder, by name.
Result<ListIds> folderIds(db::Database& database, const std::filesystem::path& folder);

} // namespace lightstack::library
