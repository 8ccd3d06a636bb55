#include "core/catalog/catalog_file.h"

#include "core/base/file_io.h"
#include "core/db/migrations.h"

#include <array>
#include <fcntl.h>

namespace lightstack::catalog {
namespace {

constexpr std::int64_t kApplicationId = 0x4C534354; // "LSCT"

// Times in seconds since 1970 where not said otherwise; folders and names are bytes.
constexpr std::array<std::string_view, 2> kMigrations{R"sql(
PRAGMA application_id=0x4C534354;
CREATE TABLE runs(
    id INTEGER PRIMARY KEY, roots TEXT NOT NULL, mode TEXT NOT NULL,
    started INTEGER NOT NULL, ended INTEGER, status TEXT NOT NULL,
    discovered INTEGER, fresh INTEGER, changed INTEGER, unchanged INTEGER, missing INTEGER,
    failed INTEGER, skipped INTEGER, seconds REAL, files_per_second REAL);
-- Folders of one key are one: parts of an archive. An album is the key of its JSON's folder.
CREATE TABLE folders(id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, key BLOB NOT NULL,
    complete INTEGER NOT NULL DEFAULT 0); -- a scan has gone through it to its end
CREATE INDEX folders_key ON folders(key);
CREATE TABLE people(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE sidecars(
    id INTEGER PRIMARY KEY,
    folder INTEGER NOT NULL REFERENCES folders(id), name BLOB NOT NULL,
    size INTEGER NOT NULL, mtime INTEGER NOT NULL, -- nanoseconds
    kind TEXT NOT NULL, orphan INTEGER NOT NULL DEFAULT 0, missing INTEGER NOT NULL DEFAULT 0,
    title TEXT, description TEXT, taken INTEGER, created INTEGER, modified INTEGER,
    latitude REAL, longitude REAL, altitude REAL,
    exif_latitude REAL, exif_longitude REAL, exif_altitude REAL,
    favorite INTEGER, archived INTEGER, trashed INTEGER, locked INTEGER,
    url TEXT, views INTEGER, app TEXT, origin TEXT, device TEXT, device_folder TEXT,
    access TEXT, album_date INTEGER, warnings TEXT);
CREATE UNIQUE INDEX sidecars_file ON sidecars(folder, name);
CREATE TABLE sidecar_people(
    sidecar INTEGER NOT NULL REFERENCES sidecars(id) ON DELETE CASCADE,
    position INTEGER NOT NULL, person INTEGER NOT NULL REFERENCES people(id),
    PRIMARY KEY(sidecar, position)) WITHOUT ROWID;
CREATE INDEX people_sidecars ON sidecar_people(person);
CREATE TABLE assets(
    id INTEGER PRIMARY KEY,
    folder INTEGER NOT NULL REFERENCES folders(id), name BLOB NOT NULL,
    size INTEGER NOT NULL, mtime INTEGER NOT NULL, -- nanoseconds
    status TEXT NOT NULL, mime TEXT, crc32 INTEGER, fingerprint INTEGER,
    width INTEGER, height INTEGER, orientation INTEGER,
    taken INTEGER, taken_from TEXT, date_conflict INTEGER NOT NULL DEFAULT 0, -- milliseconds
    exif_taken INTEGER, -- milliseconds
    make TEXT, model TEXT, lens TEXT, software TEXT, artist TEXT, copyright TEXT,
    title TEXT, description TEXT, keywords TEXT,
    exposure REAL, f_number REAL, focal_length REAL, focal_35 INTEGER, iso INTEGER, flash INTEGER,
    rating INTEGER, exif_latitude REAL, exif_longitude REAL, exif_altitude REAL,
    latitude REAL, longitude REAL, altitude REAL,
    sidecar INTEGER REFERENCES sidecars(id), rule TEXT, confidence TEXT);
CREATE UNIQUE INDEX assets_file ON assets(folder, name);
CREATE INDEX assets_content ON assets(size, crc32);
CREATE INDEX assets_taken ON assets(taken);
CREATE INDEX assets_status ON assets(status);
CREATE INDEX assets_sidecar ON assets(sidecar);
CREATE TABLE links(
    asset INTEGER NOT NULL REFERENCES assets(id) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES assets(id) ON DELETE CASCADE,
    kind TEXT NOT NULL, PRIMARY KEY(asset, other)) WITHOUT ROWID;
CREATE TABLE errors(
    folder INTEGER NOT NULL REFERENCES folders(id), name BLOB NOT NULL, stage TEXT NOT NULL,
    category TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY(folder, name)) WITHOUT ROWID;
CREATE VIEW albums AS
    SELECT id, folder, title, description, access, album_date AS date, latitude, longitude
    FROM sidecars WHERE kind = 'album' AND NOT missing;
CREATE VIEW duplicates AS
    SELECT size, crc32, count(*) AS copies, min(id) AS first FROM assets
    WHERE crc32 IS NOT NULL AND status = 'ok' GROUP BY size, crc32 HAVING count(*) > 1;
CREATE VIRTUAL TABLE asset_text USING fts5(
    name, description, keywords, people, tokenize='unicode61 remove_diacritics 2');
)sql",
    // 2: rows that name content by its hash, for stores of blobs.
    R"sql(
CREATE TABLE blob_rows(
    id INTEGER PRIMARY KEY, path BLOB NOT NULL, hash TEXT NOT NULL, mime TEXT);
CREATE INDEX blob_rows_untyped ON blob_rows(hash) WHERE mime IS NULL;
CREATE TABLE blob_failures(
    hash TEXT PRIMARY KEY, category TEXT NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;
)sql"};

Result<void> checkOwner(db::Database& database) {
    const auto tables = database.number("SELECT count(*) FROM sqlite_master");
    if (!tables) return tl::unexpected<Error>(tables.error());
    const auto owner = database.number("PRAGMA application_id");
    if (!owner) return tl::unexpected<Error>(owner.error());
    if (*owner != kApplicationId && *tables > 0)
        return fail(ErrorCode::Usage, database.file(), "is a database of another program");
    return {};
}

// One line a row: column values as SQLite quotes them.
Result<void> dumpRows(db::Database& database, const std::string& sql, std::string& out) {
    auto rows = database.prepare(sql);
    if (!rows) return tl::unexpected<Error>(rows.error());
    while (true) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return {};
        out += rows->text(0);
        out += '\n';
    }
}

Result<std::string> quotedColumns(db::Database& database, std::string_view table) {
    std::string list;
    auto rows = database.prepare(
        "SELECT name FROM pragma_table_info('" + std::string(table) + "') ORDER BY cid");
    if (!rows) return tl::unexpected<Error>(rows.error());
    while (true) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return list;
        if (!list.empty()) list += "||'|'||";
        list += "quote(" + std::string(rows->text(0)) + ")";
    }
}

} // namespace

Result<db::Database> openCatalog(const std::filesystem::path& file) {
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
    if (auto done = db::migrate(*database, kMigrations); !done)
        return tl::unexpected<Error>(done.error());
    // The log is folded into the file every 32 MB: pages that many batches touch are written once.
    if (auto done = database->execute("PRAGMA foreign_keys=ON;PRAGMA wal_autocheckpoint=4096");
        !done)
        return tl::unexpected<Error>(done.error());
    return database;
}

Result<db::Database> openCatalogForReading(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return fail(ErrorCode::NotFound, file, "there is no such catalog");
    db::OpenOptions options;
    options.access = db::Access::ReadOnly;
    options.cacheKiB = 8 * 1024;
    auto database = db::Database::open(file, options);
    if (!database) return database;
    if (auto mine = checkOwner(*database); !mine) return tl::unexpected<Error>(mine.error());
    const auto version = database->number("PRAGMA user_version");
    if (!version) return tl::unexpected<Error>(version.error());
    if (*version != static_cast<std::int64_t>(kMigrations.size()))
        return fail(ErrorCode::Unsupported, file,
            "is a catalog of version " + std::to_string(*version) + ", known is " +
                std::to_string(kMigrations.size()));
    return database;
}

Result<std::string> dumpCatalog(db::Database& database) {
    std::string out;
    for (const std::string_view table :
        {"folders", "people", "sidecars", "sidecar_people", "assets", "links", "errors"}) {
        const auto columns = quotedColumns(database, table);
        if (!columns) return tl::unexpected<Error>(columns.error());
        out += "# " + std::string(table) + "\n";
        const std::string sql =
            "SELECT " + *columns + " FROM " + std::string(table) + " ORDER BY 1";
        if (auto done = dumpRows(database, sql, out); !done)
            return tl::unexpected<Error>(done.error());
    }
    out += "# asset_text\n";
    if (auto done = dumpRows(database,
            "SELECT rowid||'|'||quote(name)||'|'||quote(description)||'|'||quote(keywords)||'|'||"
            "quote(people) FROM asset_text ORDER BY rowid",
            out);
        !done)
        return tl::unexpected<Error>(done.error());
    return out;
}

} // namespace lightstack::catalog
