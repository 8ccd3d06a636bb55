#include "core/catalog/presence.h"

#include "core/base/file_io.h"
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

// The rows of one table, by folder and name.
Result<db::Statement> seeking(db::Database& database, std::string_view table, const char* held) {
    return database.prepare("SELECT x.id, x.size, x.mtime FROM folders f JOIN " +
                            std::string(table) + " x ON x.folder = f.id WHERE f.path = ? AND " +
                            "x.name = ? AND " + held);
}

// The row of a file: 0 where there is none, or where another file stands in its place.
Result<std::int64_t> rowOf(
    db::Statement& seek, const std::filesystem::path& file, const base::FileStamp* same) {
    const std::filesystem::path folder = file.parent_path(); // not copied by the statement
    const std::filesystem::path name = file.filename();
    const db::StatementScope scope(seek);
    seek.bindBlob(1, folder.native());
    seek.bindBlob(2, name.native());
    const auto found = seek.step();
    if (!found) return tl::unexpected<Error>(found.error());
    if (!*found) return 0;
    const bool other =
        same != nullptr && (seek.integer(1) != static_cast<std::int64_t>(same->size) ||
                               seek.integer(2) != same->mtimeNs);
    return other ? 0 : seek.integer(0);
}

} // namespace

Result<MovedRows> rowsOf(const std::filesystem::path& catalogFile,
    std::span<const std::filesystem::path> files, Presence held) {
    MovedRows out;
    auto database = openCatalogForReading(catalogFile);
    if (!database && database.error().code == ErrorCode::NotFound) return out;
    if (!database) return tl::unexpected<Error>(database.error());
    const bool gone = held == Presence::Gone;
    auto assets = seeking(*database, "assets", gone ? "x.status = 'missing'" : "x.status = 'ok'");
    if (!assets) return tl::unexpected<Error>(assets.error());
    auto sidecars = seeking(*database, "sidecars", gone ? "x.missing" : "NOT x.missing");
    if (!sidecars) return tl::unexpected<Error>(sidecars.error());
    for (const std::filesystem::path& file : files) {
        const auto stamp = gone ? base::stampOf(file) : Result<base::FileStamp>();
        if (!stamp) continue; // not back
        const base::FileStamp* same = gone ? &*stamp : nullptr;
        const auto asset = rowOf(*assets, file, same);
        if (!asset) return tl::unexpected<Error>(asset.error());
        const auto sidecar = rowOf(*sidecars, file, same);
        if (!sidecar) return tl::unexpected<Error>(sidecar.error());
        if (*asset != 0) out.assets.push_back(*asset);
        if (*sidecar != 0) out.sidecars.push_back(*sidecar);
        if (*asset != 0 || *sidecar != 0) out.folders.insert(file.parent_path().native());
    }
    return out;
}

Result<void> markGone(const std::filesystem::path& catalogFile, const MovedRows& rows) {
    return mark(catalogFile, rows, true);
}

Result<void> markBack(const std::filesystem::path& catalogFile, const MovedRows& rows) {
    return mark(catalogFile, rows, false);
}

} // namespace lightstack::catalog
