// Search in a catalog: newest first, a page at a time.
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

struct SearchPage {
    std::vector<FoundAsset> assets;
    std::int64_t count = 0; // of all, not of this page
};

// Pictures and films; missing ones only where the query asks for them (is:missing).
Result<SearchPage> searchCatalog(
    db::Database& database, const SearchQuery& query, std::int64_t limit, std::int64_t offset = 0);

} // namespace lightstack::catalog
