// Folders that older rules have paired.
#include "core/jobs/folder_scan.h"

#include "core/catalog/hand_pairs.h"
#include "tests/core/archive/archive_fixture.h"
#include "tests/core/jobs/library_fixture.h"
#include "tests/core/jobs/scan_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;

namespace {

void change(const fs::path& catalog, const std::string& sql) {
    auto database = db::Database::open(catalog);
    const auto done = database ? database->execute(sql) : tl::unexpected(database.error());
    if (!done) qFatal("%s", done.error().detail.c_str());
}

// As other rules would have paired: what has "a.jpg.json" now has "b.jpg.json".
constexpr const char* kOtherPairs =
    "UPDATE assets SET rule='title-inside', confidence='certain', sidecar=(SELECT id FROM sidecars "
    "WHERE name=CAST('b.jpg.json' AS BLOB)) WHERE rule IN ('own-name', 'original-of-edit');"
    "UPDATE sidecars SET orphan=1 WHERE name=CAST('a.jpg.json' AS BLOB); DELETE FROM links;";

// Before a catalog knew the rules of its pairs.
constexpr const char* kVersion8 = "ALTER TABLE folders DROP COLUMN rules; PRAGMA user_version=8";

void makePictures(const TempFolder& folder, const std::string& in) {
    for (const char* name : {"a", "b", "c"}) {
        const std::string file = in + "/" + name + ".jpg";
        folder.write(file, jpegBytes(name[0]));
        folder.write(file + ".json", sidecarJson(std::string(name) + ".jpg", "1420000000", name));
    }
    folder.write(in + "/a-edited.jpg", jpegBytes(1));
}

std::int64_t paired(const fs::path& catalog, const std::string& rule, const std::string& in = {}) {
    return number(catalog, "SELECT count(*) FROM assets a JOIN folders f ON f.id = a.folder WHERE "
                           "rule='" +
                               rule + "' AND CAST(path AS TEXT) LIKE '%" + in + "'");
}

} // namespace

class FolderScanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pairsOfOlderRulesAreMadeAnew() {
        const TempFolder folder, out;
        makePictures(folder, "2019");
        const fs::path db = out / "c.db";
        scan(folder.path(), db);
        const fs::path c = folder / "2019/c.jpg", json = folder / "2019/a.jpg.json";
        QVERIFY(catalog::pairByHand(db, c, catalog::HandKind::Sidecar, json));
        scan(folder.path(), db);
        const std::string expected = dumpOf(db);
        QCOMPARE(paired(db, "by-hand"), 1);
        for (const char* older : {kVersion8, "UPDATE folders SET rules = rules - 1"}) {
            change(db, std::string(kOtherPairs) + older);
            const jobs::ScanResult result = scan(folder.path(), db);
            checkBooks(result);
            QCOMPARE(result.opened, std::uint64_t{0});
            QCOMPARE(result.unchanged, std::uint64_t{7});
            QVERIFY(dumpOf(db) == expected); // hand, words, dates, links and orphans among it
        }
    }

    // By the rules as they are, what stands is not asked about.
    void ofTheSameRulesNothingIsPaired() {
        const TempFolder folder, out;
        makePictures(folder, "2019");
        const fs::path db = out / "c.db";
        scan(folder.path(), db);
        change(db, kOtherPairs);
        const std::string before = dumpOf(db);
        scan(folder.path(), db);
        QVERIFY(dumpOf(db) == before);
    }

    // Each folder has its rules: a scan of one root leaves the other for the next.
    void onlyWhatIsScannedIsPaired() {
        const TempFolder folder, out;
        makePictures(folder, "one");
        makePictures(folder, "two");
        const fs::path db = out / "c.db";
        scan({folder / "one", folder / "two"}, db);
        change(db, std::string(kOtherPairs) + kVersion8);
        scan(folder / "one", db);
        QCOMPARE(paired(db, "own-name", "one"), 3);
        QCOMPARE(paired(db, "own-name", "two"), 0);
        scan(folder / "two", db);
        QCOMPARE(paired(db, "own-name", "two"), 3);
    }

    // Of an archive that is as it was, nothing is opened either.
    void archivesAreNotOpened() {
        const TempFolder folder, out;
        const std::string in = "Takeout/Google Photos/2019/";
        std::vector<ZipItem> items;
        for (const char* name : {"a.jpg", "b.jpg"}) {
            items.push_back({.name = in + name, .content = jpegBytes(name[0])});
            items.push_back(
                {.name = in + name + ".json", .content = sidecarJson(name, "1420000000", name)});
        }
        folder.write("takeout-001.zip", makeZip(items));
        const fs::path db = out / "c.db";
        const std::vector<fs::path> roots{folder / "takeout-001.zip"};
        scan(roots, db);
        const std::string expected = dumpOf(db);
        change(db, std::string(kOtherPairs) + kVersion8);
        QCOMPARE(scan(roots, db).opened, std::uint64_t{0});
        QVERIFY(dumpOf(db) == expected);
    }
};

#include "folder_scan_test.moc"
LIGHTSTACK_TEST(FolderScanTest);
