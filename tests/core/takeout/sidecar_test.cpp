#include "core/takeout/sidecar.h"

#include "core/base/file_io.h"
#include "tests/support/samples.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::takeout;

namespace {

Sidecar read(std::string_view json) {
    SidecarParser parser;
    auto out = parser.parse(json);
    if (!out) qFatal("%s", out.error().detail.c_str());
    return *out;
}

std::string field(std::string_view name, std::string_view value) {
    return "{\"title\":\"a.jpg\",\"" + std::string(name) + "\":" + std::string(value) + "}";
}

using Seconds = std::optional<std::int64_t>;

} // namespace

class SidecarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyField() {
        const Sidecar all = read(R"({"title":"a\u00e9.jpg","description":"one\ntwo",
            "imageViews":"42","creationTime":{"timestamp":"1686836581","formatted":"x"},
            "photoTakenTime":{"timestamp":"1686836381"},
            "photoLastModifiedTime":{"timestamp":"1686836999"},
            "geoData":{"latitude":48.5,"longitude":11.25,"altitude":520.0},
            "geoDataExif":{"latitude":-33.0,"longitude":151.0,"altitude":0.0},
            "people":[{"name":"Zoe"},{},{"name":"Ada"},{"name":""}],
            "favorited":true,"archived":true,"trashed":true,"inLockedFolder":true,
            "url":"example:p","appSource":{"androidPackageName":"org.app"},
            "googlePhotosOrigin":{"mobileUpload":{"deviceType":"ANDROID_PHONE",
                "deviceFolder":{"localFolderName":"Camera"}}},"new":[1,{"a":null}]})");
        QCOMPARE(all.kind, SidecarKind::Asset);
        QCOMPARE(all.title, std::string("a\xC3\xA9.jpg"));
        QCOMPARE(all.description, std::string("one\ntwo"));
        QCOMPARE(all.views, Seconds(42));
        QCOMPARE(all.created, Seconds(1686836581));
        QCOMPARE(all.taken, Seconds(1686836381));
        QCOMPARE(all.modified, Seconds(1686836999));
        QCOMPARE(all.geo->latitude, 48.5);
        QCOMPARE(all.geo->altitude, std::optional(520.0));
        QCOMPARE(all.geoExif->longitude, 151.0);
        QVERIFY(!all.geoExif->altitude);
        QCOMPARE(all.people, (std::vector<std::string>{"Zoe", "Ada"}));
        QVERIFY(all.favorite && all.archived && all.trashed && all.locked);
        QCOMPARE(all.app, std::string("org.app"));
        QCOMPARE(all.origin, std::string("mobileUpload"));
        QCOMPARE(all.device, std::string("ANDROID_PHONE"));
        QCOMPARE(all.deviceFolder, std::string("Camera"));
        QVERIFY(all.warnings.empty());
    }

    void times_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("known");
        QTest::addColumn<qlonglong>("seconds");
        const auto row = [](const char* value, bool known, qlonglong seconds) {
            QTest::newRow(value) << QByteArray(value) << known << seconds;
        };
        row(R"({"timestamp":"1"})", true, 1);
        row(R"({"timestamp":1700000000})", true, 1700000000);
        row(R"({"timestamp":"-2082844800"})", true, -2082844800);
        row(R"({"timestamp":"0"})", false, 0);
        row(R"({"timestamp":""})", false, 0);
        row(R"({"timestamp":"soon"})", false, 0);
        row(R"({"timestamp":"12x"})", false, 0);
        row(R"({"timestamp":"99999999999999999999"})", false, 0);
        row(R"({"timestamp":null})", false, 0);
        row(R"({"formatted":"1 Jan 1970"})", false, 0);
        row("{}", false, 0);
        row("null", false, 0);
        row("[]", false, 0);
        row("7", false, 0);
    }
    void times() {
        QFETCH(QByteArray, value);
        QFETCH(bool, known);
        QFETCH(qlonglong, seconds);
        const Sidecar out = read(field("photoTakenTime", value.toStdString()));
        QCOMPARE(out.kind, SidecarKind::Asset);
        QCOMPARE(out.taken, known ? Seconds(seconds) : Seconds());
    }

    void places_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("known");
        const auto row = [](const char* value, bool known) {
            QTest::newRow(value) << QByteArray(value) << known;
        };
        row(R"({"latitude":0.0,"longitude":0.0,"altitude":5})", false);
        row(R"({"latitude":0,"longitude":9})", true);
        row(R"({"latitude":91,"longitude":9})", false);
        row(R"({"latitude":9,"longitude":-181})", false);
        row(R"({"latitude":"9","longitude":"1"})", false);
        row(R"({})", false);
        row(R"(null)", false);
        row(R"([1,2])", false);
    }
    void places() {
        QFETCH(QByteArray, value);
        QFETCH(bool, known);
        const std::string text = value.toStdString();
        QCOMPARE(read(field("geoData", text)).geo.has_value(), known);
        QCOMPARE(read(field("geoDataExif", text)).geoExif.has_value(), known);
    }

    // Texts that were cut between the two halves of a character.
    void halvesOfCharacters() {
        const Sidecar cut = read(R"({"title":"a.jpg","description":"x \ud83d","photoTakenTime":)"
                                 R"({"timestamp":"5"}})");
        QCOMPARE(cut.description, std::string("x \uFFFD"));
        QVERIFY(cut.taken == 5);
        QCOMPARE(cut.warnings.size(), std::size_t{1});
        const Sidecar mixed = read(R"({"title":"\\ud83d \ude00 \ud83d\ude00 \u00e9.jpg"})");
        QCOMPARE(mixed.title, std::string("\\ud83d \uFFFD \U0001F600 \u00e9.jpg"));
    }

    void kinds_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* json, SidecarKind kind) {
            QTest::newRow(json) << QByteArray(json) << static_cast<int>(kind);
        };
        using enum SidecarKind;
        row("{}", Other);
        row("[]", Other);
        row("3", Other);
        row(R"({"sharedAlbumComments":[]})", Other);
        row(R"({"title":""})", Other);
        row(R"({"title":"Rome","access":"protected"})", Album);
        row(R"({"albumData":{"title":"Rome","date":{"timestamp":"5"}}})", Album);
        row(R"({"title":"Ferien","description":"","date":{"timestamp":"5"},"geoData":{}})", Album);
        row(R"({"title":"写真","enrichments":[]})", Album);
        row(R"({"title":"a.jpg","photoTakenTime":{"timestamp":"5"}})", Asset);
        row(R"({"title":"film.mp4","creationTime":{"timestamp":"5"},"imageViews":"0"})", Asset);
        row(R"({"title":"a.jpg","url":"x"})", Asset);
    }
    void kinds() {
        QFETCH(QByteArray, json);
        QFETCH(int, kind);
        QCOMPARE(static_cast<int>(read(json.toStdString()).kind), kind);
    }

    void placeOfAnAlbum() {
        const Sidecar album = read(R"({"title":"Rome","enrichments":[{"narrativeEnrichment":{}},
            {"locationEnrichment":{"location":[{"name":"x","latitudeE7":0,"longitudeE7":0},
            {"latitudeE7":419000000,"longitudeE7":125000000}]}}]})");
        QCOMPARE(album.kind, SidecarKind::Album);
        QCOMPARE(album.geo->latitude, 41.9);
        QCOMPARE(album.geo->longitude, 12.5);
    }

    void oddBytes() {
        QCOMPARE(read("\xEF\xBB\xBF{\"title\":\"b\",\"url\":\"u\"}").title, std::string("b"));
        const Sidecar bad = read("{\"title\":\"b\xFF\",\"url\":\"u\"}");
        QCOMPARE(bad.title, std::string("b\xEF\xBF\xBD"));
        QCOMPARE(bad.warnings.size(), std::size_t{1});
        QCOMPARE(
            read(R"({"title":5,"photoTakenTime":{"timestamp":"7"},"people":4})").taken, Seconds(7));
    }

    void hostile_data() {
        QTest::addColumn<QByteArray>("json");
        const QByteArray whole = R"({"title":"a.jpg","photoTakenTime":{"timestamp":"5"}})";
        for (qsizetype length = 0; length < whole.size(); ++length)
            QTest::newRow(QByteArray::number(length).constData()) << whole.first(length);
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(50'000);
        QTest::newRow("more behind") << QByteArray("{} {}");
        QTest::newRow("NUL") << QByteArray("{\"a\":\0}", 7);
    }
    void hostile() {
        QFETCH(QByteArray, json);
        SidecarParser parser;
        const auto out = parser.parse(json.toStdString());
        QVERIFY(!out);
        QCOMPARE(out.error().code, ErrorCode::CorruptData);
        // The parser serves on.
        QVERIFY(parser.parse("{}"));
    }
    void tooLarge() {
        SidecarParser parser;
        const std::string large(kSidecarBytes + 1, ' ');
        QCOMPARE(parser.parse(large).error().code, ErrorCode::LimitExceeded);
    }

    void realSidecars() {
        LIGHTSTACK_NEED_SAMPLES();
        int seen = 0;
        for (const auto& file :
            std::filesystem::recursive_directory_iterator(samplesFolder() / "takeout")) {
            if (file.path().extension() != ".json") continue;
            const auto bytes = base::readWhole(file.path(), kSidecarBytes);
            QVERIFY(bytes);
            const Sidecar out = read({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
            QCOMPARE(out.kind, SidecarKind::Asset);
            QVERIFY(!out.title.empty());
            QVERIFY(out.created);
            ++seen;
        }
        QVERIFY(seen >= 4);
    }

private:
    static std::filesystem::path samplesFolder() { return lightstack::tests::samplesFolder(); }
};

#include "sidecar_test.moc"
LIGHTSTACK_TEST(SidecarTest);
