// XMP packets and IPTC records to the fields people search by.
#include "core/metadata/brief_texts.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace std::string_literals;
using metadata::CommonFields;

namespace {

std::string packet(const std::string& attributes, const std::string& elements = {}) {
    return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
           "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "
           "xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmlns:exif='http://ns.adobe.com/exif/1.0/' "
           "xmlns:dc='http://purl.org/dc/elements/1.1/' "
           "xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' " +
           attributes + ">" + elements + "</rdf:Description></rdf:RDF></x:xmpmeta>";
}

CommonFields read(const std::string& xmp) {
    CommonFields fields;
    metadata::readXmpBrief(xmp, fields);
    return fields;
}

std::string record(char dataSet, const std::string& text) {
    return "\x1C\x02"s + dataSet + static_cast<char>(text.size() >> 8) +
           static_cast<char>(text.size()) + text;
}

} // namespace

class BriefTextsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesThatOnlyThePacketKnows() {
        const CommonFields south = read(packet("exif:GPSLatitude='10,30.0S' "
                                               "exif:GPSLongitude='20,15,36E' "
                                               "exif:GPSAltitude='25/2' exif:GPSAltitudeRef='1'"));
        QVERIFY(south.gps);
        QCOMPARE(south.gps->latitude, -10.5);
        QCOMPARE(south.gps->longitude, 20.26);
        QCOMPARE(south.gps->altitude.value(), -12.5);
        const CommonFields west = read(packet("", "<exif:GPSLatitude>38,53.25N</exif:GPSLatitude>"
                                                  "<exif:GPSLongitude>77,3W</exif:GPSLongitude>"));
        QVERIFY(west.gps && !west.gps->altitude);
        QCOMPARE(west.gps->latitude, 38.8875);
        QCOMPARE(west.gps->longitude, -77.05);
        for (const char* wrong :
            {"exif:GPSLatitude='10,30.0S'", "exif:GPSLatitude='north' exif:GPSLongitude='1,1E'",
                "exif:GPSLatitude='91,0N' exif:GPSLongitude='1,1E'",
                "exif:GPSLatitude='1,2,3,4N' exif:GPSLongitude='1,1E'",
                "exif:GPSLatitude='' exif:GPSLongitude=''"})
            QVERIFY2(!read(packet(wrong)).gps, wrong);
        // What EXIF says stands.
        CommonFields known;
        known.gps = metadata::GpsPosition{1, 2, std::nullopt};
        metadata::readXmpBrief(packet("exif:GPSLatitude='10,0N' exif:GPSLongitude='20,0E'"), known);
        QCOMPARE(known.gps->latitude, 1.0);
    }

    void datesKeepTheirZone_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("local");
        QTest::addColumn<QByteArray>("subSeconds");
        QTest::addColumn<QByteArray>("offset");
        const auto row = [](const char* text, const char* local, const char* sub,
                             const char* offset) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(local) << QByteArray(sub)
                                << QByteArray(offset);
        };
        row("2021-05-04T13:02:01+02:00", "2021:05:04 13:02:01", "", "+02:00");
        row("2021-05-04T13:02:01.25-03:30", "2021:05:04 13:02:01", "25", "-03:30");
        row("2021-05-04T13:02:01Z", "2021:05:04 13:02:01", "", "+00:00");
        row("2021-05-04T13:02:01.123456", "2021:05:04 13:02:01", "123456", "");
        row("2021-05-04T13:02+0930", "2021:05:04 13:02:00", "", "+09:30");
        row("2021-05-04T13:02Z", "2021:05:04 13:02:00", "", "+00:00");
        row("2021-05-04T13:02:01-08", "2021:05:04 13:02:01", "", "-08:00");
        row("2021-05-04", "2021:05:04", "", "");
        row("2021-05", "2021-05", "", "");
        row("2021:05:04 13:02:01", "2021:05:04 13:02:01", "", "");
        row("2021-05-04T13:02:01+zz:00", "2021:05:04 13:02:01", "", "");
    }
    void datesKeepTheirZone() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, local);
        QFETCH(QByteArray, subSeconds);
        QFETCH(QByteArray, offset);
        for (const std::string& xmp : {packet("exif:DateTimeOriginal='" + text.toStdString() + "'"),
                 packet("", "<photoshop:DateCreated>\n " + text.toStdString() +
                                "\n</photoshop:DateCreated>")}) {
            const CommonFields fields = read(xmp);
            QCOMPARE(fields.dateTimeOriginal, local.toStdString());
            QCOMPARE(fields.subSecOriginal, subSeconds.toStdString());
            QCOMPARE(fields.offsetTimeOriginal, offset.toStdString());
        }
        const CommonFields created = read(packet("xmp:CreateDate='" + text.toStdString() + "'"));
        QCOMPARE(created.dateTimeDigitized, local.toStdString());
        QCOMPARE(created.offsetTimeDigitized, offset.toStdString());
        QVERIFY(created.offsetTimeOriginal.empty());
    }
    void theMomentIsTheSameInEveryZone() {
        const auto at = [](const char* date) {
            return read(packet("xmp:CreateDate='"s + date + "'")).takenAtMs().value();
        };
        QCOMPARE(at("1970-01-01T02:00:00+02:00"), std::int64_t{0});
        QCOMPARE(at("1969-12-31T20:30:00-03:30"), std::int64_t{0});
        QCOMPARE(at("1970-01-01T00:00:00Z"), std::int64_t{0});
        QCOMPARE(at("1970-01-01T00:00:00"), std::int64_t{0});
    }
    void exifComesFirstButTakesTheZone() {
        CommonFields fields;
        fields.dateTimeOriginal = "2021:05:04 13:02:01";
        metadata::readXmpBrief(packet("exif:DateTimeOriginal='2021-05-04T13:02:01+02:00'"), fields);
        QCOMPARE(fields.dateTimeOriginal, "2021:05:04 13:02:01"s);
        QCOMPARE(fields.offsetTimeOriginal, "+02:00"s);
        metadata::readXmpBrief(packet("exif:DateTimeOriginal='2021-05-04T13:02:01+05:00'"), fields);
        QCOMPARE(fields.offsetTimeOriginal, "+02:00"s);
        CommonFields other;
        other.dateTimeOriginal = "2020:01:01 00:00:00";
        metadata::readXmpBrief(packet("exif:DateTimeOriginal='2021-05-04T13:02:01+02:00'"), other);
        QCOMPARE(other.offsetTimeOriginal, ""s); // another moment's zone
    }
    void wordsAndStars() {
        const CommonFields fields = read(packet("xmp:Rating='4'",
            "<dc:subject><rdf:Bag><rdf:li>sea</rdf:li><rdf:li>\xC3\xA4</rdf:li></rdf:Bag></"
            "dc:subject>"
            "<dc:title><rdf:Alt><rdf:li>T</rdf:li><rdf:li>other</rdf:li></rdf:Alt></dc:title>"
            "<dc:description><rdf:Alt><rdf:li>D</rdf:li></rdf:Alt></dc:description>"));
        QCOMPARE(fields.rating.value(), 4);
        QCOMPARE(fields.keywords, (std::vector<std::string>{"sea", "\xC3\xA4"}));
        QCOMPARE(fields.title, "T"s);
        QCOMPARE(fields.description, "D"s);
        QCOMPARE(read(packet("xmp:Rating='-1'")).rating.value(), -1);
        QVERIFY(!read(packet("xmp:Rating='1e300'")).rating);
        QVERIFY(!read(packet("xmp:Rating='many'")).rating);
    }
    void utf16PacketsAreRead() {
        const std::string narrow = packet("xmp:Rating='3'");
        std::string wide = "\xFF\xFE";
        for (const char c : narrow)
            wide += {c, '\0'};
        QCOMPARE(read(wide).rating.value(), 3);
    }
    void damageKeepsWhatStoodBefore() {
        const std::string all = packet("xmp:Rating='2'", "<dc:title><rdf:Alt><rdf:li>T");
        QCOMPARE(read(all.substr(0, all.size() - 60)).rating.value(), 2);
        QVERIFY(!read("no xml at all").rating);
        QVERIFY(!read("").rating);
        std::string deep;
        for (int i = 0; i < 5000; ++i)
            deep += "<a>";
        QVERIFY(read(deep).keywords.empty());
    }
    void iptcRecords() {
        CommonFields fields;
        fields.keywords = {"of XMP"};
        metadata::readIptcBrief(record(25, "one") + record(25, "f\xFCr") + record(5, "title") +
                                    record(120, "caption") + record(5, "second"),
            fields);
        QCOMPARE(fields.keywords, (std::vector<std::string>{"one", "f\xC3\xBCr"}));
        QCOMPARE(fields.title, "title"s);
        QCOMPARE(fields.description, "caption"s);
        CommonFields cut;
        const std::string two = record(25, "whole") + record(25, "cut short");
        metadata::readIptcBrief(std::string_view(two).substr(0, two.size() - 3), cut);
        QCOMPARE(cut.keywords, std::vector<std::string>{"whole"});
    }
    void iptcWithinPhotoshopsResources() {
        const auto resource = [](char id, const std::string& name, const std::string& data) {
            std::string out = "8BIM\x04"s + id + static_cast<char>(name.size()) + name;
            if (out.size() % 2 != 0) out += '\0';
            out += "\0\0\0"s + static_cast<char>(data.size()) + data;
            return data.size() % 2 != 0 ? out + '\0' : out;
        };
        const std::string iptc = record(25, "key");
        const std::string all = resource(0x25, "", "odd") + resource(0x0C, "name", "even") +
                                resource(0x04, "", iptc) + resource(0x22, "", "x");
        QCOMPARE(std::string(metadata::iptcOfResources(all)), iptc);
        QCOMPARE(metadata::iptcOfResources(resource(0x25, "", "x")).size(), std::size_t{0});
        for (std::size_t n = 0; n < all.size(); ++n) // never past the end
            QVERIFY(metadata::iptcOfResources(std::string_view(all).substr(0, n)).size() <=
                    iptc.size());
    }
};

#include "brief_texts_test.moc"
LIGHTSTACK_TEST(BriefTextsTest);
