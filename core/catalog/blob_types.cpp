#include "core/catalog/blob_types.h"

#include "core/base/file_path.h"
#include "core/catalog/blob_rows.h"
#include "core/catalog/catalog_file.h"
#include "core/db/each_row.h"
#include "core/db/transaction.h"

#include <algorithm>

namespace lightstack::catalog {
namespace {

// `kinds`: of each column, Integer, Text or Blob by its letter; NULL stays NULL. `schema`: of the
// table that is written.
Result<void> copyTable(db::Database& from, db::Database& to, const std::string& table,
    std::string_view kinds, const std::stop_token& stop, const std::string& schema = "main") {
    auto rows = from.prepare("SELECT * FROM main." + table);
    if (!rows) return tl::unexpected<Error>(rows.error());
    std::string places = "?";
    for (std::size_t i = 1; i < kinds.size(); ++i)
        places += ",?";
    auto insert = to.prepare("INSERT INTO " + schema + "." + table + " VALUES(" + places + ")");
    if (!insert) return tl::unexpected<Error>(insert.error());
    while (!stop.stop_requested()) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return {};
        int column = 0;
        for (const char kind : kinds) {
            if (rows->isNull(column))
                insert->bindNull(column + 1);
            else if (kind == 'I')
                insert->bind(column + 1, rows->integer(column));
            else if (kind == 'T')
                insert->bindTextView(column + 1, rows->text(column));
            else
                insert->bindBlob(column + 1, rows->blob(column));
            ++column;
        }
        if (auto done = insert->run(); !done) return done;
    }
    return cancelled();
}

} // namespace

Result<BlobTypes> BlobTypes::on(db::Database database) {
    // Answers of a batch, joined with the rows; nothing of it reaches the file.
    if (auto done = database.execute("PRAGMA temp_store=MEMORY; CREATE TEMP TABLE answers("
                                     "id INTEGER PRIMARY KEY, mime TEXT NOT NULL)");
        !done)
        return tl::unexpected<Error>(done.error());
    return BlobTypes(std::move(database));
}

Result<BlobTypes> BlobTypes::open(const std::filesystem::path& catalogFile) {
    std::error_code error;
    if (!std::filesystem::exists(catalogFile, error))
        return fail(ErrorCode::NotFound, catalogFile, "there is no such catalog");
    return openOrMake(catalogFile);
}

Result<BlobTypes> BlobTypes::openOrMake(const std::filesystem::path& catalogFile) {
    auto database = openCatalog(catalogFile);
    if (!database) return tl::unexpected<Error>(database.error());
    return on(std::move(*database));
}

Result<BlobTypes> BlobTypes::openCopy(
    const std::filesystem::path& catalogFile, const std::stop_token& stop) {
    auto copy = openCatalog({}); // a file without a name: SQLite's own temporary one
    if (!copy) return tl::unexpected<Error>(copy.error());
    std::error_code error;
    if (!std::filesystem::exists(catalogFile, error)) return on(std::move(*copy));
    auto catalog = openCatalogForReading(catalogFile);
    if (!catalog && catalog.error().code == ErrorCode::Unsupported)
        catalog = openCatalog(catalogFile); // an older one; a newer one is refused again
    if (!catalog) return tl::unexpected<Error>(catalog.error());
    {
        auto transaction = db::Transaction::begin(*copy);
        if (!transaction) return tl::unexpected<Error>(transaction.error());
        for (const auto& [table, kinds] : {std::pair("blobs", "ITTI"),
                 std::pair("blob_paths", "IBIT"), std::pair("blob_failures", "TTT")})
            if (auto done = copyTable(*catalog, *copy, table, kinds, stop); !done)
                return tl::unexpected<Error>(done.error());
        const auto begun = isRegistering(*catalog);
        if (!begun) return tl::unexpected<Error>(begun.error());
        if (*begun)
            if (auto done = setRegistering(*copy, true); !done)
                return tl::unexpected<Error>(done.error());
        if (auto done = transaction->commit(); !done) return tl::unexpected<Error>(done.error());
    }
    return on(std::move(*copy));
}

Result<BlobTypes> BlobTypes::openOver(
    const std::filesystem::path& catalogFile, const std::stop_token& stop) {
    auto catalog = openCatalogForReading(catalogFile);
    if (!catalog) return tl::unexpected<Error>(catalog.error());
    // A name without a schema means the temporary table, within the view, too.
    if (auto done = catalog->execute(
            "PRAGMA temp_store=FILE; CREATE TEMP TABLE answers(id INTEGER PRIMARY KEY, mime TEXT "
            "NOT NULL); CREATE TEMP TABLE blobs(id INTEGER PRIMARY KEY, hash TEXT NOT NULL, mime "
            "TEXT, rows INTEGER NOT NULL); CREATE TEMP TABLE blob_failures(hash TEXT PRIMARY KEY, "
            "category TEXT NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID; CREATE TEMP VIEW "
            "blob_rows AS SELECT p.id, p.path, b.hash, coalesce(p.mime, b.mime) AS mime FROM "
            "blob_paths p JOIN blobs b ON b.id = p.blob; BEGIN");
        !done)
        return tl::unexpected<Error>(done.error());
    for (const auto& [table, kinds] :
        {std::pair("blobs", "ITTI"), std::pair("blob_failures", "TTT")})
        if (auto done = copyTable(*catalog, *catalog, table, kinds, stop, "temp"); !done)
            return tl::unexpected<Error>(done.error());
    if (auto done = catalog->execute("COMMIT"); !done) return tl::unexpected<Error>(done.error());
    return BlobTypes(std::move(*catalog));
}

Result<std::vector<BlobType>> BlobTypes::next(std::int64_t after, std::size_t count) {
    std::vector<BlobType> out;
    auto rows = m_database.prepare(
        "SELECT id, hash FROM blobs WHERE id > ? AND mime IS NULL AND rows > 0 AND NOT "
        "EXISTS(SELECT 1 FROM blob_failures b WHERE b.hash = blobs.hash) ORDER BY id LIMIT ?");
    if (!rows) return tl::unexpected<Error>(rows.error());
    rows->bind(1, after);
    rows->bind(2, static_cast<std::int64_t>(count));
    const auto done = db::eachRow(*rows, [&](const db::Statement& row) {
        out.push_back({row.integer(0), std::string(row.text(1)), {}, {}});
    });
    if (!done) return tl::unexpected<Error>(done.error());
    std::sort(out.begin(), out.end(),
        [](const BlobType& a, const BlobType& b) { return a.hash < b.hash; });
    return out;
}

Result<BlobTypes::Waiting> BlobTypes::waiting() {
    Waiting out;
    auto counts = m_database.prepare(
        "SELECT count(*), coalesce(sum(rows), 0) FROM blobs WHERE mime IS NULL AND rows > 0 AND "
        "NOT EXISTS(SELECT 1 FROM blob_failures b WHERE b.hash = blobs.hash)");
    if (!counts) return tl::unexpected<Error>(counts.error());
    if (const auto row = counts->step(); !row) return tl::unexpected<Error>(row.error());
    out.blobs = static_cast<std::uint64_t>(counts->integer(0));
    out.rows = static_cast<std::uint64_t>(counts->integer(1));
    auto failed = m_database.prepare("SELECT count(*) FROM blob_failures");
    if (!failed) return tl::unexpected<Error>(failed.error());
    if (const auto row = failed->step(); !row) return tl::unexpected<Error>(row.error());
    out.failed = static_cast<std::uint64_t>(failed->integer(0));
    return out;
}

Result<void> BlobTypes::forgetFailures() {
    return m_database.execute("DELETE FROM blob_failures");
}

Result<void> BlobTypes::stage(std::span<const BlobType> types) {
    if (auto done = m_database.execute("DELETE FROM answers"); !done) return done;
    auto insert = m_database.prepare("INSERT OR REPLACE INTO answers VALUES(?,?)");
    if (!insert) return tl::unexpected<Error>(insert.error());
    for (const BlobType& type : types) {
        if (type.mime.empty()) continue;
        insert->bind(1, type.id);
        insert->bindTextView(2, type.mime);
        if (auto done = insert->run(); !done) return done;
    }
    return {};
}

// `sql` gives types and how many rows got them.
Result<BlobCounts> BlobTypes::counted(std::string_view sql) {
    BlobCounts out;
    std::string mime;
    const auto done = db::eachRow(m_database, sql, [&](const db::Statement& row) {
        mime = row.text(0);
        const auto rows = static_cast<std::uint64_t>(row.integer(1));
        out.byType[mime] += rows;
        out.rows += rows;
    });
    if (!done) return tl::unexpected<Error>(done.error());
    return out;
}

Result<BlobCounts> BlobTypes::preview(std::span<const BlobType> types) {
    if (auto done = stage(types); !done) return tl::unexpected<Error>(done.error());
    return counted("SELECT a.mime, sum(b.rows) FROM answers a CROSS JOIN blobs b ON b.id = a.id "
                   "WHERE b.mime IS NULL GROUP BY a.mime");
}

Result<BlobCounts> BlobTypes::fill(std::span<const BlobType> types) {
    auto transaction = db::Transaction::begin(m_database);
    if (!transaction) return tl::unexpected<Error>(transaction.error());
    if (auto done = stage(types); !done) return tl::unexpected<Error>(done.error());
    // The plus has the answers gone through and their blobs looked up, not all blobs each time.
    auto counts = counted("UPDATE blobs SET mime = answers.mime FROM answers WHERE "
                          "blobs.id = +answers.id AND blobs.mime IS NULL RETURNING mime, rows");
    if (!counts) return counts;
    Result<void> done;
    {
        auto failure = m_database.prepare("INSERT OR REPLACE INTO blob_failures VALUES(?,?,?)");
        if (!failure) return tl::unexpected<Error>(failure.error());
        for (const BlobType& type : types) {
            if (!type.mime.empty()) continue;
            failure->bindText(1, type.hash);
            failure->bindText(2, base::errorCodeName(type.error.code));
            failure->bindText(3, base::toLossyUtf8(type.error.detail));
            if (done = failure->run(); !done) return tl::unexpected<Error>(done.error());
        }
    }
    if (done = transaction->commit(); !done) return tl::unexpected<Error>(done.error());
    return counts;
}

Result<void> BlobTypes::add(std::span<const std::pair<std::string, std::string>> rows) {
    auto transaction = db::Transaction::begin(m_database);
    if (!transaction) return tl::unexpected<Error>(transaction.error());
    {
        auto insert = m_database.prepare("INSERT INTO blob_rows(path, hash) VALUES(?,?)");
        if (!insert) return tl::unexpected<Error>(insert.error());
        for (const auto& [path, hash] : rows) {
            insert->bindBlob(1, std::string_view(path));
            insert->bindText(2, hash);
            if (auto done = insert->run(); !done) return done;
        }
    }
    return transaction->commit();
}

} // namespace lightstack::catalog
