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
    return isThere(database, "SELECT EXISTS(SELECT 1 FROM blob_rows)");
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
    if (auto done =
            database.execute("CREATE INDEX IF NOT EXISTS blob_rows_place ON blob_rows(path, hash)");
        !done)
        return tl::unexpected<Error>(done.error());
    std::uint64_t added = 0;
    {
        auto insert = database.prepare(
            "INSERT INTO blob_rows(path, hash, mime) SELECT ?1, ?2, ?3 WHERE NOT EXISTS(SELECT 1 "
            "FROM blob_rows WHERE path = ?1 AND hash = ?2)");
        if (!insert) return tl::unexpected<Error>(insert.error());
        for (const BlobRow& row : rows) {
            insert->bindBlob(1, std::string_view(row.path));
            insert->bindText(2, row.hash);
            if (row.mime.empty())
                insert->bindNull(3);
            else
                insert->bindText(3, row.mime);
            if (auto done = insert->run(); !done) return tl::unexpected<Error>(done.error());
            added += static_cast<std::uint64_t>(database.changes());
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
