// A list and what was typed into the search line, as one query of the catalog.
// Thread: pure, any thread.
#pragma once

#include "core/catalog/search_query.h"
#include "core/db/database.h"
#include "core/library/library_place.h"

namespace lightstack::library {

// False: its rows are no pictures (sidecars, files that failed), and text is words of the name.
[[nodiscard]] constexpr bool listsAssets(ListKind kind) noexcept {
    return kind != ListKind::OrphanSidecars && kind != ListKind::Errors;
}

// Requires: listsAssets(place.kind). Usage, with a sentence, where the text is no query.
// `copiesListed`: the catalog has them (catalog::hasCurrentCopies() and its indexes).
Result<catalog::SearchQuery> listQuery(
    const LibraryPlace& place, std::string_view text, bool copiesListed = false);
// The same, as the catalog stands.
Result<catalog::SearchQuery> listQuery(
    db::Database& database, const LibraryPlace& place, std::string_view text);

// Hundredths of a degree, as in a Place's value.
[[nodiscard]] std::int64_t roundedDegrees(double degrees) noexcept;

// Rows of `assets a JOIN folders f`: the condition, and its values.
struct AssetCondition {
    std::string sql;
    std::vector<std::variant<std::int64_t, std::string>> values;
};
[[nodiscard]] AssetCondition conditionOf(const catalog::SearchQuery& query);

} // namespace lightstack::library
