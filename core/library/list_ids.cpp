#include "core/library/list_ids.h"

#include "core/catalog/folded_text.h"
#include "core/catalog/path_terms.h"
#include "core/library/list_query.h"

namespace lightstack::library {
namespace {

Result<std::vector<std::int64_t>> idsOf(db::Statement& rows) {
    std::vector<std::int64_t> out;
    while (true) {
        const auto row = rows.step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return out;
        out.push_back(rows.integer(0));
    }
}

Result<ListIds> from(ListKind kind, db::Statement& rows) {
    auto ids = idsOf(rows);
    if (!ids) return tl::unexpected<Error>(ids.error());
    return ListIds{kind, std::move(*ids)};
}

} // namespace

Result<ListIds> listIds(db::Database& database, const LibraryPlace& place, std::string_view text) {
    if (place.kind == ListKind::Errors) return ListIds{place.kind, {}, catalog::foldedText(text)};
    if (place.kind == ListKind::OrphanSidecars) {
        auto rows = database.prepare("SELECT id FROM sidecars WHERE orphan AND NOT missing AND "
                                     "instr(folded(CAST(name AS TEXT)), ?) ORDER BY id");
        if (!rows) return tl::unexpected<Error>(rows.error());
        rows->bindText(1, catalog::foldedText(text));
        return from(place.kind, *rows);
    }
    auto query = listQuery(database, place, text);
    if (!query) return tl::unexpected<Error>(query.error());
    if (auto done = catalog::listPaths(database, *query); !done)
        return tl::unexpected<Error>(done.error());
    const AssetCondition condition = conditionOf(*query);
    auto rows = database.prepare("SELECT a.id FROM assets a JOIN folders f ON f.id = a.folder "
                                 "WHERE " +
                                 condition.sql + " ORDER BY a.taken DESC, a.id DESC");
    if (!rows) return tl::unexpected<Error>(rows.error());
    int next = 1;
    for (const auto& value : condition.values) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            rows->bind(next++, *number);
        else
            rows->bindText(next++, std::get<std::string>(value));
    }
    return from(place.kind, *rows);
}

Result<ListIds> folderIds(db::Database& database, const std::filesystem::path& folder) {
    auto rows = database.prepare("SELECT a.id FROM folders f JOIN assets a ON a.folder = f.id "
                                 "WHERE f.path = ? AND a.status IN ('ok', 'failed') "
                                 "ORDER BY a.name");
    if (!rows) return tl::unexpected<Error>(rows.error());
    rows->bindBlob(1, std::string_view(folder.native()));
    return from(ListKind::All, *rows);
}

} // namespace lightstack::library
