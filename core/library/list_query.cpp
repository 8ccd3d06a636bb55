#include "core/library/list_query.h"

#include "core/catalog/catalog_indexes.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lightstack::library {
namespace {

using catalog::QueryTerm;

Result<QueryTerm> timelineTerm(const std::string& value) {
    if (value.empty()) return QueryTerm{"a.taken IS NOT NULL", {}};
    auto parsed = catalog::parseQuery("date:" + value);
    if (!parsed) return tl::unexpected<Error>(parsed.error());
    return parsed->terms.front();
}

QueryTerm albumTerm(const LibraryPlace& place) {
    const std::string folders = "a.folder IN (SELECT g.id FROM folders g WHERE g.key IN (SELECT "
                                "k.key FROM folders k JOIN sidecars al ON al.folder = k.id WHERE ";
    std::int64_t id = 0;
    std::from_chars(place.value.data(), place.value.data() + place.value.size(), id);
    if (id != 0) return {folders + "al.id = ?))", {id}};
    return {folders + "al.kind = 'album' AND NOT al.missing AND al.title = ?))", {place.title}};
}

// Hundredths of a degree around the middle.
Result<QueryTerm> placeTerm(const LibraryPlace& place) {
    const std::string& value = place.value;
    const char* end = value.data() + value.size();
    std::int64_t north = 0;
    std::int64_t east = 0;
    const auto first = std::from_chars(value.data(), end, north);
    const bool comma = first.ptr != end && *first.ptr == ',';
    if (!comma || std::from_chars(first.ptr + 1, end, east).ec != std::errc())
        return fail(ErrorCode::Usage, {}, "there is no place " + value + place.title);
    // In halves of them: from the middle's edge to the next one's.
    return QueryTerm{"a.latitude * 200 >= ? AND a.latitude * 200 < ? AND a.longitude * 200 >= ? "
                     "AND a.longitude * 200 < ?",
        {2 * north - 1, 2 * north + 1, 2 * east - 1, 2 * east + 1}};
}

Result<std::vector<QueryTerm>> termsOf(const LibraryPlace& place, bool copiesListed) {
    const auto one = [](QueryTerm term) { return std::vector{std::move(term)}; };
    switch (place.kind) {
    case ListKind::Timeline:
        return timelineTerm(place.value).map(one);
    case ListKind::Album:
        return one(albumTerm(place));
    case ListKind::Person:
        return one({"a.sidecar IN (SELECT sp.sidecar FROM sidecar_people sp JOIN people p ON p.id "
                    "= sp.person WHERE p.name = ?)",
            {place.value}});
    case ListKind::Camera:
        return one(
            {"trim(coalesce(a.make, '') || ' ' || coalesce(a.model, '')) = ?", {place.value}});
    case ListKind::Lens:
        return one({"a.lens = ?", {place.value}});
    case ListKind::Place:
        return placeTerm(place).map(one);
    case ListKind::WithoutSidecar:
        return one({"a.sidecar IS NULL AND f.key IN (SELECT g.key FROM folders g WHERE g.id IN "
                    "(SELECT s.folder FROM sidecars s))",
            {}});
    case ListKind::WithoutDate:
        return one({"a.taken IS NULL", {}});
    case ListKind::DateConflicts:
        return one({"a.date_conflict", {}});
    case ListKind::Duplicates:
        if (copiesListed)
            return one(
                {"a.id IN (SELECT asset FROM copies) AND a.status = 'ok' AND EXISTS(SELECT 1 "
                 "FROM assets d INDEXED BY assets_content WHERE d.size = a.size AND d.crc32 "
                 "= a.crc32 AND d.id <> a.id AND d.status = 'ok')",
                    {}});
        return one(
            {"a.status = 'ok' AND (a.size, a.crc32) IN (SELECT size, crc32 FROM duplicates)", {}});
    default:
        return std::vector<QueryTerm>{};
    }
}

} // namespace

std::int64_t roundedDegrees(double degrees) noexcept {
    return static_cast<std::int64_t>(std::floor(degrees * 100 + 0.5));
}

Result<catalog::SearchQuery> listQuery(
    db::Database& database, const LibraryPlace& place, std::string_view text) {
    bool listed = false;
    if (place.kind == ListKind::Duplicates) {
        const auto indexed = catalog::hasIndexes(database);
        if (!indexed) return tl::unexpected<Error>(indexed.error());
        const auto current = catalog::hasCurrentCopies(database);
        if (!current) return tl::unexpected<Error>(current.error());
        listed = *indexed && *current;
    }
    return listQuery(place, text, listed);
}

Result<catalog::SearchQuery> listQuery(
    const LibraryPlace& place, std::string_view text, bool copiesListed) {
    auto query = catalog::parseQuery(text);
    if (!query) return query;
    auto terms = termsOf(place, copiesListed);
    if (!terms) return tl::unexpected<Error>(terms.error());
    query->terms.insert(query->terms.begin(), terms->begin(), terms->end());
    return query;
}

AssetCondition conditionOf(const catalog::SearchQuery& query) {
    const bool missing = std::any_of(query.terms.begin(), query.terms.end(),
        [](const QueryTerm& term) { return term.sql.find("'missing'") != std::string::npos; });
    AssetCondition out{missing ? "a.status <> 'other'" : "a.status IN ('ok', 'failed')", {}};
    out.sql.insert(0, "+"); // an index of three values is no good one
    for (const QueryTerm& term : query.terms) {
        out.sql += " AND (" + term.sql + ")";
        out.values.insert(out.values.end(), term.values.begin(), term.values.end());
    }
    if (!query.text.empty()) {
        out.sql += " AND a.id IN (SELECT rowid FROM asset_text WHERE asset_text MATCH ?)";
        out.values.emplace_back(query.text);
    }
    return out;
}

} // namespace lightstack::library
