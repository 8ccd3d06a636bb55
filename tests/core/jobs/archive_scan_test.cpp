// Archives in a scan: a library in zip parts, in tars, and unpacked gives the same rows.
#include "core/jobs/library_scan.h"

#include "core/catalog/catalog_file.h"
#include "tests/core/archive/archive_fixture.h"
#include "tests/core/jobs/library_fixture.h"
#include "tests/core/jobs/scan_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <csignal>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace lightstack;
using namespace lightstack::jobs;
using namespace lightstack::tests;
namespace fs = std::filesystem;

namespace {

// Of every media file what a scan found out, by names instead of ids, without the archives' own.
std::string facts(const fs::path& catalog) {
    auto database = catalog::openCatalogForReading(catalog);
    if (!database) return "?";
    std::string out;
    for (const char* sql :
        {"SELECT quote(a.name)||a.size||a.status||quote(a.mime)||quote(a.crc32)||"
         "quote(a.fingerprint)||quote(a.width)||quote(a.height)||quote(a.taken)||quote(a.taken_"
         "from)||"
         "quote(a.exif_taken)||quote(s.name)||quote(a.rule)||quote(a.confidence)||quote(s.title) "
         "FROM assets a LEFT JOIN sidecars s ON a.sidecar=s.id "
         "WHERE coalesce(a.mime,'') NOT IN('application/zip','application/x-tar') ORDER BY a.name",
            "SELECT quote(name)||size||kind||orphan||missing||quote(title)||quote(taken)||"
            "quote(description) FROM sidecars ORDER BY name",
            "SELECT quote(a.name)||quote(b.name)||kind FROM links l JOIN assets a ON a.id=l.asset "
            "JOIN assets b ON b.id=l.other ORDER BY 1",
            "SELECT quote(s.name)||p.name FROM sidecar_people sp JOIN sidecars s ON "
            "s.id=sp.sidecar "
            "JOIN people p ON p.id=sp.person ORDER BY 1",
            "SELECT quote(name)||stage||category||reason FROM errors ORDER BY name"}) {
        auto rows = database->prepare(sql);
        if (!rows) return rows.error().detail;
        while (rows->step().value_or(false))
            out += std::string(rows->text(0)) + "\n";
    }
    return out;
}

// A library unpacked in two parts (sidecars mostly in the other one), as zips and as tars.
struct Parts {
    explicit Parts(int pictures) {
        const TempFolder whole;
        files = makeLibrary(whole, pictures);
        whole.write("Takeout/Google Fotos/Ferien/large.jpg", jpegBytes(7) + noise(300'000));
        ++files;
        std::vector<fs::path> all;
        for (const auto& entry : fs::recursive_directory_iterator(whole.path()))
            if (entry.is_regular_file()) all.push_back(entry.path());
        std::sort(all.begin(), all.end());
        for (const fs::path& path : all) {
            const std::string name = path.lexically_relative(whole.path()).native();
            const std::size_t part = (std::hash<std::string>{}(name) >> 7) % 2;
            const std::string content = contentOf(path);
            folder.write("unpacked" + std::to_string(part) + "/" + name, content);
            // Stored where a fingerprint needs the end.
            zips[part].push_back(
                {.name = name, .content = content, .deflate = content.size() < 100'000});
            tars[part].push_back({name, content});
        }
        for (int part = 0; part < 2; ++part) {
            unpacked.push_back(folder / ("unpacked" + std::to_string(part)));
            zip.push_back(folder / ("takeout-00" + std::to_string(part) + ".zip"));
            tar.push_back(folder / ("takeout-00" + std::to_string(part) + ".tgz"));
            write(part);
        }
    }
    void write(int part) const {
        const auto at = static_cast<std::size_t>(part);
        folder.write(zip[at].filename().native(), makeZip(zips[at]));
        folder.write(tar[at].filename().native(), gzipped(makeTar(tars[at])));
    }
    TempFolder folder;
    int files = 0;
    std::vector<ZipItem> zips[2];
    std::vector<TarItem> tars[2];
    std::vector<fs::path> unpacked, zip, tar;
};

} // namespace

class ArchiveScanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anArchiveIsAsGoodAsItsFiles() {
        const Parts parts(40);
        const TempFolder out;
        scan(parts.unpacked, out / "u.db");
        const std::string expected = facts(out / "u.db");
        QVERIFY(expected.size() > 5000);
        for (const auto* roots : {&parts.zip, &parts.tar}) {
            const std::string kind = roots == &parts.zip ? "zip" : "tar";
            const ScanResult result = scan(*roots, out / kind);
            checkBooks(result);
            QCOMPARE(result.discovered, static_cast<std::uint64_t>(parts.files + 2));
            QCOMPARE(facts(out / kind), expected);
            QVERIFY(number(out / kind, "PRAGMA foreign_key_check") == -1);
        }
        const ScanResult mixed = scan({parts.zip[0], parts.unpacked[1]}, out / "mixed");
        checkBooks(mixed);
        QCOMPARE(facts(out / "mixed"), expected);
        const ScanResult both = scan({parts.tar[0], parts.zip[1]}, out / "both");
        checkBooks(both);
        QCOMPARE(facts(out / "both"), expected);
    }

    void anyNumberOfThreadsGivesTheSameCatalog() {
        const Parts parts(40);
        const TempFolder out;
        for (const auto* roots : {&parts.zip, &parts.tar}) {
            const std::string kind = roots == &parts.zip ? "zip" : "tar";
            ScanOptions options;
            options.sequential = true;
            scan(*roots, out / kind, options);
            for (const unsigned workers : {1U, 2U, 4U, 8U}) {
                ScanOptions parallel;
                parallel.workers = workers;
                parallel.queue = workers == 4 ? 1 : 7;
                parallel.batch = 13 * workers;
                parallel.memory = workers == 8 ? 1 : 100'000;
                const auto db = out / (kind + std::to_string(workers));
                scan(*roots, db, parallel);
                QVERIFY(dumpOf(db) == dumpOf(out / kind));
            }
        }
    }

    void anUnchangedArchiveIsNotOpened() {
        const Parts parts(20);
        const TempFolder out;
        for (const auto* roots : {&parts.zip, &parts.tar}) {
            const auto db = out / (roots == &parts.zip ? "zip" : "tar");
            scan(*roots, db);
            const std::string before = dumpOf(db);
            const ScanResult again = scan(*roots, db);
            checkBooks(again);
            QCOMPARE(again.opened, std::uint64_t{0});
            QCOMPARE(again.bytesRead, std::uint64_t{0});
            QCOMPARE(again.fresh + again.changed + again.failed + again.missing, std::uint64_t{0});
            QVERIFY(dumpOf(db) == before);
        }
    }

    void whatChangedInAnArchive() {
        Parts parts(20);
        const TempFolder out;
        const auto isNamed = [](const char* name) {
            return [name](const auto& item) { return item.name.ends_with(name); };
        };
        for (const auto* roots : {&parts.zip, &parts.tar})
            scan(*roots, out / (roots == &parts.zip ? "zip" : "tar"));
        for (int part = 0; part < 2; ++part) {
            const auto change = [&](auto& items) {
                for (auto& item : items)
                    if (item.name.ends_with("IMG_1004.jpg"))
                        item.content =
                            jpegBytes(4, "2020:05:09 15:47:34").substr(0, item.content.size());
                std::erase_if(items, isNamed("IMG_1007.jpg"));
            };
            change(parts.zips[part]);
            change(parts.tars[part]);
        }
        const std::string in = "Takeout/Google Fotos/Ferien/";
        const std::string json = sidecarJson("large.jpg", "1000000000", "Eve");
        parts.zips[0].push_back({.name = in + "large.jpg.json", .content = json});
        parts.tars[0].push_back({in + "large.jpg.json", json});
        parts.write(0);
        parts.write(1);
        for (const auto* roots : {&parts.zip, &parts.tar}) {
            const auto db = out / (roots == &parts.zip ? "zip" : "tar");
            const ScanResult result = scan(*roots, db);
            checkBooks(result);
            QCOMPARE(result.fresh, std::uint64_t{1});
            QCOMPARE(result.missing, std::uint64_t{1});
            QVERIFY(result.changed <= 1);
            QCOMPARE(
                number(db, "SELECT count(*) FROM assets WHERE status='missing'"), std::int64_t{1});
            QCOMPARE(number(db, "SELECT taken FROM assets WHERE name=CAST('large.jpg' AS BLOB)"),
                std::int64_t{1'000'000'000'000});
            QCOMPARE(scan(*roots, db).opened, std::uint64_t{0});
        }
    }

    void aPartThatIsBroken() {
        const Parts parts(20);
        const TempFolder out;
        for (const auto* roots : {&parts.zip, &parts.tar}) {
            const auto db = out / (roots == &parts.zip ? "zip" : "tar");
            scan(*roots, db);
            const std::int64_t assets = number(db, "SELECT count(*) FROM assets");
            const std::string whole = contentOf((*roots)[1]);
            parts.folder.write((*roots)[1].filename().native(), whole.substr(0, whole.size() / 2));
            const ScanResult broken = scan(*roots, db);
            checkBooks(broken);
            QCOMPARE(broken.failed, std::uint64_t{1});
            QCOMPARE(broken.missing, std::uint64_t{0});
            QVERIFY(!broken.failures.empty());
            QCOMPARE(
                number(db, "SELECT count(*) FROM assets WHERE status='missing'"), std::int64_t{0});
            QCOMPARE(number(db, "SELECT count(*) FROM assets"), assets);
            parts.folder.write((*roots)[1].filename().native(), whole);
            const ScanResult mended = scan(*roots, db);
            QCOMPARE(mended.fresh + mended.failed + mended.missing, std::uint64_t{0});
        }
    }

    void badMembersAreRowsThatSayWhy() {
        const TempFolder folder;
        const std::string in = "Takeout/G/A/";
        const auto zip = folder.write("a.zip",
            makeZip({{.name = in + "good.jpg", .content = jpegBytes(1)},
                {.name = in + "crc.jpg", .content = jpegBytes(2), .crc = 5},
                {.name = in + "secret.jpg", .content = jpegBytes(3), .flags = 1},
                {.name = in + "bomb.jpg",
                    .content = jpegBytes(4),
                    .size = 1ULL << 45,
                    .zip64 = true},
                {.name = in + "bomb.json", .content = "{}", .size = 1ULL << 45, .zip64 = true},
                {.name = "../out.jpg", .content = jpegBytes(5)}}));
        const auto db = folder / "c.db";
        const ScanResult result = scan({zip}, db);
        checkBooks(result);
        QCOMPARE(result.failed, std::uint64_t{4});
        QCOMPARE(result.failures.size(), std::size_t{5});
        QCOMPARE(number(db, "SELECT count(*) FROM assets WHERE status='ok'"), std::int64_t{1});
        QCOMPARE(number(db, "SELECT count(*) FROM errors"), std::int64_t{4});
        QCOMPARE(scan({zip}, db).opened, std::uint64_t{0});
    }

    void theFolderAroundAnArchive() {
        const Parts parts(10);
        const auto db = parts.folder / "catalog/c.db";
        fs::create_directory(parts.folder / "catalog");
        const fs::path around = parts.folder.path();
        fs::create_directory(parts.folder / "Takeout"); // what they were unpacked to
        scan({around}, db);                             // the zips are files like any other
        const std::int64_t all = number(db, "SELECT count(*) FROM assets WHERE status<>'missing'");
        const ScanResult second = scan({parts.zip[0], parts.zip[1]}, db);
        QVERIFY(second.fresh > 10);
        QCOMPARE(second.missing, std::uint64_t{0});
        const ScanResult third = scan({around}, db);
        checkBooks(third);
        QCOMPARE(third.missing, std::uint64_t{0});
        const ScanResult fourth = scan({around, parts.zip[0], parts.zip[1]}, db);
        checkBooks(fourth);
        QCOMPARE(fourth.missing, std::uint64_t{0});
        QCOMPARE(fourth.failed, std::uint64_t{0});
        fs::remove(parts.zip[0]);
        fs::remove(parts.zip[1]);
        const ScanResult gone = scan({around}, db);
        QVERIFY(gone.missing > 20);
        QCOMPARE(number(db, "SELECT count(*) FROM assets WHERE status<>'missing'"), all - 2);
    }

    void killedAndResumed() {
        const Parts parts(60);
        const TempFolder out;
        std::mt19937 random(3);
        for (const auto* roots : {&parts.zip, &parts.tar}) {
            const std::string kind = roots == &parts.zip ? "zip" : "tar";
            scan(*roots, out / kind);
            const std::string expected = dumpOf(out / kind);
            for (int round = 0; round < 6; ++round) {
                const auto db = out / (kind + std::to_string(round));
                for (int kill = 0; kill < 2; ++kill) {
                    const pid_t child = ::fork();
                    if (child == 0) {
                        ScanOptions options;
                        options.workers = 2;
                        options.queue = 8;
                        options.batch = 9;
                        scan(*roots, db, options);
                        ::_exit(0);
                    }
                    ::usleep(static_cast<useconds_t>(1000 + random() % 40'000));
                    ::kill(child, SIGKILL);
                    int status = 0;
                    ::waitpid(child, &status, 0);
                }
                checkBooks(scan(*roots, db));
                QVERIFY(dumpOf(db) == expected);
            }
        }
    }

    void whatIsNoRoot() {
        const TempFolder folder;
        const std::vector<fs::path> text{folder.write("a.txt", "text")};
        pipeline::StageClock clock({"walk", "pair", "read", "write"});
        const auto result = scanLibrary(text, folder / "c.db", {}, clock, {});
        QCOMPARE(result.error().code, ErrorCode::Unsupported);
        const std::vector<fs::path> none{folder / "none.zip"};
        QCOMPARE(
            scanLibrary(none, folder / "c.db", {}, clock, {}).error().code, ErrorCode::NotFound);
    }
};

#include "archive_scan_test.moc"
LIGHTSTACK_TEST(ArchiveScanTest);
