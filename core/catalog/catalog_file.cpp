#include "core/catalog/catalog_file.h"

#include "core/base/file_io.h"
#include "core/catalog/asset_texts.h"
#include "core/catalog/catalog_indexes.h"
#include "core/catalog/catalog_schema.h"
#include "core/catalog/folded_text.h"
#include "core/db/migrations.h"
#include "core/db/transaction.h"

#include <fcntl.h>

namespace lightstack::catalog {
namespace {

constexpr std::int64_t kApplicationId = 0x4C534354; // "LSCT"

Result<void> checkOwner(db::Database& database) {
    const auto tables = database.number("SELECT count(*) FROM sqlite_master");
    if (!tables) return tl::unexpected<Error>(tables.error());
    const auto owner = database.number("PRAGMA application_id");
    if (!owner) return tl::unexpected<Error>(owner.error());
    if (*owner != kApplicationId && *tables > 0)
        return fail(ErrorCode::Usage, database.file(), "is a database of another program");
    return {};
}

Result<bool> isUnfinished(db::Database& database) {
    const auto assets = database.number("SELECT EXISTS(SELECT 1 FROM assets)");
    if (!assets) return tl::unexpected<Error>(assets.error());
    if (*assets == 0) return false;
    const auto indexes = hasIndexes(database);
    if (!indexes || !*indexes) return indexes ? Result<bool>(true) : indexes;
    return isBehind(database);
}

} // namespace

Result<db::Database> openCatalog(const std::filesystem::path& file, Unfinished unfinished) {
    // Where pictures were taken and who is on them is nobody else's business.
    {
        const base::FileDescriptor made(
            ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    }
    db::OpenOptions plain;
    plain.wal = false;
    {
        auto database = db::Database::open(file, plain);
        if (!database) return database;
        if (auto mine = checkOwner(*database); !mine) return tl::unexpected<Error>(mine.error());
    }
    db::OpenOptions options;
    options.cacheKiB = 16 * 1024;
    options.pageSize = 8192;
    auto database = db::Database::open(file, options);
    if (!database) return database;
    if (auto done = db::migrate(*database, catalogMigrations()); !done)
        return tl::unexpected<Error>(done.error());
    if (auto done = database->define("folded", foldedText); !done)
        return tl::unexpected<Error>(done.error());
    // The log is folded into the file every 32 MB: pages that many batches touch are written once.
    if (auto done = database->execute("PRAGMA foreign_keys=ON;PRAGMA wal_autocheckpoint=4096");
        !done)
        return tl::unexpected<Error>(done.error());
    if (unfinished == Unfinished::Leave) return database;
    // Another writer is at it, and finishes what it began: not waited for.
    const auto owed = isUnfinished(*database);
    if (owed && *owed && database->execute("PRAGMA busy_timeout=0")) (void)finishCatalog(*database);
    if (auto done = database->execute("PRAGMA busy_timeout=" + std::to_string(options.busyMs));
        !done)
        return tl::unexpected<Error>(done.error());
    return database;
}

Result<void> finishCatalog(db::Database& database) {
    if (auto done = judgeNames(database); !done) return done;
    {
        auto transaction = db::Transaction::begin(database);
        if (!transaction) return tl::unexpected<Error>(transaction.error());
        if (auto done = AssetTexts(database).catchUp(); !done) return done;
        if (auto done = transaction->commit(); !done) return done;
    }
    if (auto done = buildIndexes(database); !done) return done;
    return listCopies(database);
}

Result<bool> isBehind(db::Database& database) {
    const auto copies = hasCurrentCopies(database);
    if (!copies || !*copies) return copies ? Result<bool>(true) : copies;
    return database
        .number("SELECT EXISTS(SELECT 1 FROM assets WHERE id > (SELECT value FROM catalog_state "
                "WHERE key = 'texts_until') AND status <> 'other')")
        .map([](std::int64_t rows) { return rows != 0; });
}

Result<db::Database> openCatalogForReading(const std::filesystem::path& file, int cacheKiB) {
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return fail(ErrorCode::NotFound, file, "there is no such catalog");
    db::OpenOptions options;
    options.access = db::Access::ReadOnly;
    options.cacheKiB = cacheKiB;
    auto database = db::Database::open(file, options);
    if (!database) return database;
    if (auto mine = checkOwner(*database); !mine) return tl::unexpected<Error>(mine.error());
    const auto version = database->number("PRAGMA user_version");
    if (!version) return tl::unexpected<Error>(version.error());
    const auto known = static_cast<std::int64_t>(catalogMigrations().size());
    if (*version != known)
        return fail(ErrorCode::Unsupported, file,
            (*version > known ? "was made by a newer version of this program ("
                              : "is of an older version, which the next scan brings up to date (") +
                std::to_string(*version) + ", known is " + std::to_string(known) + ")");
    if (auto done = database->define("folded", foldedText); !done)
        return tl::unexpected<Error>(done.error());
    return database;
}

} // namespace lightstack::catalog
