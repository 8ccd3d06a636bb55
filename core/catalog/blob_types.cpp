#include "core/catalog/blob_types.h"

#include "core/base/file_path.h"
#include "core/catalog/blob_rows.h"
#include "core/catalog/catalog_file.h"
#include "core/db/transaction.h"

namespace lightstack::catalog {

namespace {

Result<void> copyRows(db::Database& from, db::Database& to, const std::stop_token& stop) {
    auto rows = from.prepare("SELECT path, hash, mime FROM blob_rows");
    if (!rows) return tl::unexpected<Error>(rows.error());
    auto insert = to.prepare("INSERT INTO blob_rows(path, hash, mime) VALUES(?,?,?)");
    if (!insert) return tl::unexpected<Error>(insert.error());
    std::string path;
    while (!stop.stop_requested()) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return {};
        path = rows->bytes(0);
        insert->bindBlob(1, std::string_view(path));
        insert->bindText(2, rows->text(1));
        if (rows->isNull(2))
            insert->bindNull(3);
        else
            insert->bindText(3, rows->text(2));
        if (auto done = insert->run(); !done) return done;
    }
    return cancelled();
}

Result<void> copyFailures(db::Database& from, db::Database& to) {
    auto rows = from.prepare("SELECT hash, category, reason FROM blob_failures");
    if (!rows) return tl::unexpected<Error>(rows.error());
    auto insert = to.prepare("INSERT INTO blob_failures VALUES(?,?,?)");
    if (!insert) return tl::unexpected<Error>(insert.error());
    while (true) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return {};
        for (int i = 0; i < 3; ++i)
            insert->bindText(i + 1, rows->text(i));
        if (auto done = insert->run(); !done) return done;
    }
}

} // namespace

Result<BlobTypes> BlobTypes::on(db::Database database) {
    // Answers of a batch, joined with the rows; nothing of it reaches the file.
    if (auto done = database.execute("PRAGMA temp_store=MEMORY; CREATE TEMP TABLE answers("
                                     "hash TEXT PRIMARY KEY, mime TEXT NOT NULL) WITHOUT ROWID");
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
        if (auto done = copyRows(*catalog, *copy, stop); !done)
            return tl::unexpected<Error>(done.error());
        if (auto done = copyFailures(*catalog, *copy); !done)
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

Result<std::vector<std::string>> BlobTypes::next(const std::string& after, std::size_t count) {
    std::vector<std::string> out;
    auto rows = m_database.prepare("SELECT DISTINCT hash FROM blob_rows WHERE mime IS NULL AND "
                                   "hash > ? AND NOT EXISTS(SELECT 1 FROM blob_failures b WHERE "
                                   "b.hash = blob_rows.hash) ORDER BY hash LIMIT ?");
    if (!rows) return tl::unexpected<Error>(rows.error());
    rows->bindText(1, after);
    rows->bind(2, static_cast<std::int64_t>(count));
    while (true) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return out;
        out.emplace_back(rows->text(0));
    }
}

Result<BlobTypes::Waiting> BlobTypes::waiting() {
    Waiting out;
    auto counts = m_database.prepare(
        "SELECT count(*), coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM blob_rows WHERE "
        "mime IS NULL AND NOT EXISTS(SELECT 1 FROM blob_failures b WHERE b.hash = "
        "blob_rows.hash) GROUP BY hash)");
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
        insert->bindText(1, type.hash);
        insert->bindText(2, type.mime);
        if (auto done = insert->run(); !done) return done;
    }
    return {};
}

// `sql` gives the type of each row, or type and number.
Result<BlobCounts> BlobTypes::counted(std::string_view sql, bool grouped) {
    BlobCounts out;
    auto rows = m_database.prepare(sql);
    if (!rows) return tl::unexpected<Error>(rows.error());
    std::string mime;
    while (true) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return out;
        mime = rows->text(0);
        const auto n = grouped ? static_cast<std::uint64_t>(rows->integer(1)) : 1;
        out.byType[mime] += n;
        out.rows += n;
    }
}

Result<BlobCounts> BlobTypes::preview(std::span<const BlobType> types) {
    if (auto done = stage(types); !done) return tl::unexpected<Error>(done.error());
    return counted("SELECT a.mime, count(*) FROM answers a CROSS JOIN blob_rows b "
                   "ON b.hash = a.hash WHERE b.mime IS NULL GROUP BY a.mime",
        true);
}

Result<BlobCounts> BlobTypes::fill(std::span<const BlobType> types) {
    auto transaction = db::Transaction::begin(m_database);
    if (!transaction) return tl::unexpected<Error>(transaction.error());
    if (auto done = stage(types); !done) return tl::unexpected<Error>(done.error());
    auto counts = counted("UPDATE blob_rows SET mime = answers.mime FROM answers WHERE "
                          "blob_rows.hash = answers.hash AND blob_rows.mime IS NULL RETURNING mime",
        false);
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
