#include "core/jobs/library_scan.h"

#include "core/catalog/catalog_file.h"
#include "tests/core/jobs/library_fixture.h"
#include "tests/core/jobs/scan_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <atomic>
#include <csignal>
#include <random>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lightstack;
using namespace lightstack::jobs;
using namespace lightstack::tests;
namespace fs = std::filesystem;

class LibraryScanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingHasItsRow() {
        const TempFolder folder;
        const int files = makeLibrary(folder, 20);
        const TempFolder out;
        const auto db = out / "c.db";
        const ScanResult result = scan(folder.path(), db);
        checkBooks(result);
        QCOMPARE(result.discovered, static_cast<std::uint64_t>(files));
        QCOMPARE(result.failed, std::uint64_t{3});  // broken JSON, empty, text
        QCOMPARE(result.skipped, std::uint64_t{2}); // a page, notes
        QCOMPARE(result.failures.size(), std::size_t{3});
        QCOMPARE(
            number(db, "SELECT count(*) FROM assets") + number(db, "SELECT count(*) FROM sidecars"),
            static_cast<std::int64_t>(files));
        QCOMPARE(
            number(db, "SELECT count(*) FROM assets WHERE sidecar IS NOT NULL"), std::int64_t{21});
        QCOMPARE(number(db, "SELECT count(*) FROM errors"), std::int64_t{3});
        QCOMPARE(number(db, "SELECT count(*) FROM sidecars WHERE orphan"), std::int64_t{2});
        QCOMPARE(
            number(db, "SELECT count(*) FROM albums WHERE title='Ferien in Rom'"), std::int64_t{1});
        QCOMPARE(number(db, "SELECT count(*) FROM links WHERE kind='edit-of'"), std::int64_t{1});
        QCOMPARE(number(db, "SELECT copies FROM duplicates"), std::int64_t{2});
        QCOMPARE(number(db, "SELECT count(*) FROM people"), std::int64_t{2});
        QCOMPARE(number(db, "SELECT count(*) FROM asset_text WHERE asset_text MATCH 'people:zoe'"),
            std::int64_t{5}); // four and one edit
        QCOMPARE(number(db, "SELECT width*100+height FROM assets WHERE name=CAST('IMG_1003.jpg' AS "
                            "BLOB)"),
            std::int64_t{806});
        QCOMPARE(
            number(db, "SELECT count(*) FROM assets WHERE taken_from='exif'"), std::int64_t{8});
        QCOMPARE(number(db, "SELECT taken FROM assets WHERE name=CAST('alone.jpg' AS BLOB)"),
            QDateTime::fromString(QStringLiteral("2020-01-01T00:00:00Z"), Qt::ISODate)
                .toMSecsSinceEpoch());
        QCOMPARE(number(db, "SELECT count(*) FROM runs WHERE status='done'"), std::int64_t{1});
        QVERIFY(number(db, "PRAGMA foreign_key_check") == -1); // no row
    }

    void anyNumberOfThreadsGivesTheSameCatalog() {
        const TempFolder folder;
        makeLibrary(folder, 60);
        const TempFolder out;
        ScanOptions options;
        options.sequential = true;
        const ScanResult first = scan(folder.path(), out / "s.db", options);
        const std::string expected = dumpOf(out / "s.db");
        QVERIFY(expected.size() > 1000);
        for (const unsigned workers : {1U, 2U, 4U, 8U}) {
            ScanOptions parallel;
            parallel.workers = workers;
            parallel.queue = workers == 4 ? 1 : 7;
            parallel.batch = 13 * workers;
            const auto db = out / std::to_string(workers);
            const ScanResult result = scan(folder.path(), db, parallel);
            QVERIFY(dumpOf(db) == expected);
            QCOMPARE(result.fresh, first.fresh);
            QCOMPARE(result.bytesRead, first.bytesRead);
        }
    }

    void rescanOpensNothing() {
        const TempFolder folder;
        makeLibrary(folder, 20);
        const TempFolder out;
        const auto db = out / "c.db";
        const ScanResult first = scan(folder.path(), db);
        QVERIFY(first.opened > 40);
        const std::string before = dumpOf(db);
        const ScanResult again = scan(folder.path(), db);
        checkBooks(again);
        QCOMPARE(again.opened, std::uint64_t{0});
        QCOMPARE(again.bytesRead, std::uint64_t{0});
        QCOMPARE(again.fresh + again.changed + again.failed + again.missing, std::uint64_t{0});
        QVERIFY(dumpOf(db) == before);
    }

    void whatChangedIsReadAgain() {
        const TempFolder folder;
        makeLibrary(folder, 10);
        const TempFolder out;
        const auto db = out / "c.db";
        scan(folder.path(), db);
        const std::string year = "Takeout/Google Fotos/Fotos von 2020/";
        folder.write(year + "IMG_1002.jpg", jpegBytes(77));
        folder.write(year + "alone.jpg.json", sidecarJson("alone.jpg", "1000000000", "Eve"));
        fs::remove(folder / (year + "IMG_1004.jpg"));
        const ScanResult result = scan(folder.path(), db);
        checkBooks(result);
        QCOMPARE(result.fresh, std::uint64_t{1});
        QCOMPARE(result.changed, std::uint64_t{1});
        QCOMPARE(result.missing, std::uint64_t{1});
        QCOMPARE(result.opened, std::uint64_t{2});
        QCOMPARE(number(db, "SELECT taken FROM assets WHERE name=CAST('alone.jpg' AS BLOB)"),
            std::int64_t{1'000'000'000'000});
        QCOMPARE(number(db, "SELECT count(*) FROM asset_text WHERE asset_text MATCH 'eve'"),
            std::int64_t{1});
        QCOMPARE(number(db, "SELECT count(*) FROM assets WHERE status='missing'"), std::int64_t{1});
        QCOMPARE(number(db, "SELECT count(*) FROM sidecars WHERE orphan"), std::int64_t{3});
        // And back again.
        folder.write(year + "IMG_1004.jpg", jpegBytes(4));
        scan(folder.path(), db);
        QCOMPARE(number(db, "SELECT count(*) FROM assets WHERE status='missing'"), std::int64_t{0});
        QCOMPARE(number(db, "SELECT count(*) FROM sidecars WHERE orphan"), std::int64_t{2});
    }

    void aFolderThatIsGone() {
        const TempFolder folder;
        makeLibrary(folder, 10);
        const TempFolder out;
        const auto db = out / "c.db";
        scan(folder.path(), db);
        fs::remove_all(folder / "Takeout/Google Fotos/Ferien");
        const ScanResult result = scan(folder.path(), db);
        QCOMPARE(result.missing, std::uint64_t{12}); // five pictures and JSON, the album, a copy
        QCOMPARE(number(db, "SELECT count(*) FROM albums"), std::int64_t{0});
    }

    void partsAreOneTree() {
        const TempFolder folder;
        folder.write("1/Takeout/G/Album/a.jpg", jpegBytes(1));
        folder.write("2/Takeout/G/Album/a.jpg.json", sidecarJson("a.jpg", "1000"));
        folder.write("2/Takeout/G/Album/x.json", R"({"title":"Rome"})");
        const TempFolder out;
        scan(folder.path(), out / "c.db");
        QCOMPARE(number(out / "c.db", "SELECT count(*) FROM assets WHERE sidecar IS NOT NULL"),
            std::int64_t{1});
        QCOMPARE(number(out / "c.db",
                     "SELECT count(DISTINCT key) FROM folders WHERE CAST(path AS TEXT) LIKE "
                     "'%Album'"),
            std::int64_t{1});
    }

    void eachFileIsReadOnce() {
        const TempFolder folder;
        std::string large = jpegBytes(1) + std::string(3'000'000, 'x');
        folder.write("large.jpg", large);
        folder.write("small.jpg", jpegBytes(2));
        const TempFolder out;
        const ScanResult whole = scan(folder.path(), out / "w.db");
        const std::uint64_t sizes = large.size() + jpegBytes(2).size();
        QCOMPARE(whole.opened, std::uint64_t{2});
        QVERIFY(whole.bytesRead >= sizes && whole.bytesRead <= sizes + 64 * 1024);
        ScanOptions first;
        first.metadataFirst = true;
        const ScanResult ends = scan(folder.path(), out / "m.db", first);
        QVERIFY(ends.bytesRead <= 2 * 128 * 1024);
        QCOMPARE(number(out / "m.db", "SELECT count(*) FROM assets WHERE crc32 IS NULL"),
            std::int64_t{1});
        const auto print = "SELECT fingerprint FROM assets WHERE name=CAST('large.jpg' AS BLOB)";
        QCOMPARE(number(out / "m.db", print), number(out / "w.db", print));
        // The checksums come later, and of what has none only.
        const ScanResult later = scan(folder.path(), out / "m.db");
        QCOMPARE(later.opened, std::uint64_t{1});
        QVERIFY(dumpOf(out / "m.db") == dumpOf(out / "w.db"));
    }

    void cancelLeavesABeginning() {
        const TempFolder folder;
        makeLibrary(folder, 80);
        const TempFolder out;
        const auto db = out / "c.db";
        scan(folder.path(), out / "whole.db");
        for (int round = 0; round < 3; ++round) {
            std::stop_source source;
            ScanOptions options;
            options.queue = 4;
            options.batch = 5;
            std::atomic<int> told{0};
            pipeline::PauseGate gate;
            options.gate = &gate;
            pipeline::StageClock clock({"walk", "pair", "read", "write"});
            gate.pause();
            std::jthread stopper([&] {
                gate.resume();
                while (number(db, "SELECT count(*) FROM assets") < 10 * (round + 1) && told++ < 200)
                    std::this_thread::yield();
                source.request_stop();
            });
            const fs::path root = folder.path();
            const auto result =
                scanLibrary(std::span(&root, 1), db, options, clock, source.get_token());
            QVERIFY(result || result.error().code == ErrorCode::Cancelled);
        }
        scan(folder.path(), db);
        QVERIFY(dumpOf(db) == dumpOf(out / "whole.db"));
    }

    // The writer is killed for good, at any moment, and the next run ends as if nothing had been.
    void killedAndResumed() {
        const TempFolder folder;
        makeLibrary(folder, 150);
        const TempFolder out;
        scan(folder.path(), out / "whole.db");
        const std::string expected = dumpOf(out / "whole.db");
        std::mt19937 random(11);
        for (int round = 0; round < 12; ++round) {
            const auto db = out / ("k" + std::to_string(round) + ".db");
            for (int kill = 0; kill < 2; ++kill) {
                const pid_t child = ::fork();
                if (child == 0) {
                    ScanOptions options;
                    options.workers = 2;
                    options.queue = 8;
                    options.batch = 9;
                    scan(folder.path(), db, options);
                    ::_exit(0);
                }
                ::usleep(static_cast<useconds_t>(1000 + random() % 40'000));
                ::kill(child, SIGKILL);
                int status = 0;
                ::waitpid(child, &status, 0);
            }
            const ScanResult result = scan(folder.path(), db);
            checkBooks(result);
            QVERIFY(dumpOf(db) == expected);
        }
    }

    void progressIsTold() {
        const TempFolder folder;
        makeLibrary(folder, 10);
        const TempFolder out;
        for (const bool sequential : {true, false}) {
            std::atomic<bool> first{false};
            ScanOptions options;
            options.sequential = sequential;
            options.progress = [&](const ScanProgress& progress) {
                if (progress.handled == 1) first = true;
            };
            scan(folder.path(), out / (sequential ? "s.db" : "p.db"), options);
            QVERIFY(first); // at once, whatever was told of the walk before
        }
    }

    void errors() {
        const TempFolder out;
        const fs::path none = "/no/such/folder";
        pipeline::StageClock clock({"walk", "pair", "read", "write"});
        const auto missing = scanLibrary(std::span(&none, 1), out / "c.db", {}, clock, {});
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        const fs::path root = out.path();
        const auto unwritable =
            scanLibrary(std::span(&root, 1), "/no/such/folder/c.db", {}, clock, {});
        QVERIFY(!unwritable);
    }
};

#include "library_scan_test.moc"
LIGHTSTACK_TEST(LibraryScanTest);
