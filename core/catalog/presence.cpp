#include "core/catalog/presence.h"

#include "core/catalog/catalog_file.h"
#include "core/catalog/folder_pairing.h"
#include "core/db/transaction.h"

namespace lightstack::catalog {
namespace {

Result<void> runAll(
    db::Database& database, std::string_view sql, const std::vector<std::int64_t>& ids) {
    auto statement = database.prepare(sql);
    if (!statement) return tl::unexpected<Error>(statement.error());
    for (const std::int64_t id : ids) {
        statement->bind(1, id);
        if (auto done = statement->run(); !done) return done;
    }
    return {};
}

Result<void> mark(const std::filesystem::path& file, const MovedRows& rows, bool gone) {
    {
        auto database = openCatalog(file);
        if (!database) return tl::unexpected<Error>(database.error());
        auto transaction = db::Transaction::begin(*database);
        if (!transaction) return tl::unexpected<Error>(transaction.error());
        auto done = runAll(*database,
            gone ? "UPDATE assets SET status='missing' WHERE id=?"
                 : "UPDATE assets SET status='ok' WHERE id=? AND status='missing'",
            rows.assets);
        // Whether anything has a copy is counted again.
        if (done)
            done =
                database->execute("INSERT OR REPLACE INTO catalog_state VALUES('copies_old', 1)");
        if (done)
            done = runAll(*database,
                gone ? "UPDATE sidecars SET missing=1, orphan=0 WHERE id=?"
                     : "UPDATE sidecars SET missing=0 WHERE id=?",
                rows.sidecars);
        if (done) done = transaction->commit();
        if (!done) return done;
    }
    auto writer = CatalogWriter::begin(file, SIZE_MAX);
    if (!writer) return tl::unexpected<Error>(writer.error());
    for (const std::string& folder : rows.folders) {
        auto reader = CatalogReader::open(file);
        if (!reader) return tl::unexpected<Error>(reader.error());
        if (auto paired = FolderPairing(*reader).pairAgain(folder, *writer); !paired)
            return tl::unexpected<Error>(paired.error());
    }
    return writer->finish();
}

} // namespace

Result<void> markGone(const std::filesystem::path& catalogFile, const MovedRows& rows) {
    return mark(catalogFile, rows, true);
}

Result<void> markBack(const std::filesystem::path& catalogFile, const MovedRows& rows) {
    return mark(catalogFile, rows, false);
}

} // namespace lightstack::catalog
