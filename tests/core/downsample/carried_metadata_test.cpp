// What goes along with a smaller picture, and what is said of what does not.
#include "core/base/crc32.h"
#include "core/downsample/carried_metadata.h"
#include "core/downsample/downsample.h"
#include "core/downsample/tiff_metadata.h"
#include "core/metadata/metadata_blocks.h"
#include "core/metadata/tiff_directory.h"
#include "tests/support/file_content.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QImage>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;
using downsample::DownsampleReport;
using downsample::DownsampleRequest;

namespace {

std::string jpeg(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "JPEG", 90)) std::abort();
    return bytes.toStdString();
}

std::string bigEndian(std::size_t value, int bytes) {
    std::string out;
    for (int i = bytes; i-- > 0;)
        out += static_cast<char>(value >> 8 * i & 255);
    return out;
}

std::string littleEndian(std::size_t value, int bytes) {
    std::string out = bigEndian(value, bytes);
    std::ranges::reverse(out);
    return out;
}

std::string segment(char marker, const std::string& body) {
    return std::string("\xFF") + marker + bigEndian(body.size() + 2, 2) + body;
}

std::string resource(int id, const std::string& data) {
    return "8BIM" + bigEndian(static_cast<std::size_t>(id), 2) + std::string(2, '\0') +
           bigEndian(data.size(), 4) + data + std::string(data.size() % 2, '\0');
}

const std::string kRecords("\x1C\x02\x19\x00\x05"
                           "beach",
    10);

std::string withSegment(const std::string& file, char marker, const std::string& body) {
    return file.substr(0, 2) + segment(marker, body) + file.substr(2);
}

// MPF: this picture and one more, which follows.
std::string withNeighbour(const std::string& file, const std::string& other) {
    const auto index = [&](std::size_t offset) {
        const auto entry = [](int tag, int type, std::size_t count, const std::string& value) {
            return littleEndian(static_cast<std::size_t>(tag), 2) +
                   littleEndian(static_cast<std::size_t>(type), 2) + littleEndian(count, 4) + value;
        };
        return std::string("MPF\0II*\0", 8) + littleEndian(8, 4) + littleEndian(3, 2) +
               entry(0xB000, 7, 4, "0100") + entry(0xB001, 4, 1, littleEndian(2, 4)) +
               entry(0xB002, 7, 32, littleEndian(50, 4)) + littleEndian(0, 4) +
               littleEndian(0x20030000, 4) + std::string(12, '\0') + littleEndian(0, 4) +
               littleEndian(other.size(), 4) + littleEndian(offset, 4) + std::string(4, '\0');
    };
    const std::size_t whole = file.size() + 4 + index(0).size();
    constexpr std::size_t header = 2 + 4 + 4; // SOI, marker and length, "MPF\0"
    return withSegment(file, '\xE2', index(whole - header)) + other;
}

const std::string kPacket = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">kept</x:xmpmeta>";

// Black, 300 x 1, with a packet as the XMP specification wants it: bare, and led past by numbers.
std::string gifWithXmp() {
    std::string out = std::string("GIF89a\x2C\1\1\0\x80\0\0", 13) + std::string(6, '\0') +
                      "\x21\xFF\x0BXMP DataXMP" + kPacket + '\1';
    for (int i = 255; i >= 0; --i)
        out += static_cast<char>(i);
    out += std::string("\0\x2C\0\0\0\0\x2C\1\1\0\0\2", 12);
    std::string codes; // of 3 bits: clear, and then never two alike
    int bits = 0;
    int count = 0;
    const auto put = [&](int code) {
        bits |= code << count;
        for (count += 3; count >= 8; count -= 8, bits >>= 8)
            codes += static_cast<char>(bits & 255);
    };
    for (int pixel = 0; pixel < 300; ++pixel) {
        if (pixel % 2 == 0) put(4);
        put(0);
    }
    put(5);
    codes += static_cast<char>(bits & 255);
    return out + static_cast<char>(codes.size()) + codes + std::string("\0;", 2);
}

DownsampleReport run(const DownsampleRequest& request) {
    pipeline::StageClock clock(downsample::downsampleStages());
    pipeline::PauseGate gate;
    return *downsample::downsample(request, clock, gate, {});
}

DownsampleRequest inPlace(const fs::path& folder) {
    DownsampleRequest request;
    request.inputs = {folder};
    request.longSide = 100;
    return request;
}

// Of the EXIF in a file: a tag of a directory as text.
std::string tagOf(const fs::path& path, const char* directory, int tag) {
    const auto file = io::ImageFile::open(path);
    const auto blocks = metadata::findMetadataBlocks(file->bytes(), file->mime());
    if (!blocks.exif) return {};
    auto tiff = metadata::TiffFile::open(file->bytes(), blocks.exif->offset);
    if (!tiff) return {};
    for (const auto& found : tiff->walk())
        if (const auto* entry = found.find(static_cast<std::uint16_t>(tag));
            found.name == directory && entry != nullptr)
            return tiff->rawText(*entry);
    return {};
}

// A TIFF of one strip with an artist, an exposure, a latitude, IPTC records and XMP; big-endian.
std::string tellingTiff(int width, int height) {
    const auto entry = [](int tag, int type, std::size_t count, std::size_t value) {
        const bool small = type == 3 && count == 1;
        return bigEndian(static_cast<std::size_t>(tag), 2) +
               bigEndian(static_cast<std::size_t>(type), 2) + bigEndian(count, 4) +
               (small ? bigEndian(value, 2) + std::string(2, '\0') : bigEndian(value, 4));
    };
    const std::string artist("Somebody", 9);
    const std::string xmp = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>";
    const std::size_t pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    const std::size_t at = 8 + pixels;
    const std::size_t exif = at + 64;
    const std::size_t gps = exif + 2 + 12 + 4 + 8;
    const std::size_t texts = gps + 2 + 12 + 4;
    const std::size_t main = texts + 128;
    std::string out = std::string("MM\0*", 4) + bigEndian(main, 4) + std::string(pixels, '\x55');
    out.resize(exif);
    out += bigEndian(1, 2) + entry(0x829A, 5, 1, exif + 18) + bigEndian(0, 4) + bigEndian(1, 4) +
           bigEndian(250, 4);
    out += bigEndian(1, 2) + entry(1, 2, 2, std::size_t{'N'} << 24) + bigEndian(0, 4);
    out += artist + std::string(7, '\0') + kRecords + std::string(6, '\0') + xmp;
    out.resize(main);
    const std::string entries =
        entry(256, 3, 1, static_cast<std::size_t>(width)) +
        entry(257, 3, 1, static_cast<std::size_t>(height)) + entry(258, 3, 1, 8) +
        entry(259, 3, 1, 1) + entry(262, 3, 1, 1) + entry(273, 4, 1, 8) + entry(274, 3, 1, 6) +
        entry(277, 3, 1, 1) + entry(278, 3, 1, static_cast<std::size_t>(height)) +
        entry(279, 4, 1, pixels) + entry(315, 2, 9, texts) + entry(700, 1, xmp.size(), texts + 32) +
        entry(33723, 7, kRecords.size(), texts + 16) + entry(34665, 4, 1, exif) +
        entry(34853, 4, 1, gps);
    return out + bigEndian(entries.size() / 12, 2) + entries + bigEndian(0, 4);
}

} // namespace

class CarriedMetadataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void iptcGoesAlongAndTheOldThumbnailDoesNot() {
        const TempFolder folder;
        const std::string resources = std::string("Photoshop 3.0\0", 14) +
                                      resource(0x040C, "thumbnail") + resource(0x0404, kRecords) +
                                      resource(0x03ED, "resolution");
        folder.write("a.jpg", withSegment(jpeg(300, 200), '\xED', resources));
        DownsampleRequest request = inPlace(folder.path());
        QCOMPARE(run(request).total.written, 1U);
        const std::string made = contentOf(folder / "a.jpg");
        QVERIFY(made.find(kRecords) != std::string::npos);
        QVERIFY(made.find("thumbnail") == std::string::npos);
        QVERIFY(made.find("resolution") == std::string::npos);
        QCOMPARE(
            QImage(QString::fromStdString((folder / "a.jpg").string())).size(), QSize(100, 67));
        request.longSide = 50;
        request.keepMetadata = false;
        QCOMPARE(run(request).total.written, 1U);
        QVERIFY(contentOf(folder / "a.jpg").find("8BIM") == std::string::npos);
    }

    void whatATiffSaysOfItsPictureGoesAlong_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("TIFF") << "a.tif";
        QTest::newRow("JPEG") << "a.jpg";
    }
    void whatATiffSaysOfItsPictureGoesAlong() {
        QFETCH(QString, name);
        const TempFolder folder;
        folder.write("in/a.tif", tellingTiff(200, 300));
        DownsampleRequest request = inPlace(folder / "in");
        request.out = folder / "out";
        if (name.endsWith(QLatin1String("jpg"))) request.format = io::FileFormat::Jpeg;
        const DownsampleReport report = run(request);
        QCOMPARE(report.total.written, 1U);
        QVERIFY(report.notes.empty());
        const fs::path out = folder / ("out/" + name.toStdString());
        QCOMPARE(tagOf(out, "IFD0", 315), std::string("Somebody"));
        QCOMPARE(tagOf(out, "IFD0.Exif", 0x829A), std::string("1/250"));
        QCOMPARE(tagOf(out, "IFD0.GPS", 1), std::string("N"));
        QVERIFY(tagOf(out, "IFD0", 274) != "6"); // it is upright now
        QVERIFY(contentOf(out).find(kRecords) != std::string::npos);
        QVERIFY(contentOf(out).find("adobe:ns:meta") != std::string::npos);
        const auto file = io::ImageFile::open(out);
        const auto picture = (*io::readerFor(*file))->picture(*file, {});
        QVERIFY(picture);
        QCOMPARE(picture->pixels.spec().size, (image::PixelSize{100, 67}));
        QVERIFY(std::abs(picture->pixels.valueAt(50, 30, 0) - 0x55) <= 1);
    }

    void xmpOfAGifGoesAlong_data() {
        QTest::addColumn<int>("format");
        QTest::newRow("JPEG") << static_cast<int>(io::FileFormat::Jpeg);
        QTest::newRow("PNG") << static_cast<int>(io::FileFormat::Png);
        QTest::newRow("WebP") << static_cast<int>(io::FileFormat::WebP);
        QTest::newRow("TIFF") << static_cast<int>(io::FileFormat::Tiff);
    }
    void xmpOfAGifGoesAlong() {
        QFETCH(int, format);
        const TempFolder folder;
        folder.write("in/a.gif", gifWithXmp());
        DownsampleRequest request = inPlace(folder / "in");
        request.out = folder / "out";
        request.format = static_cast<io::FileFormat>(format);
        const DownsampleReport report = run(request);
        QCOMPARE(report.total.written, 1U);
        QVERIFY(report.notes.empty());
        const fs::path out =
            folder / ("out/a" + std::string(io::fileFormatExtension(*request.format)));
        QVERIFY(contentOf(out).find(kPacket) != std::string::npos);
    }

    void commentsGoAlongOrAreTold() {
        const TempFolder folder;
        const std::string comment = segment('\xFE', "written by hand");
        folder.write("in/a.jpg", withSegment(jpeg(300, 200), '\xFE', "written by hand"));
        std::string gif = gifWithXmp();
        gif.insert(19, std::string("\x21\xFE\x0Fwritten by hand\0", 19));
        folder.write("in/b.gif", gif);
        DownsampleRequest request = inPlace(folder / "in");
        request.out = folder / "out";
        QVERIFY(run(request).notes.empty());
        for (const char* name : {"out/a.jpg", "out/b.jpg"}) {
            const std::string made = contentOf(folder / name);
            QVERIFY(made.find(comment) != std::string::npos);
            QVERIFY(!QImage::fromData(QByteArray::fromStdString(made)).isNull());
        }
        request.out = folder / "png";
        request.format = io::FileFormat::Png;
        request.dryRun = true; // says it before
        QCOMPARE(run(request).notes,
            std::vector<std::string>{"2 files keep no comment: the format cannot hold it"});
        request.dryRun = false;
        QCOMPARE(run(request).notes.size(), std::size_t{1});
    }

    // Packed it is no block that other formats take: it stays as it is, or is told as lost.
    void packedXmpOfAPngIsNotLostSilently() {
        const TempFolder folder;
        QImage image(300, 200, QImage::Format_RGB32);
        image.fill(Qt::darkRed);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(image.save(&buffer, "PNG"));
        const std::string text = std::string("iTXtXML:com.adobe.xmp\0\1\0\0\0packed", 32);
        const std::size_t sum = base::crc32Of(0, std::as_bytes(std::span(text)));
        folder.write(
            "a.png", bytes
                         .insert(33, QByteArray::fromStdString(
                                         bigEndian(text.size() - 4, 4) + text + bigEndian(sum, 4)))
                         .toStdString());
        DownsampleRequest request = inPlace(folder.path());
        request.out = folder / "out";
        QVERIFY(run(request).notes.empty());
        QVERIFY(contentOf(folder / "out/a.png").find(text) != std::string::npos);
        request.format = io::FileFormat::Jpeg;
        QCOMPARE(run(request).notes.size(), std::size_t{1});
    }

    void whatFollowsThePictureIsToldWhenItIsLost() {
        const TempFolder folder;
        const std::string xmp = std::string("http://ns.adobe.com/xap/1.0/\0", 29) +
                                "<rdf GCamera:MotionPhoto=\"1\" tiff:Orientation=\"6\"/>";
        folder.write("film.jpg", withSegment(jpeg(300, 200), '\xE1', xmp) + std::string(5000, 'f'));
        folder.write("gain.jpg", withNeighbour(jpeg(300, 200), jpeg(75, 50)));
        const DownsampleReport report = run(inPlace(folder.path()));
        QCOMPARE(report.total.written, 2U);
        QCOMPARE(report.total.converted, 0U); // a JPEG it was
        QCOMPARE(report.notes.size(), std::size_t{2});
        const std::string film = contentOf(folder / "film.jpg");
        QVERIFY(film.find("MotionPhoto=\"0\"") != std::string::npos); // there is none any more
        QVERIFY(film.find("tiff:Orientation=\"1\"") != std::string::npos);
    }

    void aPacketClaimsNoGainMapThatIsNotThere() {
        std::string packet = "<d hdrgm:Version=\"1.0\" a=\"b\"><Container:Directory><c>GainMap</c>"
                             "</Container:Directory></d>";
        const std::size_t size = packet.size();
        downsample::settleXmp(packet);
        QCOMPARE(packet.size(), size);
        QVERIFY(packet.find("GainMap") == std::string::npos);
        QVERIFY(packet.find("hdrgm") == std::string::npos);
        QCOMPARE(QString::fromStdString(packet).simplified(), QStringLiteral("<d a=\"b\"> </d>"));
    }

    void onlyDescriptionsOfWhatIsSeenGoAlong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("kept");
        QTest::newRow("a person's") << "Beach, 3 pm" << true;
        QTest::newRow("JSON of another kind") << "{\"sample\": 7}" << true;
        QTest::newRow("tifffile") << "{\"shape\": [1500, 2000]}" << false;
        QTest::newRow("ImageJ") << "ImageJ=1.53t\nimages=1\n" << false;
        QTest::newRow("OME") << "<?xml version=\"1.0\"?><OME/>" << false;
    }
    void onlyDescriptionsOfWhatIsSeenGoAlong() {
        QFETCH(QString, text);
        QFETCH(bool, kept);
        const std::string said = text.toStdString() + '\0';
        const std::string file = std::string("MM\0*", 4) + bigEndian(8, 4) + bigEndian(1, 2) +
                                 bigEndian(270, 2) + bigEndian(2, 2) + bigEndian(said.size(), 4) +
                                 bigEndian(26, 4) + bigEndian(0, 4) + said;
        base::MemorySource source(std::as_bytes(std::span(file)));
        const std::vector<std::byte> exif = downsample::exifOfTiff(source);
        const std::string out(reinterpret_cast<const char*>(exif.data()), exif.size());
        QCOMPARE(out.find(text.toStdString()) != std::string::npos, kept);
    }

    // A thousand entries that say the same megabyte each.
    void entriesThatOverlapAreBounded() {
        std::string file = std::string("MM\0*", 4) + bigEndian(8, 4) + bigEndian(1000, 2);
        for (int i = 0; i < 1000; ++i)
            file += bigEndian(315, 2) + bigEndian(2, 2) + bigEndian(1'000'000, 4) + bigEndian(8, 4);
        file.resize(1'100'000, 'x');
        base::MemorySource source(std::as_bytes(std::span(file)));
        QVERIFY(downsample::exifOfTiff(source).size() < 1'200'000);
    }

    void damagedTiffsTellNothing() {
        const std::string whole = tellingTiff(20, 30);
        for (std::size_t size = 0; size < whole.size(); size += 7) {
            const std::string cut = whole.substr(0, size);
            base::MemorySource source(std::as_bytes(std::span(cut)));
            downsample::exifOfTiff(source); // nothing is read past the end
            downsample::resourcesOfTiff(source);
        }
        std::vector<std::byte> none(3);
        QVERIFY(!downsample::putIntoTiff(none, {}, {}));
        QCOMPARE(none.size(), std::size_t{3});
    }
};

#include "carried_metadata_test.moc"
LIGHTSTACK_TEST(CarriedMetadataTest);
