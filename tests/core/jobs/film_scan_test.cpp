#include "core/catalog/catalog_file.h"
#include "core/jobs/library_scan.h"
#include "tests/core/archive/archive_fixture.h"
#include "tests/core/jobs/library_fixture.h"
#include "tests/core/metadata/film_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::jobs;
using namespace lightstack::tests;
namespace fs = std::filesystem;

namespace {

std::string ask(const fs::path& catalog, std::string_view sql) {
    auto database = catalog::openCatalogForReading(catalog);
    auto rows = database->prepare(sql);
    std::string out;
    while (rows->step().value_or(false))
        out += (out.empty() ? "" : "; ") + std::string(rows->text(0));
    return out;
}

ScanResult scanFilms(const fs::path& root, const fs::path& catalog, bool metadataFirst = false) {
    pipeline::StageClock clock({"walk", "pair", "read", "write"});
    ScanOptions options;
    options.metadataFirst = metadataFirst;
    return *scanLibrary(std::span(&root, 1), catalog, options, clock, {});
}

constexpr const char* kFilms =
    "SELECT a.name || ' ' || m.seconds || ' ' || m.video || ' ' || m.audio || ' ' || a.width || "
    "'x' || a.height || ' ' || coalesce(a.exif_taken, '-') FROM films m JOIN assets a ON a.id = "
    "m.asset ORDER BY a.name";

} // namespace

class FilmScanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // From files, from both kinds of archives, and where only heads and tails are read.
    void whatFilmsSayIsInTheCatalog() {
        FilmPlan plan;
        plan.created = 3'702'988'800;
        plan.dataBytes = 700'000; // so that the headers lie behind what is read of each file
        const std::string film = isoFilm(plan);
        const TempFolder folder, zips, tars, out;
        folder.write("Takeout/A/a.mp4", film);
        folder.write("Takeout/A/b.avi", aviFilm());
        folder.write("Takeout/A/c.mp4", film.substr(0, 40)); // cut off: a film all the same
        const auto zip = zips.write(
            "t.zip", makeZip({{.name = "Takeout/A/a.mp4", .content = film},
                         {.name = "Takeout/A/b.avi", .content = aviFilm(), .deflate = false}}));
        const auto tar = tars.write(
            "t.tgz", gzipped(makeTar({{"Takeout/A/a.mp4", film}, {"Takeout/A/b.avi", aviFilm()}})));
        const std::string wanted = "a.mp4 7.25 H.264 AAC 1920x1080 1620144000000; "
                                   "b.avi 2.0 Motion JPEG PCM 320x240 1220184922000";
        for (const bool first : {false, true})
            for (const auto& root : {folder.path(), zip, tar}) {
                const auto db = out / ("c" + std::to_string(first) + root.filename().native());
                scanFilms(root, db, first);
                QCOMPARE(ask(db, kFilms), wanted);
            }
        const auto db = out / "again";
        scanFilms(folder.path(), db);
        QCOMPARE(ask(db, "SELECT status FROM assets ORDER BY name"), std::string("ok; ok; ok"));
        folder.write("Takeout/A/a.mp4", jpegBytes(1)); // no film any more
        scanFilms(folder.path(), db);
        QCOMPARE(ask(db, "SELECT count(*) FROM films"), std::string("1"));
    }
};

#include "film_scan_test.moc"
LIGHTSTACK_TEST(FilmScanTest);
