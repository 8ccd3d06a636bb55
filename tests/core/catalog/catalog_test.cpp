#include "core/catalog/catalog_file.h"

#include "core/base/file_io.h"
#include "core/catalog/catalog_reader.h"
#include "core/catalog/catalog_writer.h"
#include "core/catalog/content_fingerprint.h"
#include "core/catalog/thumbnail_store.h"
#include "tests/core/catalog/catalog_dump.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::catalog;
using lightstack::tests::TempFolder;

namespace {

SidecarRow someSidecar(std::int64_t id, const std::string& name) {
    SidecarRow row;
    row.id = id;
    row.file = {"/lib/a", name, 100, 7};
    row.content.kind = takeout::SidecarKind::Asset;
    row.content.title = "holiday.jpg";
    row.content.description = "at the sea";
    row.content.taken = -5;
    row.content.geo = takeout::GeoPoint{48.5, 11.25, std::nullopt};
    row.content.people = {"Zoe", "Ada"};
    return row;
}

AssetRow someAsset(std::int64_t id, const std::string& name, std::int64_t sidecar) {
    AssetRow row;
    row.id = id;
    row.file = {"/lib/a", name, 2000, 8};
    row.mime = "image/jpeg";
    row.crc32 = 0xFFFFFFFFU;
    row.fingerprint = 5;
    row.width = 30;
    row.height = 20;
    row.exif.make = "Canon";
    row.exif.fNumber = 2.8;
    row.exif.keywords = "Strand";
    row.exif.takenMs = 1234;
    row.takenMs = 1234;
    row.takenFrom = "exif";
    row.pair = {sidecar, takeout::PairRule::CounterMoved, takeout::Confidence::High};
    return row;
}

std::int64_t count(const std::filesystem::path& file, std::string_view sql) {
    auto database = openCatalogForReading(file);
    return database ? database->number(sql).value_or(-1) : -1;
}

} // namespace

class CatalogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsComeBack() {
        const TempFolder folder;
        const auto file = folder / "c.db";
        {
            auto writer = CatalogWriter::begin(file, 100);
            QVERIFY(writer);
            QVERIFY(writer->putFolder("/lib/a", "/lib/a", true));
            QVERIFY(writer->put(someSidecar(1, "a.jpg.json")));
            QVERIFY(writer->put(someAsset(1, "a\xFF.jpg", 1)));
            QVERIFY(writer->commit());
        }
        auto reader = CatalogReader::open(file);
        QVERIFY(reader);
        const auto known = reader->folder("/lib/a");
        QVERIFY(known);
        QCOMPARE(known->key, std::string("/lib/a"));
        QVERIFY(known->complete && !reader->folder("/nowhere")->complete);
        QCOMPARE(known->assets.size(), std::size_t{1});
        const KnownAsset& asset = known->assets.front();
        QCOMPARE(asset.name, std::string("a\xFF.jpg"));
        QCOMPARE(asset.size, std::uint64_t{2000});
        QVERIFY(asset.hasChecksum && asset.status == AssetStatus::Ok);
        QVERIFY(
            asset.pair == (PairRow{1, takeout::PairRule::CounterMoved, takeout::Confidence::High}));
        QCOMPARE(*asset.exifTakenMs, std::int64_t{1234});
        QCOMPARE(known->sidecars.front().content.title, std::string("holiday.jpg"));
        QCOMPARE(known->sidecars.front().content.geo->longitude, 11.25);
        QCOMPARE(reader->lastAsset().value_or(0), std::int64_t{1});
        QCOMPARE(reader->folder("/nowhere")->id, std::int64_t{0});
        QCOMPARE(count(file, "SELECT crc32 FROM assets"), std::int64_t{0xFFFFFFFF});
    }
    void textOfPeopleSidecarAndKeywordsIsSearchable() {
        const TempFolder folder;
        const auto file = folder / "c.db";
        auto writer = CatalogWriter::begin(file, 100);
        QVERIFY(writer->put(someSidecar(1, "a.jpg.json")));
        QVERIFY(writer->put(someAsset(1, "a.jpg", 1)));
        QVERIFY(writer->put(someAsset(2, "b.jpg", 0)));
        QVERIFY(writer->commit());
        const auto hits = [&](const std::string& word) {
            return count(
                file, "SELECT count(*) FROM asset_text WHERE asset_text MATCH '" + word + "'");
        };
        QCOMPARE(hits("zoe"), std::int64_t{1});
        QCOMPARE(hits("holiday"), std::int64_t{1});
        QCOMPARE(hits("sea"), std::int64_t{1});
        QCOMPARE(hits("strand"), std::int64_t{2});
        // The row is replaced, not doubled.
        QVERIFY(writer->pairAgain(someAsset(2, "b.jpg", 1)));
        QVERIFY(writer->commit());
        QCOMPARE(hits("zoe"), std::int64_t{2});
        QCOMPARE(hits("strand"), std::int64_t{2});
    }
    void replacedMissingAndLinked() {
        const TempFolder folder;
        const auto file = folder / "c.db";
        auto writer = CatalogWriter::begin(file, 1);
        QVERIFY(writer->put(someSidecar(1, "a.jpg.json")));
        AssetRow asset = someAsset(1, "a.jpg", 1);
        asset.status = AssetStatus::Failed;
        asset.error = Error{ErrorCode::CorruptData, {}, "is cut off"};
        QVERIFY(writer->put(asset));
        QCOMPARE(
            count(file, "SELECT count(*) FROM errors WHERE category='corrupt'"), std::int64_t{1});
        QVERIFY(writer->put(someAsset(1, "a.jpg", 1)));
        QCOMPARE(count(file, "SELECT count(*) FROM errors"), std::int64_t{0});
        QCOMPARE(count(file, "SELECT count(*) FROM assets"), std::int64_t{1});
        QVERIFY(writer->put(someAsset(2, "a-edited.jpg", 1)));
        const std::array<std::int64_t, 2> both{1, 2};
        const std::array<LinkRow, 1> links{LinkRow{2, 1, LinkKind::EditOf}};
        QVERIFY(writer->setLinks(both, links));
        QCOMPARE(count(file, "SELECT other FROM links WHERE asset=2"), std::int64_t{1});
        QVERIFY(writer->setLinks(both, {}));
        QCOMPARE(count(file, "SELECT count(*) FROM links"), std::int64_t{0});
        QCOMPARE(count(file, "SELECT copies FROM duplicates"), std::int64_t{2});
        QVERIFY(writer->setMissing(std::span(both).first(1), {}));
        QCOMPARE(
            count(file, "SELECT count(*) FROM assets WHERE status='missing'"), std::int64_t{1});
    }
    void whatWasNotCommittedIsLostAndTheRunSaysSo() {
        const TempFolder folder;
        const auto file = folder / "c.db";
        {
            auto writer = CatalogWriter::begin(file, 2);
            QVERIFY(writer->startRun({.roots = "/lib", .mode = "parallel", .status = {}}));
            for (int i = 1; i <= 5; ++i)
                QVERIFY(writer->put(someAsset(i, std::to_string(i), 0)));
        }
        QCOMPARE(count(file, "SELECT count(*) FROM assets"), std::int64_t{4});
        auto writer = CatalogWriter::begin(file, 2);
        const auto run = writer->startRun({.roots = "/lib", .mode = "parallel", .status = {}});
        QCOMPARE(run.value_or(0), std::int64_t{2});
        QVERIFY(writer->endRun(
            *run, {.roots = {}, .mode = {}, .status = "done", .discovered = 5, .seconds = 2}));
        QCOMPARE(
            count(file, "SELECT count(*) FROM runs WHERE status='interrupted'"), std::int64_t{1});
        QCOMPARE(
            count(file, "SELECT count(*) FROM runs WHERE files_per_second=2.5"), std::int64_t{1});
    }
    void foreignKeysHold() {
        const TempFolder folder;
        auto writer = CatalogWriter::begin(folder / "c.db", 1);
        QVERIFY(!writer->put(someAsset(1, "a.jpg", 77)));
        QVERIFY(!writer->commit()); // and nothing more is written
    }
    void otherDatabasesAreRefused() {
        const TempFolder folder;
        {
            auto foreign = db::Database::open(folder / "f.db");
            QVERIFY(foreign->execute("CREATE TABLE t(x)"));
        }
        QCOMPARE(openCatalog(folder / "f.db").error().code, ErrorCode::Usage);
        QCOMPARE(openCatalogForReading(folder / "f.db").error().code, ErrorCode::Usage);
        QCOMPARE(openCatalogForReading(folder / "none.db").error().code, ErrorCode::NotFound);
        folder.write("junk.db", "this is no database, only some text that is long enough.........");
        QVERIFY(!openCatalog(folder / "junk.db"));
    }
    void newerCatalogsAreRefused() {
        const TempFolder folder;
        {
            auto database = openCatalog(folder / "c.db");
            QVERIFY(database->execute("PRAGMA user_version=99"));
        }
        QCOMPARE(openCatalog(folder / "c.db").error().code, ErrorCode::Unsupported);
        QCOMPARE(openCatalogForReading(folder / "c.db").error().code, ErrorCode::Unsupported);
    }
    void dumpsTellCatalogsApart() {
        const TempFolder folder;
        const auto dumped = [&](const char* name, const char* asset) {
            {
                auto writer = CatalogWriter::begin(folder / name, 10);
                QTest::qVerify(writer->put(someAsset(1, asset, 0)).has_value(), "", "", "", 0);
                QTest::qVerify(writer->commit().has_value(), "", "", "", 0);
            }
            return tests::dumpOf(folder / name);
        };
        const std::string one = dumped("1.db", "a.jpg");
        QVERIFY(one.find("image/jpeg") != std::string::npos);
        QVERIFY(one == dumped("2.db", "a.jpg"));
        QVERIFY(one != dumped("3.db", "b.jpg"));
    }
    void fingerprintOfBytesIsThatOfTheFile() {
        const TempFolder folder;
        for (const std::size_t size : {std::size_t{0}, std::size_t{5}, 2 * kFingerprintPart,
                 2 * kFingerprintPart + 1, std::size_t{300'000}}) {
            std::string content(size, 'x');
            for (std::size_t i = 0; i < size; ++i)
                content[i] = static_cast<char>(i * i);
            const auto path = folder.write("f" + std::to_string(size), content);
            const auto file = base::openRegular(path);
            const auto expected = catalog::fingerprintOf(*file, size, path);
            std::string parts = content;
            if (size > 2 * kFingerprintPart)
                parts =
                    content.substr(0, kFingerprintPart) + content.substr(size - kFingerprintPart);
            QCOMPARE(catalog::fingerprintOf(size, std::as_bytes(std::span(parts))), *expected);
        }
    }
};

#include "catalog_test.moc"
LIGHTSTACK_TEST(CatalogTest);
