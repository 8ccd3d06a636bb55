// Search in a catalog: newest first, a page at a time. While a first scan goes on, words and copies
// are a little behind the rows: isBehind() of catalog_file.h says so.
// Thread: one at a time per connection; Database::interrupt() ends it from another.
#pragma once

#include "core/catalog/search_query.h"
#include "core/db/database.h"

#include <optional>

namespace lightstack::catalog {

struct FoundAsset {
    std::int64_t id = 0;
    std::filesystem::path path; // bytes
    std::string mime, status, camera, album, description, people;
    std::optional<std::int64_t> takenMs;
    std::uint64_t size = 0;
    int width = 0;
    int height = 0;
    std::optional<int> rating;
    std::optional<double> latitude, longitude;
    std::optional<std::filesystem::path> sidecar;
    std::string rule, confidence; // of the pair
};

// A page of pictures and films; missing ones only where the query asks for them (is:missing).
Result<std::vector<FoundAsset>> searchCatalog(
    db::Database& database, const SearchQuery& query, std::int64_t limit, std::int64_t offset = 0);
// How many there are on all pages: looks at every one of them, so ask for it after the page.
Result<std::int64_t> countFound(db::Database& database, const SearchQuery& query);

} // namespace lightstack::catalog
