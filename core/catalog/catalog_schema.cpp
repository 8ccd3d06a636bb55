#include "core/catalog/catalog_schema.h"

#include <array>

namespace lightstack::catalog {
namespace {

// Times in seconds since 1970 where not said otherwise; folders and names are bytes.
constexpr std::array<std::string_view, 9> kMigrations{R"sql(
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
)sql",
    // 3: pairs made by hand, by the names of the files; without a sidecar: "has none".
    R"sql(
CREATE TABLE hand_pairs(
    media_folder BLOB NOT NULL, media_name BLOB NOT NULL, sidecar_folder BLOB, sidecar_name BLOB,
    made INTEGER NOT NULL, PRIMARY KEY(media_folder, media_name)) WITHOUT ROWID;
)sql",
    // 4: made for first scans and searches. Secondary indexes and texts may be behind the rows
    // (catalog_indexes.h, asset_texts.h); the words have no sizes, as nothing is ranked.
    R"sql(
CREATE TABLE catalog_state(key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO catalog_state VALUES('texts_until', 0);
INSERT INTO catalog_state SELECT 'names_unjudged', 1 WHERE EXISTS(SELECT 1 FROM assets);
INSERT INTO catalog_state SELECT 'copies_old', 1 WHERE EXISTS(SELECT 1 FROM assets);
ALTER TABLE assets ADD COLUMN mistyped INTEGER NOT NULL DEFAULT 0; -- its name says another type
CREATE TABLE copies(asset INTEGER PRIMARY KEY); -- candidates of duplicates
DROP INDEX assets_status;
CREATE INDEX sidecars_albums ON sidecars(folder) WHERE kind = 'album' AND NOT missing;
DROP TABLE asset_text;
CREATE VIRTUAL TABLE asset_text USING fts5(
    name, description, keywords, people, columnsize=0,
    tokenize='unicode61 remove_diacritics 2');
)sql",
    // 5: names to be looked through for any part of them (asset_names.h).
    R"sql(
CREATE TABLE name_runs(last INTEGER PRIMARY KEY, ids BLOB NOT NULL, names BLOB NOT NULL);
CREATE INDEX sidecars_orphans ON sidecars(missing) WHERE orphan;
)sql",
    // 6: what films say of themselves. Those of earlier scans are read once more.
    R"sql(
CREATE TABLE films(
    asset INTEGER PRIMARY KEY REFERENCES assets(id) ON DELETE CASCADE,
    seconds REAL, frames_per_second REAL, video TEXT, audio TEXT);
UPDATE assets SET mtime = -1 WHERE mime >= 'video/' AND mime < 'video0' AND status = 'ok';
)sql",
    // 7: a type belongs to the content, not to each row that names it: filled in once a blob, in
    // the order of the table. A row may have one of its own, as a list gave it. What was a table
    // is a view that reads, and is written, as the table was.
    R"sql(
CREATE TABLE blobs(id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, mime TEXT,
    rows INTEGER NOT NULL); -- without a type of their own
CREATE TABLE blob_paths(id INTEGER PRIMARY KEY, path BLOB NOT NULL,
    blob INTEGER NOT NULL REFERENCES blobs(id), mime TEXT);
INSERT INTO blobs(hash, rows)
    SELECT hash, count(*) - count(mime) FROM blob_rows GROUP BY hash ORDER BY hash;
INSERT INTO blob_paths SELECT r.id, r.path, b.id, r.mime
    FROM blob_rows r CROSS JOIN blobs b ON b.hash = r.hash ORDER BY r.id;
DROP TABLE blob_rows;
CREATE VIEW blob_rows AS SELECT p.id, p.path, b.hash, coalesce(p.mime, b.mime) AS mime
    FROM blob_paths p JOIN blobs b ON b.id = p.blob;
CREATE TRIGGER blob_rows_insert INSTEAD OF INSERT ON blob_rows BEGIN
    INSERT INTO blobs(hash, rows) VALUES(NEW.hash, NEW.mime IS NULL)
        ON CONFLICT(hash) DO UPDATE SET rows = rows + excluded.rows;
    INSERT INTO blob_paths(path, blob, mime)
        SELECT NEW.path, id, NEW.mime FROM blobs WHERE hash = NEW.hash;
END;
CREATE TRIGGER blob_rows_delete INSTEAD OF DELETE ON blob_rows BEGIN
    UPDATE blobs SET rows = rows - (SELECT mime IS NULL FROM blob_paths WHERE id = OLD.id)
        WHERE hash = OLD.hash;
    DELETE FROM blob_paths WHERE id = OLD.id;
END;
-- A row without a type takes that of its blob away: it is looked at again.
CREATE TRIGGER blob_rows_update INSTEAD OF UPDATE OF mime ON blob_rows BEGIN
    UPDATE blobs SET mime = iif(NEW.mime IS NULL, NULL, mime),
        rows = rows + (NEW.mime IS NULL)
            - (SELECT mime IS NULL FROM blob_paths WHERE id = OLD.id)
        WHERE hash = OLD.hash;
    UPDATE blob_paths SET mime = NEW.mime WHERE id = OLD.id;
END;
)sql",
    // 8: words and names without cases and accents (folded_text.h), made again from the rows. A
    // sign that belongs to the letter before it, as in Hindi, ends no word.
    R"sql(
DELETE FROM name_runs;
DROP TABLE asset_text;
CREATE VIRTUAL TABLE asset_text USING fts5(
    name, description, keywords, people, columnsize=0,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");
UPDATE catalog_state SET value=0 WHERE key='texts_until';
)sql",
    // 9: the rules that paired a folder (takeout::kPairingRules); what older ones have paired is
    // paired anew by the next scan, without reading a file.
    R"sql(
ALTER TABLE folders ADD COLUMN rules INTEGER NOT NULL DEFAULT 0;
)sql"};

} // namespace

std::span<const std::string_view> catalogMigrations() noexcept {
    return kMigrations;
}

} // namespace lightstack::catalog
