// One text in all the ways it may be written, in each place that a search looks at.
#include "core/catalog/catalog_file.h"
#include "core/catalog/catalog_search.h"
#include "core/catalog/catalog_writer.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::catalog;
using lightstack::tests::TempFolder;

namespace {

SidecarRow sidecar(std::int64_t id, const std::string& folder, const std::string& name) {
    SidecarRow row;
    row.id = id;
    row.file = {folder, name, 1, 1};
    row.content.kind = takeout::SidecarKind::Asset;
    return row;
}

AssetRow picture(std::int64_t id, const std::string& folder, const std::string& name) {
    AssetRow row;
    row.id = id;
    row.fresh = true;
    row.file = {folder, name, 1, 1};
    row.mime = "image/jpeg";
    row.takenMs = 100 - id;
    return row;
}

// 1 is written as macOS writes names, or with letters composed; 2 has nothing of it.
void fill(CatalogWriter& writer) {
    const std::string folder = "/lib/D\u00E9cembre";
    SidecarRow album = sidecar(1, folder, "metadata.json");
    album.content.kind = takeout::SidecarKind::Album;
    album.content.title = "A\u0308rger in サウナ";
    SidecarRow said = sidecar(2, folder, "e\u0301te\u0301.jpg.json");
    said.content.title = "Re: ÉTÉ ABC";
    said.content.description = "東京旅行 ガゾウ हिन्दी Straße";
    said.content.people = {"Ёлка", "Rene\u0301e", "О\u2019Брайен"};
    AssetRow one = picture(1, folder, "e\u0301te\u0301.jpg");
    one.exif.make = "S\u030Ckoda";
    one.exif.model = "Foto 100%";
    one.exif.lens = "Гелиос-44 [1:1]";
    one.exif.title = "Αθήνα";
    one.exif.keywords = "がぞう, 한국, ａｂｃ";
    one.pair = {2, takeout::PairRule::OwnName, takeout::Confidence::Certain};
    AssetRow two = picture(2, "/lib/rome", "a.jpg");
    two.exif.make = "Canon";
    if (!writer.put(album) || !writer.put(said) || !writer.put(one) || !writer.put(two) ||
        !writer.finish())
        qFatal("cannot write the fixture");
}

constexpr const char* kFound[] = {"camera:škoda", "camera:\"SKODA foto\"", "camera:s\u030Ck",
    "camera:0%", "lens:гелиос", "lens:Г", "lens:[1", "path:decembre", "path:DÉCEMBRE/",
    "path:\"écembre/ÉTÉ\"", "path:ete.j", "path:e\u0301te\u0301", "path:DE\u0301CEMBRE/ete",
    "path:b/décembre/é", "album:ärger", "album:arger", "album:\"IN サ\"", "person:елк",
    "person:RENÉE", "person:е\u0308лка", "été", "ete", "E\u0301TE\u0301", "αθηνα", "ΑΘΉΝΑ",
    "Αθη\u0301να", "ёлка", "Елка", "旅行", "京", "\"東京\"", "か\u3099ぞう", "がぞ", "한국",
    "\u1112\u1161\u11AB국", "हिन्दी", "strasse", "STRASSE", "ａｂｃ", "abc", "\"re: ete\"",
    "\"東京旅行\""};
// Several words, whatever the blank.
constexpr const char* kSeveral[] = {
    "東京\u3000ete", "renee\u00A0ete", "\"東京旅行\" ёлка", "camera:škoda ËTË", "ete abc -canon"};
constexpr const char* kNotFound[] = {"camera:skodaf", "camera:_oda", "lens:44[", "path:decembreete",
    "path:*", "person:かぞう", "京東", "か", "न", "\"abc αθηνα\"", "\"елка renee\"", "\"renee о\"",
    "\"camera:škoda\""};

} // namespace

class SearchLettersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        auto writer = CatalogWriter::begin(m_folder / "c.db", 100);
        fill(*writer);
    }
    void letters_data() {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<bool>("found");
        for (const char* query : kFound)
            QTest::newRow(query) << QByteArray(query) << true;
        for (const char* query : kNotFound)
            QTest::newRow(query) << QByteArray(query) << false;
    }
    void letters() {
        QFETCH(QByteArray, query);
        QFETCH(bool, found);
        QCOMPARE(idsOf(query), found ? QByteArray("1") : QByteArray());
        QCOMPARE(idsOf("-" + query), found ? QByteArray("2") : QByteArray("1 2"));
    }
    void severalWords() {
        for (const char* query : kSeveral)
            QCOMPARE(idsOf(query), QByteArray("1"));
    }
    void nothingIsNoValue() {
        QVERIFY(!parseQuery("person:\u0301")); // an accent alone
        QVERIFY(!parseQuery("path:\"\""));
        QCOMPARE(idsOf("\u0301"), QByteArray("1 2"));
    }

private:
    QByteArray idsOf(const QByteArray& text) {
        auto database = openCatalogForReading(m_folder / "c.db");
        const auto query = parseQuery(text.toStdString());
        if (!query) return QByteArray::fromStdString(query.error().detail);
        const auto page = searchCatalog(*database, *query, 100);
        if (!page) return QByteArray::fromStdString(page.error().detail);
        QByteArray out;
        for (const FoundAsset& each : *page)
            out += (out.isEmpty() ? "" : " ") + QByteArray::number(qlonglong(each.id));
        const auto count = countFound(*database, *query).value_or(-1);
        return count == static_cast<std::int64_t>(page->size()) ? out : out + " counted wrong";
    }
    TempFolder m_folder;
};

#include "search_letters_test.moc"
LIGHTSTACK_TEST(SearchLettersTest);
