#include "core/catalog/catalog_search.h"

#include "core/catalog/catalog_file.h"
#include "core/catalog/catalog_writer.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::catalog;
using lightstack::tests::TempFolder;

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kMay2019 = 18'025 * kDay; // 2019-05-09

void addAsset(CatalogWriter& writer, AssetRow row) {
    row.file.folder = row.file.folder.empty() ? "/lib/rome" : row.file.folder;
    row.mime = row.mime.empty() ? "image/jpeg" : row.mime;
    if (!writer.put(row)) qFatal("cannot write the fixture");
}

AssetRow asset(std::int64_t id, const std::string& name) {
    AssetRow row;
    row.id = id;
    row.fresh = true;
    row.file.name = name;
    row.file.size = static_cast<std::uint64_t>(id);
    return row;
}

void fill(CatalogWriter& writer) {
    SidecarRow album;
    album.id = 1;
    album.file = {"/lib/rome", "meta.json", 1, 1};
    album.content.kind = takeout::SidecarKind::Album;
    album.content.title = "Ferien in Rom 100%";
    SidecarRow sidecar;
    sidecar.id = 2;
    sidecar.file = {"/lib/rome", "a.jpg.json", 1, 1};
    sidecar.content.kind = takeout::SidecarKind::Asset;
    sidecar.content.description = "Colosseum at night";
    sidecar.content.people = {"Zoë Müller", "Ada"};
    sidecar.content.favorite = true;
    if (!writer.put(album) || !writer.put(sidecar)) qFatal("cannot write the fixture");
    AssetRow a = asset(1, "a.jpg");
    a.takenMs = kMay2019;
    a.exif.make = "Canon";
    a.exif.model = "EOS 5D";
    a.exif.lens = "EF50mm";
    a.exif.rating = 5;
    a.exif.keywords = "night, city";
    a.place = takeout::GeoPoint{41.9, 12.5, std::nullopt};
    a.pair = {2, takeout::PairRule::OwnName, takeout::Confidence::Certain};
    a.crc32 = 7;
    addAsset(writer, a);
    AssetRow b = asset(2, "b_c.mov");
    b.mime = "video/quicktime";
    b.takenMs = kMay2019 + 400 * kDay;
    b.exif.rating = 3;
    b.exif.iso = 800;
    b.exif.fNumber = 2.8;
    addAsset(writer, b);
    AssetRow c = asset(3, "c.jpg");
    c.file.folder = "/lib/other";
    c.file.size = 1;
    c.crc32 = 7;
    addAsset(writer, c);
    AssetRow gone = asset(4, "gone.jpg");
    gone.status = AssetStatus::Missing;
    addAsset(writer, gone);
    AssetRow page = asset(5, "page.html");
    page.status = AssetStatus::Other;
    addAsset(writer, page);
    if (!writer.commit()) qFatal("cannot write the fixture");
}

void row(const char* query, const char* ids) {
    QTest::newRow(*query != 0 ? query : "empty") << QByteArray(query) << QByteArray(ids);
}

void casesAccentsAndSigns() {
    row("album:RÖM", "2 1");
    row("person:ÀDA", "1");
    row("person:zoe", "1");
    row("person:ZOË", "1");
    row("person:[zoe]", "");
    row("-person:zoe", "2 3");
    row("colosseum & night", "1");
    row("☃", "");
    row("_", "2");
}

} // namespace

class CatalogSearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        auto writer = CatalogWriter::begin(m_folder / "c.db", 100);
        fill(*writer);
        QVERIFY(writer->finish());
    }
    void queries_data() {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("ids");
        casesAccentsAndSigns();
        row("", "2 1 3");
        row("colosseum", "1");
        row("colo", "1");
        row("colo night", "");
        row("colosseum nig", "1");
        row("\"at night\"", "1");
        row("\"night at\"", "");
        row("zoe", "1");
        row("muller", "1");
        row("camera:canon", "1");
        row("camera:\"canon eos\"", "1");
        row("lens:50mm", "1");
        row("person:ada", "1");
        row("album:rom", "2 1");
        row("album:100%", "2 1");
        row("album:10_%", "");
        row("type:video", "2");
        row("path:other", "3");
        row("path:b_c", "2");
        row("date:2019", "1");
        row("date:2019-05", "1");
        row("date:2019-05-09", "1");
        row("date:2019-05-10", "");
        row("date:2019..2021", "2 1");
        row("date:2020..", "2");
        row("date:..2019", "1");
        row("rating>=4", "1");
        row("rating<4", "2");
        row("rating:3", "2");
        row("iso>100", "2");
        row("f<4", "2");
        row("f<2.9", "2");
        row("f<2.8", "");
        row("f:2.8", "2");
        row("size<1kB", "2 1 3");
        row("size>=0.001MB", "");
        row("has:gps", "1");
        row("has:sidecar", "1");
        row("has:people", "1");
        row("-has:date", "3");
        row("is:favorite", "1");
        row("is:duplicate", "1 3");
        row("is:mismatch", "");
        row("is:missing", "4");
        row("is:film", "2");
        row("-colosseum", "2 3");
        row("type:image -night", "3");
        row("-rating>=4", "2 3");
        row("'; DROP TABLE assets; --", "");
        row("a\" OR \"b", "");
        row("NEAR(a b)", "");
    }
    void queries() {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, ids);
        auto database = openCatalogForReading(m_folder / "c.db");
        const auto parsed = parseQuery(query.toStdString());
        QVERIFY2(parsed, parsed ? "" : parsed.error().detail.c_str());
        const auto page = searchCatalog(*database, *parsed, 100);
        QVERIFY2(page, page ? "" : page.error().detail.c_str());
        QByteArray found;
        for (const FoundAsset& each : *page)
            found += (found.isEmpty() ? "" : " ") + QByteArray::number(qlonglong(each.id));
        QCOMPARE(found, ids);
        QCOMPARE(
            countFound(*database, *parsed).value_or(-1), static_cast<std::int64_t>(page->size()));
    }
    void wrong_data() {
        QTest::addColumn<QByteArray>("query");
        for (const char* query :
            {"nofield:x", "date:soon", "date:2019-13", "date:2019-257", "date:99999", "date:..",
                "has:wings", "camera:", "rating:high", "rating>=x", "iso>8OO", "size>3TB", "is:"})
            QTest::newRow(query) << QByteArray(query);
    }
    void wrong() {
        QFETCH(QByteArray, query);
        const auto parsed = parseQuery(query.toStdString());
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::Usage);
        QVERIFY(!parsed.error().detail.empty());
    }
    void whatIsShown() {
        auto database = openCatalogForReading(m_folder / "c.db");
        const auto page = searchCatalog(*database, *parseQuery("colosseum"), 1);
        const FoundAsset& found = page->front();
        QCOMPARE(found.path.native(), std::string("/lib/rome/a.jpg"));
        QCOMPARE(found.camera, std::string("Canon EOS 5D"));
        QCOMPARE(found.album, std::string("Ferien in Rom 100%"));
        QCOMPARE(found.people, std::string("Zoë Müller, Ada"));
        QCOMPARE(found.description, std::string("Colosseum at night"));
        QCOMPARE(found.sidecar->native(), std::string("/lib/rome/a.jpg.json"));
        QCOMPARE(found.rule, std::string("own-name"));
        QCOMPARE(found.confidence, std::string("certain"));
        QCOMPARE(*found.takenMs, kMay2019);
        QCOMPARE(*found.latitude, 41.9);
    }
    void pages() {
        auto database = openCatalogForReading(m_folder / "c.db");
        const auto second = searchCatalog(*database, *parseQuery(""), 1, 1);
        QCOMPARE(second->size(), std::size_t{1});
        QCOMPARE(second->front().id, std::int64_t{1});
        QCOMPARE(countFound(*database, *parseQuery("")).value_or(-1), std::int64_t{3});
    }

private:
    TempFolder m_folder;
};

#include "catalog_search_test.moc"
LIGHTSTACK_TEST(CatalogSearchTest);
