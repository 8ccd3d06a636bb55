#include "core/catalog/hand_pairs.h"

#include "core/catalog/catalog_file.h"
#include "core/catalog/catalog_search.h"
#include "core/catalog/catalog_writer.h"
#include "core/catalog/why_pair.h"
#include "core/jobs/library_scan.h"
#include "tests/core/archive/archive_fixture.h"
#include "tests/core/jobs/library_fixture.h"
#include "tests/core/jobs/scan_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <future>

using namespace lightstack;
using namespace lightstack::catalog;
using namespace lightstack::tests;
namespace fs = std::filesystem;

namespace {

// "sidecar rule year" of the picture.
std::string pairOf(const fs::path& file, const std::string& name) {
    auto database = openCatalogForReading(file);
    if (!database) return "?";
    auto rows = database->prepare(
        "SELECT coalesce(cast(s.name AS TEXT), '-') || ' ' || coalesce(a.rule, '-') || ' ' || "
        "coalesce(strftime('%Y', a.taken / 1000, 'unixepoch'), '-') FROM assets a LEFT JOIN "
        "sidecars s ON s.id = a.sidecar WHERE a.name = cast(? AS BLOB)");
    rows->bindText(1, name);
    return rows->step().value_or(false) ? std::string(rows->text(0)) : "no such file";
}

std::vector<std::string> found(const fs::path& file, std::string_view text) {
    auto database = openCatalogForReading(file);
    std::vector<std::string> names;
    const auto page = searchCatalog(*database, *parseQuery(text), 100);
    for (const FoundAsset& asset : *page)
        names.push_back(asset.path.filename().native());
    std::sort(names.begin(), names.end());
    return names;
}

// Two pictures, an edit of the first, and a sidecar each.
void makePictures(const TempFolder& folder) {
    folder.write("2019/a.jpg", jpegBytes(1));
    folder.write("2019/b.jpg", jpegBytes(2));
    folder.write("2019/a-edited.jpg", jpegBytes(3));
    folder.write("2019/a.jpg.json", sidecarJson("a.jpg", "1420000000", "Ada")); // 2014
    folder.write("2019/b.jpg.json", sidecarJson("b.jpg", "1577000000", "Bob")); // 2019
}

} // namespace

class HandPairsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingFollowsADecision() {
        const TempFolder folder;
        makePictures(folder);
        const TempFolder out;
        const fs::path file = out / "c.db";
        scan(folder.path(), file);
        const std::string before = dumpOf(file);
        QCOMPARE(pairOf(file, "a.jpg"), std::string("a.jpg.json own-name 2014"));
        const auto done =
            pairByHand(file, folder / "2019/a.jpg", HandKind::Sidecar, folder / "2019/b.jpg.json");
        QVERIFY(done);
        QCOMPARE(done->changed, std::size_t{3});
        QCOMPARE(pairOf(file, "a.jpg"), std::string("b.jpg.json by-hand 2019"));
        QCOMPARE(pairOf(file, "a-edited.jpg"), std::string("b.jpg.json original-of-edit 2019"));
        QCOMPARE(pairOf(file, "b.jpg"), std::string("- - 2019")); // by the folder's year
        QCOMPARE(found(file, "person:Bob"), (std::vector<std::string>{"a-edited.jpg", "a.jpg"}));
        QCOMPARE(found(file, "Bob"), (std::vector<std::string>{"a-edited.jpg", "a.jpg"}));
        QVERIFY(found(file, "Ada").empty());
        QCOMPARE(number(file, "SELECT count(*) FROM sidecars WHERE orphan"), 1);
        QCOMPARE(number(file, "SELECT count(*) FROM links WHERE kind = 'edit-of'"), 1);
        // Back again: as if nothing had been.
        QVERIFY(pairByHand(file, folder / "2019/a.jpg", HandKind::AsFound));
        QCOMPARE(dumpOf(file), before);
        QCOMPARE(number(file, "SELECT count(*) FROM hand_pairs"), 0);
    }

    void aDecisionSurvivesEveryScan() {
        const TempFolder folder;
        makePictures(folder);
        const TempFolder out;
        const fs::path file = out / "c.db";
        scan(folder.path(), file);
        QVERIFY(
            pairByHand(file, folder / "2019/a.jpg", HandKind::Sidecar, folder / "2019/b.jpg.json"));
        QVERIFY(pairByHand(file, folder / "2019/b.jpg", HandKind::None));
        const std::string decided = dumpOf(file);
        QCOMPARE(scan(folder.path(), file).opened, std::uint64_t{0});
        QCOMPARE(dumpOf(file), decided);
        // A new file makes the folder be paired anew, in both modes.
        for (const bool sequential : {false, true}) {
            folder.write("2019/c" + std::to_string(sequential) + ".jpg", jpegBytes(5));
            jobs::ScanOptions options;
            options.sequential = sequential;
            scan(folder.path(), file, options);
            QCOMPARE(pairOf(file, "a.jpg"), std::string("b.jpg.json by-hand 2019"));
            QCOMPARE(pairOf(file, "b.jpg"), std::string("- - 2019"));
            QCOMPARE(pairOf(file, "a-edited.jpg"), std::string("b.jpg.json original-of-edit 2019"));
        }
        // The chosen sidecar goes: the rules decide. It comes back: the decision stands.
        const fs::path json = folder / "2019/b.jpg.json";
        fs::rename(json, folder / "2019/b.away");
        scan(folder.path(), file);
        QCOMPARE(pairOf(file, "a.jpg"), std::string("a.jpg.json own-name 2014"));
        fs::rename(folder / "2019/b.away", json);
        scan(folder.path(), file);
        QCOMPARE(pairOf(file, "a.jpg"), std::string("b.jpg.json by-hand 2019"));
    }

    void aSidecarOfAnotherFolder() {
        const TempFolder folder;
        makePictures(folder);
        folder.write("album/x.json", sidecarJson("x", "1000000000", "Eve")); // 2001
        const TempFolder out;
        const fs::path file = out / "c.db";
        scan(folder.path(), file);
        QVERIFY(
            pairByHand(file, folder / "2019/b.jpg", HandKind::Sidecar, folder / "album/x.json"));
        QCOMPARE(pairOf(file, "b.jpg"), std::string("x.json by-hand 2001"));
        QCOMPARE(number(file, "SELECT orphan FROM sidecars WHERE name = x'782e6a736f6e'"), 0);
        const std::string decided = dumpOf(file);
        scan(folder.path(), file);
        QCOMPARE(dumpOf(file), decided);
        // What it says is another thing now, though nothing changed beside the picture.
        folder.write("album/x.json", sidecarJson("x", "1100000000", "Eva, later")); // 2004
        scan(folder.path(), file);
        QCOMPARE(pairOf(file, "b.jpg"), std::string("x.json by-hand 2004"));
        QCOMPARE(found(file, "Eva"), std::vector<std::string>{"b.jpg"});
        QVERIFY(pairByHand(file, folder / "2019/b.jpg", HandKind::AsFound));
        QCOMPARE(pairOf(file, "b.jpg"), std::string("b.jpg.json own-name 2019"));
        QCOMPARE(number(file, "SELECT orphan FROM sidecars WHERE name = x'782e6a736f6e'"), 1);
    }

    // The same from the catalog and from the folder alone.
    void whyIsSaidFromBoth() {
        const TempFolder folder;
        makePictures(folder);
        folder.write("album/x.json", sidecarJson("x", "1000000000"));
        const TempFolder out;
        const fs::path file = out / "c.db";
        const fs::path media = folder / "2019/a-edited.jpg";
        const auto disk = SidecarLookup().why(file, media, {});
        QVERIFY(disk && !disk->inCatalog);
        QCOMPARE(disk->sidecar, folder / "2019/a.jpg.json");
        QCOMPARE(disk->evidence.rule, takeout::PairRule::OriginalOfEdit);
        QCOMPARE(disk->evidence.lender, std::string("a.jpg"));
        QCOMPARE(disk->evidence.title, std::string("a.jpg"));
        scan(folder.path(), file);
        const auto known = SidecarLookup().why(file, media, {});
        QVERIFY(known && known->inCatalog);
        QCOMPARE(known->sidecar, disk->sidecar);
        QCOMPARE(known->evidence.steps.size(), disk->evidence.steps.size());
        QVERIFY(
            pairByHand(file, folder / "2019/b.jpg", HandKind::Sidecar, folder / "album/x.json"));
        const auto outside = SidecarLookup().why(file, folder / "2019/b.jpg", {});
        QCOMPARE(outside->sidecar, folder / "album/x.json");
        QVERIFY(outside->evidence.byHand);
        QCOMPARE(outside->refused, std::vector<fs::path>{folder / "2019/b.jpg.json"});
        QCOMPARE(outside->evidence.refused.front().reason, takeout::RefusedFor::ReplacedByHand);
        QVERIFY(!SidecarLookup().why(file, folder / "2019/a.jpg.json", {})->isMedia);
        QCOMPARE(SidecarLookup().why(file, folder / "2019/no.jpg", {}).error().code,
            ErrorCode::NotFound);
    }

    // Of members of zips, without a catalog: the folder in all parts of the series.
    void whyIsSaidOfMembersOfZips() {
        const TempFolder folder;
        const std::string in = "Takeout/Google Photos/2019/";
        const auto one = folder.write("takeout-20260101T000000Z-001.zip",
            makeZip({{.name = in + "a.jpg", .content = jpegBytes(1)},
                {.name = in + "b.jpg", .content = jpegBytes(2)},
                {.name = in + "b.jpg.json", .content = sidecarJson("b.jpg", "1000000000")},
                {.name = "Takeout/Google Photos/2020/a.jpg.json",
                    .content = sidecarJson("other", "1")}}));
        const auto two = folder.write("takeout-20260101T000000Z-002.zip",
            makeZip({{.name = in + "a.jpg.supplemental-metadata.json",
                .content = sidecarJson("a.jpg", "1000000001")}}));
        folder.write("other-002.zip",
            makeZip({{.name = in + "a.jpg.json", .content = sidecarJson("a.jpg", "5")}}));
        const auto b = SidecarLookup().why({}, one / (in + "b.jpg"), {});
        QVERIFY(b && !b->inCatalog);
        QCOMPARE(b->sidecar, one / (in + "b.jpg.json"));
        QCOMPARE(b->evidence.title, std::string("b.jpg"));
        const auto a = SidecarLookup().why({}, one / (in + "a.jpg"), {});
        QVERIFY(a.has_value());
        QCOMPARE(a->sidecar, two / (in + "a.jpg.supplemental-metadata.json"));
        QCOMPARE(a->evidence.rule, takeout::PairRule::OwnName);
        QCOMPARE(
            SidecarLookup().why({}, one / (in + "no.jpg"), {}).error().code, ErrorCode::NotFound);
        QCOMPARE(SidecarLookup().why({}, one / "none/a.jpg", {}).error().code, ErrorCode::NotFound);
    }

    void itWaitsForAWriter() {
        const TempFolder folder;
        makePictures(folder);
        const TempFolder out;
        const fs::path file = out / "c.db";
        scan(folder.path(), file);
        auto writer = CatalogWriter::begin(file, 1000);
        QVERIFY(writer->setOrphan(1, true)); // holds the lock
        auto done = std::async(std::launch::async,
            [&] { return pairByHand(file, folder / "2019/b.jpg", HandKind::None).has_value(); });
        QVERIFY(writer->commit());
        QVERIFY(done.get());
        QCOMPARE(pairOf(file, "b.jpg"), std::string("- - 2019"));
    }

    // A scan that had read the folder before the decision writes what it knew; its end mends that.
    void whatAScanOverwroteIsSettled() {
        const TempFolder folder;
        makePictures(folder);
        const TempFolder out;
        const fs::path file = out / "c.db";
        scan(folder.path(), file);
        const std::string path = (folder / "2019").native();
        auto writer = CatalogWriter::begin(file, 1000);
        QVERIFY(writer->decide({path, "a.jpg", path, "b.jpg.json", 1}));
        QVERIFY(writer->commit());
        QCOMPARE(settleHandPairs(file)->changed, std::size_t{3});
        QCOMPARE(pairOf(file, "a.jpg"), std::string("b.jpg.json by-hand 2019"));
        QCOMPARE(settleHandPairs(file)->changed, std::size_t{0});
        QVERIFY(writer->undecide({path, "a.jpg", {}, {}, 0}));
        QVERIFY(writer->commit());
        scan(folder.path(), file);
        QCOMPARE(pairOf(file, "a.jpg"), std::string("a.jpg.json own-name 2014"));
    }

    void whatCannotBeIsRefused() {
        const TempFolder folder;
        makePictures(folder);
        const TempFolder out;
        const fs::path file = out / "c.db";
        scan(folder.path(), file);
        const auto code = [&](const char* media, const char* sidecar) {
            const auto done = pairByHand(file, folder / media, HandKind::Sidecar, folder / sidecar);
            return done ? ErrorCode::Cancelled : done.error().code;
        };
        QCOMPARE(code("2019/a.jpg", "2019/none.json"), ErrorCode::NotFound);
        QCOMPARE(code("2019/none.jpg", "2019/a.jpg.json"), ErrorCode::NotFound);
        QCOMPARE(code("2019/a.jpg.json", "2019/b.jpg.json"), ErrorCode::Usage);
        QCOMPARE(code("2019/a.jpg", "2019/b.jpg"), ErrorCode::Usage);
        QCOMPARE(number(file, "SELECT count(*) FROM hand_pairs"), 0);
    }

    // What is deleted or moved to the trash takes no other picture's sidecar away.
    void whatStaysKeepsItsSidecar() {
        const TempFolder folder;
        const std::string stem(47, 'l'), json(46, 'l'), third = stem + "(2).jpg";
        const auto put = [&](const std::string& counter, const std::string& end, char n) {
            folder.write("2019/" + stem + counter + ".jpg", jpegBytes(n));
            folder.write("2019/" + json + counter + ".json",
                sidecarJson(stem + end + ".jpg", "142000000" + std::string(1, n), "Ada"));
        };
        put("", "a", '1');
        put("(1)", "b", '2');
        put("(2)", "c", '3');
        const TempFolder out;
        const fs::path file = out / "c.db";
        scan(folder.path(), file);
        const std::string before = pairOf(file, third);
        QVERIFY2(before.starts_with(json + "(2).json "), before.c_str());
        fs::remove(folder / ("2019/" + stem + "(1).jpg"));
        const auto result = scan(folder.path(), file);
        checkBooks(result);
        QCOMPARE(result.missing, std::uint64_t{1});
        QCOMPARE(pairOf(file, third), before);
        QCOMPARE(number(file, "SELECT count(*) FROM sidecars WHERE orphan"), std::int64_t{1});
        SidecarLookup lookup;
        const auto why = lookup.why(file, folder / ("2019/" + third), {});
        QVERIFY(why && why->sidecar.filename() == json + "(2).json");
        // Decided by hand and back: the same.
        QVERIFY(pairByHand(file, folder / ("2019/" + third), HandKind::None, {}));
        QVERIFY(pairByHand(file, folder / ("2019/" + third), HandKind::AsFound, {}));
        QCOMPARE(pairOf(file, third), before);
    }
};

#include "hand_pairs_test.moc"
LIGHTSTACK_TEST(HandPairsTest);
