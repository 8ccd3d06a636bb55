#include "core/catalog/catalog_search.h"

#include "core/catalog/page_search.h"

namespace lightstack::catalog {
namespace {

std::filesystem::path pathOf(const db::Statement& row, int column) {
    return std::filesystem::path(row.bytes(column)) / row.bytes(column + 1);
}

FoundAsset foundAsset(const db::Statement& row) {
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

// What is shown is looked up for the rows of the page alone.
constexpr std::string_view kShown = R"sql(
SELECT a.id, f.path, a.name, a.mime, a.status,
 trim(coalesce(a.make, '') || ' ' || coalesce(a.model, '')), a.taken, a.size, a.width, a.height,
 a.rating, a.latitude, a.longitude, sf.path, s.name, a.rule, a.confidence,
 coalesce(a.description, s.description),
 (SELECT al.title FROM folders g CROSS JOIN albums al ON al.folder = g.id WHERE g.key = f.key
  ORDER BY al.id LIMIT 1),
 (SELECT group_concat(name, ', ') FROM (SELECT p.name AS name FROM sidecar_people sp
  JOIN people p ON p.id = sp.person WHERE sp.sidecar = a.sidecar ORDER BY sp.position))
FROM assets a JOIN folders f ON f.id = a.folder LEFT JOIN sidecars s ON s.id = a.sidecar
LEFT JOIN folders sf ON sf.id = s.folder WHERE a.id = ?)sql";

} // namespace

Result<std::int64_t> countFound(db::Database& database, const SearchQuery& query) {
    return PageSearch(database, query).count();
}

Result<std::vector<FoundAsset>> searchCatalog(
    db::Database& database, const SearchQuery& query, std::int64_t limit, std::int64_t offset) {
    std::vector<FoundAsset> out;
    if (limit <= 0 || offset < 0) return out;
    const auto ids = PageSearch(database, query).first(static_cast<std::size_t>(limit + offset));
    if (!ids) return tl::unexpected<Error>(ids.error());
    auto shown = database.prepare(kShown);
    if (!shown) return tl::unexpected<Error>(shown.error());
    for (auto i = static_cast<std::size_t>(offset); i < ids->size(); ++i) {
        const db::StatementScope scope(*shown);
        shown->bind(1, (*ids)[i]);
        const auto row = shown->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (*row) out.push_back(foundAsset(*shown));
    }
    return out;
}

} // namespace lightstack::catalog
