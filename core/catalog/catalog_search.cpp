#include "core/catalog/catalog_search.h"

#include <algorithm>

namespace lightstack::catalog {
namespace {

// More texts than this are looked for among the newest pictures, fewer are sorted by date.
constexpr std::int64_t kManyTexts = 20'000;

std::string conditionOf(const SearchQuery& query, bool many = false) {
    const bool missing = std::any_of(query.terms.begin(), query.terms.end(),
        [](const QueryTerm& term) { return term.sql.find("'missing'") != std::string::npos; });
    // The plus keeps an index of three values from being taken for a good one.
    std::string sql = missing ? "+a.status <> 'other'" : "+a.status IN ('ok', 'failed')";
    for (const QueryTerm& term : query.terms)
        sql += " AND (" + term.sql + ")";
    if (!query.text.empty())
        sql += std::string(many ? " AND +a.id" : " AND a.id") +
               " IN (SELECT rowid FROM asset_text WHERE asset_text MATCH ?)";
    return sql;
}

Result<bool> hasManyTexts(db::Database& database, const SearchQuery& query) {
    if (query.text.empty()) return false;
    auto rows = database.prepare(
        "SELECT count(*) FROM (SELECT 1 FROM asset_text WHERE asset_text MATCH ? LIMIT ?)");
    if (!rows) return tl::unexpected<Error>(rows.error());
    rows->bindText(1, query.text);
    rows->bind(2, kManyTexts);
    if (const auto row = rows->step(); !row) return tl::unexpected<Error>(row.error());
    return rows->integer(0) >= kManyTexts;
}

int bindAll(db::Statement& statement, const SearchQuery& query) {
    int next = 1;
    for (const QueryTerm& term : query.terms)
        for (const auto& value : term.values) {
            if (const auto* number = std::get_if<std::int64_t>(&value))
                statement.bind(next++, *number);
            else
                statement.bindText(next++, std::get<std::string>(value));
        }
    if (!query.text.empty()) statement.bindText(next++, query.text);
    return next;
}

std::filesystem::path pathOf(const db::Statement& row, int column) {
    return std::filesystem::path(row.bytes(column)) / row.bytes(column + 1);
}

FoundAsset assetOf(const db::Statement& row) {
    FoundAsset out;
    out.id = row.integer(0);
    out.path = pathOf(row, 1);
    out.mime = row.text(3);
    out.status = row.text(4);
    out.camera = row.text(5);
    if (!row.isNull(6)) out.takenMs = row.integer(6);
    out.size = static_cast<std::uint64_t>(row.integer(7));
    out.width = static_cast<int>(row.integer(8));
    out.height = static_cast<int>(row.integer(9));
    if (!row.isNull(10)) out.rating = static_cast<int>(row.integer(10));
    if (!row.isNull(11)) {
        out.latitude = row.real(11);
        out.longitude = row.real(12);
    }
    if (!row.isNull(14)) out.sidecar = pathOf(row, 13);
    out.rule = row.text(15);
    out.confidence = row.text(16);
    out.description = row.text(17);
    out.album = row.text(18);
    out.people = row.text(19);
    return out;
}

// The page is chosen on the narrow rows; what is shown is looked up for its rows alone.
std::string pageSql(const SearchQuery& query, bool many) {
    return "SELECT a.id, f.path, a.name, a.mime, a.status, "
           "trim(coalesce(a.make, '') || ' ' || coalesce(a.model, '')), a.taken, a.size, a.width, "
           "a.height, a.rating, a.latitude, a.longitude, sf.path, s.name, a.rule, a.confidence, "
           "coalesce(a.description, s.description), "
           "(SELECT al.title FROM albums al JOIN folders g ON g.id = al.folder WHERE g.key = f.key "
           "ORDER BY al.id LIMIT 1), "
           "(SELECT group_concat(name, ', ') FROM (SELECT p.name AS name FROM sidecar_people sp "
           "JOIN people p ON p.id = sp.person WHERE sp.sidecar = a.sidecar ORDER BY sp.position)) "
           "FROM (SELECT a.id AS id FROM assets a JOIN folders f ON f.id = a.folder WHERE " +
           conditionOf(query, many) +
           " ORDER BY a.taken DESC, a.id DESC LIMIT ? OFFSET ?) page "
           "JOIN assets a ON a.id = page.id JOIN folders f ON f.id = a.folder "
           "LEFT JOIN sidecars s ON s.id = a.sidecar LEFT JOIN folders sf ON sf.id = s.folder "
           "ORDER BY a.taken DESC, a.id DESC";
}

} // namespace

Result<std::int64_t> countFound(db::Database& database, const SearchQuery& query) {
    std::string condition = conditionOf(query);
    if (query.terms.empty()) condition.erase(condition.find('+'), 1); // here it is a good one
    const bool folders = condition.find("f.") != std::string::npos;
    auto count = database.prepare("SELECT count(*) FROM assets a " +
                                  std::string(folders ? "JOIN folders f ON f.id = a.folder " : "") +
                                  "WHERE " + condition);
    if (!count) return tl::unexpected<Error>(count.error());
    bindAll(*count, query);
    if (const auto row = count->step(); !row) return tl::unexpected<Error>(row.error());
    return count->integer(0);
}

Result<std::vector<FoundAsset>> searchCatalog(
    db::Database& database, const SearchQuery& query, std::int64_t limit, std::int64_t offset) {
    std::vector<FoundAsset> out;
    const auto many = hasManyTexts(database, query);
    if (!many) return tl::unexpected<Error>(many.error());
    auto page = database.prepare(pageSql(query, *many));
    if (!page) return tl::unexpected<Error>(page.error());
    const int next = bindAll(*page, query);
    page->bind(next, limit);
    page->bind(next + 1, offset);
    while (true) {
        const auto row = page->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return out;
        out.push_back(assetOf(*page));
    }
}

} // namespace lightstack::catalog
