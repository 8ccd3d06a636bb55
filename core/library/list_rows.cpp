#include "core/library/list_rows.h"

#include "core/catalog/catalog_indexes.h"
#include "core/catalog/catalog_search.h"
#include "core/catalog/path_terms.h"
#include "core/library/list_query.h"
#include "core/library/row_reader.h"

#include <algorithm>

namespace lightstack::library {
namespace {

using browse::FolderTable;

constexpr int kFirst = 240;          // rows of the first page
constexpr int kLookedThrough = 8000; // newest pictures that it is looked for among

ListRows emptyRows(const LibraryPlace& place) {
    ListRows out;
    out.table = std::make_shared<FolderTable>(place.toPath());
    out.facts = std::make_shared<browse::ListFacts>();
    out.facts->reasons.emplace_back();
    return out;
}

Result<ListRows> readAssets(db::Database& database, const LibraryPlace& place,
    const std::string& tail, const AssetCondition& condition, bool probeDuplicates,
    const std::stop_token& stop) {
    ListRows out = emptyRows(place);
    // A first scan goes without indexes: asking for each row would walk all of them each time.
    const auto indexed = catalog::hasIndexes(database);
    if (!indexed) return tl::unexpected<Error>(indexed.error());
    probeDuplicates = probeDuplicates && *indexed;
    const auto listed = catalog::hasCurrentCopies(database);
    if (!listed) return tl::unexpected<Error>(listed.error());
    const auto probe = !probeDuplicates ? RowReader::Probe::None
                       : *listed        ? RowReader::Probe::Listed
                                        : RowReader::Probe::All;
    auto reader = RowReader::open(database, out, place.kind == ListKind::Duplicates);
    if (!reader) return tl::unexpected<Error>(reader.error());
    const bool folders = condition.sql.find("f.") != std::string::npos;
    auto rows = database.prepare(RowReader::columns(probe) + " FROM assets a " +
                                 (folders ? "JOIN folders f ON f.id = a.folder " : "") + tail);
    if (!rows) return tl::unexpected<Error>(rows.error());
    int next = 1;
    for (const auto& value : condition.values)
        if (const auto* number = std::get_if<std::int64_t>(&value))
            rows->bind(next++, *number);
        else
            rows->bindText(next++, std::get<std::string>(value));
    while (!stop.stop_requested()) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) break;
        if (auto done = reader->add(*rows); !done) return tl::unexpected<Error>(done.error());
    }
    if (stop.stop_requested()) return fail(ErrorCode::Cancelled, {}, {});
    if (!probeDuplicates) reader->markDuplicates();
    return out;
}

// Sidecars and failures: name, folder, size, mtime, reason.
Result<ListRows> readOthers(
    db::Database& database, const LibraryPlace& place, const std::stop_token& stop) {
    ListRows out = emptyRows(place);
    auto reader = RowReader::open(database, out, false);
    if (!reader) return tl::unexpected<Error>(reader.error());
    const bool orphans = place.kind == ListKind::OrphanSidecars;
    auto rows = database.prepare(
        orphans ? "SELECT s.folder, s.name, s.size, s.mtime, s.taken * 1000, 0, 0, s.title FROM "
                  "sidecars s WHERE s.orphan AND NOT s.missing ORDER BY s.id"
                : "SELECT e.folder, e.name, coalesce(a.size, s.size, 0), coalesce(a.mtime, "
                  "s.mtime, 0), a.taken, a.width, a.height, e.reason FROM errors e LEFT JOIN "
                  "assets a ON a.folder = e.folder AND a.name = e.name LEFT JOIN sidecars s ON "
                  "s.folder = e.folder AND s.name = e.name ORDER BY e.folder, e.name");
    if (!rows) return tl::unexpected<Error>(rows.error());
    while (!stop.stop_requested()) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) break;
        if (auto done = reader->addOther(*rows, !orphans); !done)
            return tl::unexpected<Error>(done.error());
    }
    if (stop.stop_requested()) return fail(ErrorCode::Cancelled, {}, {});
    return out;
}

// Among the newest pictures, so that a rare camera does not cost a walk through the whole catalog.
std::string newestTail(const AssetCondition& condition) {
    return "WHERE a.id IN (SELECT id FROM assets ORDER BY taken DESC, id DESC LIMIT " +
           std::to_string(kLookedThrough) + ") AND " + condition.sql +
           " ORDER BY a.taken DESC, a.id DESC LIMIT " + std::to_string(kFirst);
}

// By the date's own index.
std::string pageTail(const AssetCondition& condition) {
    return "WHERE " + condition.sql + " ORDER BY a.taken DESC, a.id DESC LIMIT " +
           std::to_string(kFirst);
}

std::string rowsTail(const std::vector<catalog::FoundAsset>& found) {
    std::string ids;
    for (const catalog::FoundAsset& asset : found)
        ids += (ids.empty() ? "" : ",") + std::to_string(asset.id);
    return "WHERE a.id IN (" + ids + ") ORDER BY a.taken DESC, a.id DESC";
}

} // namespace

Result<ListRows> firstRows(db::Database& database, const LibraryPlace& place,
    const std::string& text, const std::stop_token& stop) {
    if (!listsAssets(place.kind) || place.kind == ListKind::Duplicates) return emptyRows(place);
    const auto query = listQuery(database, place, text);
    if (!query) return tl::unexpected<Error>(query.error());
    if (!query->text.empty()) {
        const auto found = catalog::searchCatalog(database, *query, kFirst);
        if (!found) return tl::unexpected<Error>(found.error());
        if (found->empty()) return emptyRows(place);
        return readAssets(database, place, rowsTail(*found), {}, true, stop);
    }
    const AssetCondition condition = conditionOf(*query);
    const bool byDate = place.kind <= ListKind::Timeline && text.empty();
    return readAssets(database, place, byDate ? pageTail(condition) : newestTail(condition),
        condition, true, stop);
}

Result<ListRows> allRows(db::Database& database, const LibraryPlace& place, const std::string& text,
    const std::stop_token& stop) {
    if (!listsAssets(place.kind)) return readOthers(database, place, stop);
    auto query = listQuery(database, place, text);
    if (!query) return tl::unexpected<Error>(query.error());
    if (auto done = catalog::listPaths(database, *query); !done)
        return tl::unexpected<Error>(done.error());
    const AssetCondition condition = conditionOf(*query);
    // Where all pictures are read, those with copies show by themselves.
    const bool everything = place.kind == ListKind::All && text.empty();
    const bool probe = !everything && place.kind != ListKind::Duplicates;
    return readAssets(
        database, place, "WHERE " + condition.sql + " ORDER BY a.id", condition, probe, stop);
}

} // namespace lightstack::library
