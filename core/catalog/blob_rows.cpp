#include "core/catalog/blob_rows.h"

#include "core/catalog/name_types.h"
#include "core/db/transaction.h"

#include <algorithm>
#include <map>

namespace lightstack::catalog {
namespace {

bool isAlnum(char c) noexcept {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isTypeWord(std::string_view word) noexcept {
    return !word.empty() && word.size() <= 127 && isAlnum(word.front()) &&
           std::all_of(word.begin(), word.end(), [](char c) {
               return isAlnum(c) || std::string_view("!#$&-^_.+").find(c) != std::string_view::npos;
           });
}

Result<bool> isThere(db::Database& database, std::string_view sql) {
    return database.number(sql).map([](std::int64_t found) { return found != 0; });
}

// Rows one after the other, within a transaction of the caller.
class RowIntake {
public:
    static Result<RowIntake> on(db::Database& database) {
        auto find = database.prepare("SELECT id FROM blobs WHERE hash = ?");
        if (!find) return tl::unexpected<Error>(find.error());
        auto blob = database.prepare("INSERT INTO blobs(hash, rows) VALUES(?, 0)");
        if (!blob) return tl::unexpected<Error>(blob.error());
        // Asked for by itself: a statement that reads what it inserts into makes a table for it.
        auto there = database.prepare("SELECT 1 FROM blob_paths WHERE path = ? AND blob = ?");
        if (!there) return tl::unexpected<Error>(there.error());
        auto path = database.prepare("INSERT INTO blob_paths(path, blob, mime) VALUES(?,?,?)");
        if (!path) return tl::unexpected<Error>(path.error());
        auto count = database.prepare("UPDATE blobs SET rows = rows + 1 WHERE id = ?");
        if (!count) return tl::unexpected<Error>(count.error());
        return RowIntake(database, *std::move(find), *std::move(blob), *std::move(there),
            *std::move(path), *std::move(count));
    }
    // Whether the row is new.
    Result<bool> add(const BlobRow& row) {
        const auto id = blobOf(row.hash);
        if (!id) return tl::unexpected<Error>(id.error());
        const auto known = isThere(row.path, *id);
        if (!known || *known) return known.map([](bool found) { return !found; });
        m_path.bindBlob(1, std::string_view(row.path));
        m_path.bind(2, *id);
        if (row.mime.empty())
            m_path.bindNull(3);
        else
            m_path.bindTextView(3, row.mime);
        if (auto done = m_path.run(); !done) return tl::unexpected<Error>(done.error());
        if (!row.mime.empty()) return true;
        m_count.bind(1, *id);
        if (auto done = m_count.run(); !done) return tl::unexpected<Error>(done.error());
        return true;
    }

private:
    RowIntake(db::Database& database, db::Statement find, db::Statement blob, db::Statement there,
        db::Statement path, db::Statement count)
        : m_database(database)
        , m_find(std::move(find))
        , m_blob(std::move(blob))
        , m_there(std::move(there))
        , m_path(std::move(path))
        , m_count(std::move(count)) {}

    Result<bool> isThere(const std::string& path, std::int64_t blob) {
        const db::StatementScope scope(m_there);
        m_there.bindBlob(1, std::string_view(path));
        m_there.bind(2, blob);
        return m_there.step();
    }

    Result<std::int64_t> blobOf(const std::string& hash) {
        m_find.bindTextView(1, hash);
        const db::StatementScope scope(m_find);
        const auto found = m_find.step();
        if (!found) return tl::unexpected<Error>(found.error());
        if (*found) return m_find.integer(0);
        m_blob.bindTextView(1, hash);
        if (auto done = m_blob.run(); !done) return tl::unexpected<Error>(done.error());
        return m_database.lastInsertId();
    }

    db::Database& m_database;
    db::Statement m_find, m_blob, m_there, m_path, m_count;
};

} // namespace

bool isPlainHash(std::string_view hash) noexcept {
    return hash.size() > 4 && hash.size() <= 255 && std::all_of(hash.begin(), hash.end(), isAlnum);
}

bool isPlainType(std::string_view mime) noexcept {
    const std::size_t slash = mime.find('/');
    return slash != std::string_view::npos && isTypeWord(mime.substr(0, slash)) &&
           isTypeWord(mime.substr(slash + 1));
}

Result<bool> hasBlobRows(db::Database& database) {
    return isThere(database, "SELECT EXISTS(SELECT 1 FROM blob_paths)");
}

Result<bool> isRegistering(db::Database& database) {
    return isThere(database,
        "SELECT EXISTS(SELECT 1 FROM catalog_state WHERE key = 'blobs_registering' AND value)");
}

Result<void> setRegistering(db::Database& database, bool begun) {
    return database.execute(begun ? "INSERT OR REPLACE INTO catalog_state "
                                    "VALUES('blobs_registering', 1)"
                                  : "DELETE FROM catalog_state WHERE key = 'blobs_registering'");
}

Result<std::uint64_t> addBlobRows(db::Database& database, std::span<const BlobRow> rows) {
    auto transaction = db::Transaction::begin(database);
    if (!transaction) return tl::unexpected<Error>(transaction.error());
    if (auto done = database.execute(
            "CREATE INDEX IF NOT EXISTS blob_paths_place ON blob_paths(path, blob)");
        !done)
        return tl::unexpected<Error>(done.error());
    std::uint64_t added = 0;
    {
        auto intake = RowIntake::on(database);
        if (!intake) return tl::unexpected<Error>(intake.error());
        for (const BlobRow& row : rows) {
            const auto isNew = intake->add(row);
            if (!isNew) return tl::unexpected<Error>(isNew.error());
            added += *isNew ? 1 : 0;
        }
    }
    if (auto done = transaction->commit(); !done) return tl::unexpected<Error>(done.error());
    return added;
}

Result<Disagreements> findDisagreements(
    db::Database& database, const DisagreementSink& sink, const std::stop_token& stop) {
    Disagreements out;
    std::map<std::pair<std::string, std::string>, std::uint64_t> pairs;
    auto rows =
        database.prepare("SELECT path, hash, mime FROM blob_rows WHERE mime IS NOT NULL ORDER BY "
                         "id");
    if (!rows) return tl::unexpected<Error>(rows.error());
    BlobRow blob;
    while (!stop.stop_requested()) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) {
            for (const auto& [types, count] : pairs)
                out.byPair.push_back({types.first, types.second, count});
            std::stable_sort(out.byPair.begin(), out.byPair.end(),
                [](const NamePair& a, const NamePair& b) { return a.rows > b.rows; });
            return out;
        }
        blob.path = rows->bytes(0);
        blob.mime = rows->text(2);
        const std::string_view name =
            std::string_view(blob.path).substr(blob.path.rfind('/') + 1); // npos + 1 is 0
        if (!isMistyped(name, blob.mime)) continue;
        blob.hash = rows->text(1);
        ++out.count;
        const std::string_view byName = typeOfName(name);
        const auto key = std::pair(blob.mime, std::string(byName));
        if (pairs.size() < kMostPairs || pairs.contains(key)) ++pairs[key];
        if (sink)
            if (auto done = sink(blob, byName); !done) return tl::unexpected<Error>(done.error());
    }
    return cancelled();
}

} // namespace lightstack::catalog
