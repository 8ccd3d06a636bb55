// What the program moves is gone from the catalog, and back in it, as a scan would find it.
#include "core/catalog/presence.h"

#include "tests/core/catalog/catalog_dump.h"
#include "tests/core/jobs/library_fixture.h"
#include "tests/core/jobs/scan_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::catalog;
using namespace lightstack::tests;
namespace fs = std::filesystem;

class PresenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCatalogIsAsAScanWouldLeaveIt() {
        const TempFolder folder, aside, out;
        makeLibrary(folder, 6);
        const fs::path file = out / "c.db";
        scan(folder.path(), file);
        const std::string before = dumpOf(file);
        // A picture, whose sidecar is an orphan then, and the sidecar of another.
        std::vector<fs::path> moved;
        for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
            if (entry.path().filename() == "IMG_1001.jpg" ||
                entry.path().filename() == "IMG_1002.jpg.supplemental-metadata.json")
                moved.push_back(entry.path());
        QCOMPARE(moved.size(), std::size_t{2});
        const auto aways = [&](std::size_t i) { return aside / std::to_string(i); };
        for (std::size_t i = 0; i < moved.size(); ++i)
            fs::rename(moved[i], aways(i));
        moved.push_back(folder / "unknown.jpg");
        QVERIFY(rowsOf(file, moved, Presence::Gone)->folders.empty());
        auto rows = rowsOf(file, moved, Presence::There);
        QCOMPARE(rows->assets.size(), std::size_t{1});
        QCOMPARE(rows->sidecars.size(), std::size_t{1});
        QVERIFY(markGone(file, *rows));
        const std::string gone = dumpOf(file);
        QVERIFY(gone != before);
        scan(folder.path(), file);
        QCOMPARE(dumpOf(file), gone);
        QVERIFY(rowsOf(file, moved, Presence::There)->folders.empty());
        QVERIFY(rowsOf(file, moved, Presence::Gone)->folders.empty()); // not back yet
        for (std::size_t i = 0; i < 2; ++i)
            fs::rename(aways(i), moved[i]);
        rows = rowsOf(file, moved, Presence::Gone);
        QCOMPARE(rows->assets.size() + rows->sidecars.size(), std::size_t{2});
        QVERIFY(markBack(file, *rows));
        QCOMPARE(dumpOf(file), before);
    }

    // Another file in the place of one that is gone is for a scan to read.
    void anotherFileIsNotTakenForIt() {
        const TempFolder folder, out;
        const auto path = folder.write("a.jpg", jpegBytes(1));
        scan(folder.path(), out / "c.db");
        const std::vector<fs::path> files{path};
        QVERIFY(markGone(out / "c.db", *rowsOf(out / "c.db", files, Presence::There)));
        folder.write("a.jpg", jpegBytes(2) + "more");
        QVERIFY(rowsOf(out / "c.db", files, Presence::Gone)->assets.empty());
    }

    void noCatalogHasNoRows() {
        const TempFolder out;
        const std::vector<fs::path> files{out / "a.jpg"};
        QVERIFY(rowsOf(out / "none.db", files, Presence::There)->folders.empty());
        QVERIFY(!fs::exists(out / "none.db"));
    }
};

#include "presence_test.moc"
LIGHTSTACK_TEST(PresenceTest);
