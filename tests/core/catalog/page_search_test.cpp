#include "core/catalog/page_search.h"
#include "core/catalog/path_terms.h"

#include "core/catalog/catalog_file.h"
#include "core/catalog/catalog_writer.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::catalog;
using lightstack::tests::TempFolder;

namespace {

constexpr int kAssets = 6'000;

SidecarRow sidecarOf(int i, const FileState& file) {
    SidecarRow row;
    row.id = i;
    row.fresh = true;
    row.file = file;
    row.file.name += ".json";
    row.content.kind = takeout::SidecarKind::Asset;
    if (i % 7 == 0) row.content.people = {i % 70 == 0 ? "Zoë Old" : "Ada"};
    if (i % 5 == 0) row.content.description = i % 500 == 0 ? "rare stone" : "at the sea";
    row.content.favorite = i % 300 == 0;
    return row;
}

// Old ones stand in a folder of their own, and are alone with some of what is asked for.
AssetRow assetOf(int i) {
    AssetRow row;
    row.id = i;
    row.fresh = true;
    const bool old = i % 40 == 0;
    row.file = {old ? "/lib/old" : "/lib/" + std::to_string(i % 9),
        (i % 3 == 0 ? "PXL_" : "IMG_") + std::to_string(10'000 + i) + ".jpg",
        static_cast<std::uint64_t>(i % 400 == 0 ? 7 : i), 1};
    row.mime = i % 11 == 0 ? "video/mp4" : i % 1100 == 3 ? "image/png" : "image/jpeg";
    row.crc32 = i % 400 == 0 ? 1 : static_cast<std::uint32_t>(i);
    if (i % 13 != 0) row.takenMs = old ? i : 1'000'000'000LL + (i * 7919LL) % 5'000'000;
    row.exif.make = old ? "Leica" : i % 2 == 0 ? "Canon" : "";
    row.exif.model = old ? "M3" : "X" + std::to_string(i % 4);
    if (i % 6 == 0) row.exif.lens = i % 1200 == 0 ? "macro" : "zoom";
    if (i % 10 == 0) row.exif.rating = i % 50 / 10;
    row.exif.iso = 100 * (i % 64);
    if (i % 3 != 0) row.exif.fNumber = i % 1000 == 1 ? 4 : 2;
    if (i % 4 == 1) row.exif.focalLength = i % 500 == 1 ? 50 : 24;
    if (i % 17 != 0) {
        row.width = i % 600 == 5 ? 12 : 4000 + i % 5;
        row.height = i % 800 == 9 ? 77 : 3000;
    }
    row.dateConflict = i % 900 == 0;
    if (i % 8 == 0) row.place = takeout::GeoPoint{1, 2, std::nullopt};
    if (i % 700 == 0) row.status = AssetStatus::Missing;
    if (i % 4 != 0) row.pair.sidecar = i;
    return row;
}

void fill(CatalogWriter& writer, bool finish) {
    SidecarRow album = sidecarOf(kAssets + 1, {"/lib/3", "metadata", 1, 1});
    album.content.kind = takeout::SidecarKind::Album;
    album.content.title = "Summer";
    bool good = writer.put(album).has_value();
    for (int i = 1; i <= kAssets && good; ++i) {
        const AssetRow row = assetOf(i);
        if (row.pair.sidecar != 0) good = writer.put(sidecarOf(i, row.file)).has_value();
        good = good && writer.put(row).has_value();
    }
    const std::array<std::int64_t, 0> none{};
    const std::array<LinkRow, 2> links{LinkRow{9, 8, LinkKind::EditOf}, {80, 81, LinkKind::EditOf}};
    good = good && writer.setLinks(none, links) && writer.commit();
    if (!good || (finish && !writer.finish())) qFatal("cannot write the fixture");
}

// By the conditions alone, all of them.
std::vector<std::int64_t> plainly(db::Database& database, const SearchQuery& query) {
    bool missing = false;
    std::string sql;
    for (const QueryTerm& term : query.terms) {
        sql += " AND (" + term.sql + ")";
        missing = missing || term.sql.find("'missing'") != std::string::npos;
    }
    if (!query.text.empty())
        sql += " AND a.id IN (SELECT rowid FROM asset_text WHERE asset_text MATCH ?)";
    auto rows = database.prepare("SELECT a.id FROM assets a JOIN folders f ON f.id = a.folder "
                                 "WHERE (a.status <> 'missing' OR " +
                                 std::string(missing ? "1" : "0") + ")" + sql +
                                 " ORDER BY a.taken DESC, a.id DESC");
    int next = 1;
    for (const QueryTerm& term : query.terms)
        for (const auto& value : term.values) {
            if (const auto* number = std::get_if<std::int64_t>(&value))
                rows->bind(next++, *number);
            else
                rows->bindText(next++, std::get<std::string>(value));
        }
    if (!query.text.empty()) rows->bindText(next, query.text);
    std::vector<std::int64_t> out;
    while (rows->step().value_or(false))
        out.push_back(rows->integer(0));
    return out;
}

constexpr std::array kQueries{"", "i", "img", "p", "sea", "s", "rare", "rar", "stone sea", "-sea",
    "-img", "sea -pxl", "\"the sea\"", "\"sea the\"", "zoe", "zoë ol", "ada", "10012", "img_100",
    "\"img_10012\"", "nosuch", "+", "camera:leica", "camera:canon", "camera:\"canon x\"",
    "camera:x2", "-camera:canon", "lens:macro", "lens:zoom", "rating>=3", "rating:4", "iso>6200",
    "iso>100", "type:png", "type:video", "is:film", "is:picture", "has:gps", "-has:gps",
    "has:people", "has:sidecar", "is:duplicate", "is:favorite", "is:edit", "is:conflict",
    "is:missing", "is:mismatch", "album:summer", "album:none", "path:old", "path:lib/old/img",
    "path:10012", "date:1970-01-01", "date:1970-01-12", "date:..1970-01-05", "person:zoë",
    "person:ada", "person:old camera:leica", "sea camera:leica rating>=1", "is:duplicate sea",
    "date:1970-01-01 type:video", "ada -rare has:gps", "-has:date", "camera:leica is:missing",
    "-camera:leica", "-camera:canon -camera:x2", "-lens:zoom", "-type:image", "-type:jpeg",
    "-is:picture", "-is:film", "-has:sidecar", "-has:people", "has:date", "-is:favorite",
    "-is:missing", "-person:ada", "-person:ada has:people", "-album:summer", "-path:10012",
    "-path:lib/", "path:IMG_10", "path:old/pxl", "path:0/i", "path:%", "path:_10012", "-rating>=1",
    "rating>=1", "-date:1970-01-01", "-date:1970-01-12 -has:date", "-date:1970..2030",
    "-date:1970-01-05..", "-date:..1970-01-12", "-date:1971..1970",
    "-date:1970-01-12 -date:1970-01-13", "-date:1970-01-12..1970-02 sea", "date:1971..1970",
    "-date:1970-01-01 date:1970-01", "-date:1970-01-12..1970-02 camera:leica -path:lib/3",
    "-path:lib", "-path:lib/o -path:3", "-path:old", "-path:d/img type:video", "-path:lib sea",
    "iso:0", "iso:50", "iso<300 -type:jpeg", "width:0", "width>=4000", "height>3000", "height<100",
    "height:77", "-height:77", "f:4", "f>3", "focal:50", "focal<10", "-focal:50 camera:leica",
    "size<8", "size:7", "-size>10", "has:error", "-has:error", "is:archived",
    "-is:conflict -has:gps", "-sea -has:gps iso>6200"};

void compare(const std::filesystem::path& file) {
    auto database = openCatalogForReading(file);
    for (const char* text : kQueries) {
        const auto query = parseQuery(text);
        QVERIFY2(query, text);
        const auto expected = plainly(*database, *query);
        for (const std::size_t count : {std::size_t{1}, std::size_t{200}, std::size_t{20'000}}) {
            const auto found = PageSearch(*database, *query).first(count);
            QVERIFY2(found, found ? "" : found.error().detail.c_str());
            const auto wanted = std::vector(expected.begin(),
                expected.begin() + static_cast<std::ptrdiff_t>(std::min(count, expected.size())));
            QVERIFY2(*found == wanted, text);
        }
        auto listed = *query; // as lists of all rows ask
        QVERIFY(listPaths(*database, listed));
        QVERIFY2(plainly(*database, listed) == expected, text);
        const auto all = PageSearch(*database, *query).count();
        QVERIFY2(all && *all == static_cast<std::int64_t>(expected.size()), text);
    }
}

} // namespace

class PageSearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWayGivesWhatTheConditionsSay() {
        const TempFolder folder;
        {
            auto writer = CatalogWriter::begin(folder / "c.db", 1000);
            fill(*writer, true);
        }
        auto database = openCatalogForReading(folder / "c.db");
        QVERIFY(!isBehind(*database).value_or(true));
        compare(folder / "c.db");
    }
    void withoutIndexesItIsTheSame() {
        const TempFolder folder;
        {
            auto writer = CatalogWriter::begin(folder / "c.db", 1000);
            fill(*writer, false);
        }
        auto database = openCatalogForReading(folder / "c.db");
        QVERIFY(isBehind(*database).value_or(false));
        QCOMPARE(database->number("SELECT count(*) FROM sqlite_master WHERE name='assets_taken'")
                     .value_or(-1),
            std::int64_t{0});
        compare(folder / "c.db");
    }
};

#include "page_search_test.moc"
LIGHTSTACK_TEST(PageSearchTest);
