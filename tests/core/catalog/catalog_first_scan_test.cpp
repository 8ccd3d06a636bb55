// Indexes and texts of a first scan, and catalogs of older versions.
#include "core/catalog/catalog_file.h"
#include "core/catalog/catalog_indexes.h"
#include "core/catalog/catalog_schema.h"
#include "core/catalog/catalog_search.h"
#include "core/catalog/catalog_writer.h"
#include "core/db/migrations.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::catalog;
using lightstack::tests::TempFolder;

namespace {

AssetRow scannedAsset(std::int64_t id, const std::string& name) {
    AssetRow row;
    row.id = id;
    row.fresh = true;
    row.file = {"/lib", name, 5, 1};
    row.mime = "image/jpeg";
    row.crc32 = 9;
    return row;
}

std::int64_t number(const std::filesystem::path& file, const std::string& sql) {
    auto database = openCatalogForReading(file);
    return database ? database->number(sql).value_or(-1) : -2;
}

std::int64_t hits(const std::filesystem::path& file, const std::string& word) {
    return number(file, "SELECT count(*) FROM asset_text WHERE asset_text MATCH '" + word + "'");
}

bool indexed(const std::filesystem::path& file) {
    auto database = openCatalogForReading(file);
    return hasIndexes(*database).value_or(false);
}

bool behind(const std::filesystem::path& file) {
    auto database = openCatalogForReading(file);
    return isBehind(*database).value_or(false);
}

} // namespace

class CatalogFirstScanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void indexesComeAtItsEnd() {
        const TempFolder folder;
        const auto file = folder / "c.db";
        {
            const auto made = openCatalog(file);
            QVERIFY(made);
        }
        auto writer = CatalogWriter::begin(file, 10);
        const auto run = writer->startRun({.roots = "/lib", .mode = "parallel", .status = {}});
        QVERIFY(writer->put(scannedAsset(1, "beach.jpg")) &&
                writer->put(scannedAsset(2, "copy of beach.png")));
        QVERIFY(writer->commit());
        QVERIFY(!indexed(file));
        QCOMPARE(hits(file, "beach"), std::int64_t{2}); // words are there
        QCOMPARE(number(file, "SELECT count(*) FROM copies"), std::int64_t{0});
        QVERIFY(writer->endRun(*run, {.roots = {}, .mode = {}, .status = "done"}));
        QVERIFY(indexed(file));
        QCOMPARE(number(file, "SELECT count(*) FROM copies"), std::int64_t{2});
        QCOMPARE(number(file, "SELECT id FROM assets WHERE mistyped"), std::int64_t{2});
    }
    // As a kill leaves it: rows committed, nothing of the rest.
    void whatAKillLeftIsMadeUp() {
        const TempFolder folder;
        const auto file = folder / "c.db";
        {
            auto writer = CatalogWriter::begin(file, 2);
            for (int i = 1; i <= 5; ++i)
                QVERIFY(writer->put(scannedAsset(i, "beach" + std::to_string(i) + ".jpg")));
        }
        QCOMPARE(number(file, "SELECT count(*) FROM assets"), std::int64_t{4});
        QCOMPARE(hits(file, "beach*"), std::int64_t{0});
        QVERIFY(behind(file));
        {
            // The next scan goes on, and replaces a row whose text had not been written.
            auto writer = CatalogWriter::begin(file, 2);
            AssetRow changed = scannedAsset(4, "beach4.jpg");
            changed.fresh = false;
            changed.exif.keywords = "castle";
            QVERIFY(writer->put(changed) && writer->put(scannedAsset(5, "beach5.jpg")));
            QVERIFY(writer->finish());
        }
        QCOMPARE(hits(file, "beach*"), std::int64_t{5});
        QCOMPARE(hits(file, "castle"), std::int64_t{1});
        QVERIFY(indexed(file) && !behind(file));
    }
    void orByTheNextOpening() {
        const TempFolder folder;
        const auto file = folder / "c.db";
        {
            auto writer = CatalogWriter::begin(file, 1);
            QVERIFY(writer->put(scannedAsset(1, "beach.jpg")));
        }
        QVERIFY(!indexed(file));
        QVERIFY(openCatalog(file));
        QVERIFY(indexed(file));
        QCOMPARE(hits(file, "beach"), std::int64_t{1});
    }
    // A pair made by hand while a scan runs: its opening makes up what the scan still owes.
    void orByAnotherInTheMiddle() {
        const TempFolder folder;
        const auto file = folder / "c.db";
        auto writer = CatalogWriter::begin(file, 1);
        const auto run = writer->startRun({.roots = "/lib", .mode = "parallel", .status = {}});
        QVERIFY(writer->put(scannedAsset(1, "beach1.jpg")) && writer->commit());
        QVERIFY(writer->put(scannedAsset(2, "beach2.jpg")));
        QVERIFY(openCatalog(file));
        QVERIFY(writer->put(scannedAsset(3, "beach3.jpg")));
        QVERIFY(writer->endRun(*run, {.roots = {}, .mode = {}, .status = "done"}));
        QCOMPARE(hits(file, "beach*"), std::int64_t{3});
        QVERIFY(indexed(file));
    }
    void oldCatalogsMoveOn() {
        const TempFolder folder;
        const auto file = folder / "c.db";
        {
            auto old = db::Database::open(file);
            QVERIFY(db::migrate(*old, catalogMigrations().first(2)));
            QVERIFY(old->execute(
                "INSERT INTO folders(id, path, key) VALUES(1, '/lib', '/lib');"
                "INSERT INTO assets(id, folder, name, size, mtime, status, mime, crc32) VALUES"
                "(1, 1, CAST('a.png' AS BLOB), 5, 1, 'ok', 'image/jpeg', 3),"
                "(2, 1, CAST('b.jpg' AS BLOB), 5, 1, 'ok', 'image/jpeg', 3),"
                "(3, 1, CAST('c.txt' AS BLOB), 5, 1, 'other', NULL, NULL);"
                "INSERT INTO asset_text(rowid, name, description, keywords, people) VALUES"
                "(1, 'a.png', '', '', ''), (2, 'b.jpg', '', '', '');"));
        }
        QCOMPARE(openCatalogForReading(file).error().code, ErrorCode::Unsupported); // as it stands
        QVERIFY(openCatalog(file));
        QVERIFY(indexed(file));
        QCOMPARE(hits(file, "png"), std::int64_t{1});
        QCOMPARE(number(file, "SELECT count(*) FROM asset_text"), std::int64_t{2});
        QCOMPARE(number(file, "SELECT id FROM assets WHERE mistyped"), std::int64_t{1});
        QCOMPARE(number(file, "SELECT count(*) FROM copies"), std::int64_t{2});
        QCOMPARE(number(file, "SELECT count(*) FROM hand_pairs"), std::int64_t{0});
        QCOMPARE(number(file, "SELECT rules FROM folders"), std::int64_t{0}); // older ones
        QVERIFY(!behind(file));
    }
    void wordsAndNamesOfOldCatalogsAreFolded() {
        const TempFolder folder;
        const auto file = folder / "c.db";
        {
            auto old = db::Database::open(file);
            QVERIFY(db::migrate(*old, catalogMigrations().first(7)));
            QVERIFY(old->execute(
                "INSERT INTO folders(id, path, key) VALUES(1, '/lib', '/lib');"
                "INSERT INTO assets(id, folder, name, size, mtime, status, mime) VALUES"
                "(1, 1, CAST('ΑΘΉΝΑ.jpg' AS BLOB), 5, 1, 'ok', 'image/jpeg');"
                "INSERT INTO name_runs VALUES(1, x'0100000000000000', CAST('ΑΘΉΝΑ.jpg/' AS BLOB));"
                "INSERT INTO asset_text(rowid, name, description, keywords, people) VALUES"
                "(1, 'ΑΘΉΝΑ.jpg', '', '', '');"
                "UPDATE catalog_state SET value=1 WHERE key='texts_until';"));
        }
        QVERIFY(openCatalog(file));
        QVERIFY(!behind(file));
        for (const char* text : {"αθηνα", "path:αθηνα"}) {
            auto database = openCatalogForReading(file);
            QCOMPARE(countFound(*database, *parseQuery(text)).value_or(-1), std::int64_t{1});
        }
    }
};

#include "catalog_first_scan_test.moc"
LIGHTSTACK_TEST(CatalogFirstScanTest);
