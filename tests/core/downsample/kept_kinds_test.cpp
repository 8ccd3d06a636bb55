// What kind of file a result is: lossless where the original was, with the texts of a PNG; and what
// a dry run says of the losses of the run.
#include "core/base/crc32.h"
#include "core/downsample/downsample.h"
#include "core/downsample/forecast.h"
#include "core/downsample/png_text.h"
#include "tests/support/file_content.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;
using downsample::DownsampleReport;
using downsample::DownsampleRequest;

namespace {

QImage detailed(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(x * 7 & 255, (x ^ y) & 255, (y * 3 + x * x / 50) & 255));
    return image;
}

std::string encoded(const QImage& image, const char* format, int quality) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, format, quality)) std::abort();
    return bytes.toStdString();
}

std::string bigEndian(std::size_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift & 255);
    return out;
}

std::string chunk(const std::string& kind, const std::string& data) {
    const std::string body = kind + data;
    return bigEndian(data.size()) + body +
           bigEndian(base::crc32Of(0, std::as_bytes(std::span(body))));
}

const std::string kTitle = chunk("tEXt", std::string("Title\0On the beach", 18));
const std::string kWords = chunk("iTXt", std::string("Comment\0\0\0de\0\0Gr\xC3\xBC\xC3\x9F"
                                                     "e",
                                             21));
// Turned to the right, and nothing else.
const std::string kExif("II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\6\0\0\0\0\0\0\0", 26);

// Texts in front of the picture data and behind them.
std::string tellingPng(bool exif) {
    std::string out = encoded(detailed(300, 200), "PNG", -1);
    const std::size_t data = out.find("IDAT") - 4;
    out.insert(data, kTitle + (exif ? chunk("eXIf", kExif) : std::string()) +
                         chunk("tEXt", std::string("Raw profile type exif\0\nexif\n", 28)));
    out.insert(out.find("IEND") - 4, kWords);
    return out;
}

QImage shown(const fs::path& path) {
    return QImage(QString::fromStdString(path.string())).convertToFormat(QImage::Format_RGB32);
}

DownsampleReport run(const DownsampleRequest& request) {
    pipeline::StageClock clock(downsample::downsampleStages());
    pipeline::PauseGate gate;
    return *downsample::downsample(request, clock, gate, {});
}

DownsampleRequest intoFolder(const TempFolder& folder) {
    DownsampleRequest request;
    request.inputs = {folder / "in"};
    request.out = folder / "out";
    request.longSide = 100;
    return request;
}

} // namespace

class KeptKindsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsOfAPngGoAlong() {
        const TempFolder folder;
        folder.write("in/a.png", tellingPng(true));
        folder.write("in/b.png", tellingPng(false));
        const DownsampleReport report = run(intoFolder(folder));
        QCOMPARE(report.total.written, 2U);
        QVERIFY(report.notes.empty());
        const std::string both = contentOf(folder / "out/a.png");
        QVERIFY(both.find(kTitle) != std::string::npos);
        QVERIFY(both.find(kWords) != std::string::npos);
        QVERIFY(both.find("eXIf") != std::string::npos);
        QVERIFY(both.find("Raw profile") == std::string::npos); // the block says it, corrected
        QVERIFY(contentOf(folder / "out/b.png").find("Raw profile") != std::string::npos);
        const QImage small = shown(folder / "out/a.png");
        QCOMPARE(small.size(), QSize(67, 100)); // turned
        QCOMPARE(small.text(QStringLiteral("Title")), QStringLiteral("On the beach"));
        QCOMPARE(small.text(QStringLiteral("Comment")), QStringLiteral("Grüße"));
    }

    void textsAreLeftOutWhereTheyAreNotWanted() {
        const TempFolder folder;
        folder.write("in/a.png", tellingPng(false));
        DownsampleRequest request = intoFolder(folder);
        request.keepMetadata = false;
        QVERIFY(run(request).notes.empty());
        QVERIFY(contentOf(folder / "out/a.png").find("tEXt") == std::string::npos);
    }

    void damagedPngsTellWhatIsWhole() {
        const std::string whole = tellingPng(true);
        for (std::size_t size = 0; size < whole.size(); size += 11) {
            const std::string cut = whole.substr(0, size);
            base::MemorySource source(std::as_bytes(std::span(cut)));
            const auto text = downsample::textOfPng(source); // nothing is read past the end
            QVERIFY(text.size() <= size);
        }
        std::vector<std::byte> none(5);
        QVERIFY(!downsample::putIntoPng(none, none));
        QCOMPARE(none.size(), std::size_t{5});
    }

    void aLosslessWebPStaysLossless() {
        if (!QImageWriter::supportedImageFormats().contains("webp")) QSKIP("no WebP in Qt");
        const TempFolder folder;
        const QImage image = detailed(300, 200);
        folder.write("in/same.png", encoded(image, "PNG", -1));
        folder.write("in/lossless.webp", encoded(image, "WEBP", 100));
        folder.write("in/lossy.webp", encoded(image, "WEBP", 80));
        DownsampleRequest request = intoFolder(folder);
        request.quality = 40;
        QCOMPARE(run(request).total.written, 3U);
        QCOMPARE(shown(folder / "out/lossless.webp"), shown(folder / "out/same.png"));
        QVERIFY(contentOf(folder / "out/lossless.webp").find("VP8L") != std::string::npos);
        QVERIFY(contentOf(folder / "out/lossy.webp").find("VP8L") == std::string::npos);
    }

    void whatCannotBeDecodedIsKnownBeforehand_data() {
        QTest::addColumn<int>("marker");
        QTest::addColumn<int>("bits");
        QTest::newRow("12 bits") << 0xC1 << 12;
        QTest::newRow("lossless") << 0xC3 << 8;
    }
    void whatCannotBeDecodedIsKnownBeforehand() {
        QFETCH(int, marker);
        QFETCH(int, bits);
        const TempFolder folder;
        std::string bytes = encoded(detailed(300, 200), "JPG", 90);
        const std::size_t frame = bytes.find("\xFF\xC0");
        bytes[frame + 1] = static_cast<char>(marker);
        bytes[frame + 4] = static_cast<char>(bits);
        folder.write("in/a.jpg", bytes);
        DownsampleRequest request = intoFolder(folder);
        request.dryRun = true;
        const DownsampleReport report = run(request);
        QVERIFY(report.wanted.empty());
        QCOMPARE(report.failures.size(), std::size_t{1});
        QCOMPARE(report.failures.front().code, ErrorCode::Unsupported);
    }

    // The run tells it as well; beforehand it is of use.
    void lossesAreToldBeforehand_data() {
        QTest::addColumn<bool>("toJpeg");
        QTest::addColumn<int>("notes");
        QTest::newRow("kept formats") << false << 1;
        QTest::newRow("to JPEG") << true << 2;
    }
    void lossesAreToldBeforehand() {
        QFETCH(bool, toJpeg);
        QFETCH(int, notes);
        const TempFolder folder;
        const std::string xmp =
            std::string("http://ns.adobe.com/xap/1.0/\0", 29) + "<rdf GCamera:MotionPhoto=\"1\"/>";
        std::string film = encoded(detailed(300, 200), "JPG", 90);
        film.insert(
            2, "\xFF\xE1" + bigEndian(xmp.size() + 2).substr(2) + xmp); // SOI, then the segment
        folder.write("in/film.jpg", film + std::string(5000, 'f'));
        folder.write("in/small.jpg", encoded(detailed(90, 60), "JPG", 90));
        folder.write("in/text.png", tellingPng(false));
        DownsampleRequest request = intoFolder(folder);
        if (toJpeg) request.format = io::FileFormat::Jpeg;
        request.dryRun = true;
        const auto before = run(request).notes;
        const auto isLoss = [](const std::string& note) {
            return note.find("film") != std::string::npos ||
                   note.find("PNG text") != std::string::npos;
        };
        QCOMPARE(std::ranges::count_if(before, isLoss), notes);
        std::atomic<std::uint64_t> counted{0};
        const auto forecast =
            downsample::forecast(downsample::survey(request, counted, {}), request, {});
        QCOMPARE(forecast.losses.size(), static_cast<std::size_t>(notes));
        request.dryRun = false;
        QCOMPARE(run(request).notes, before);
    }

    // Older ones of Samsung say so in a table at the end of the file alone.
    void aFilmThatOnlyATrailerTellsOfIsTold() {
        const TempFolder folder;
        const auto little = [](std::uint32_t value) {
            return std::string{static_cast<char>(value), static_cast<char>(value >> 8),
                static_cast<char>(value >> 16), static_cast<char>(value >> 24)};
        };
        const auto trailer = [&](std::uint32_t kind) {
            const std::string table = "SEFH" + little(106) + little(1) + std::string("\0\0", 2) +
                                      little(kind).substr(0, 2) + little(5000) + little(5000);
            return std::string(5000, 'f') + table +
                   little(static_cast<std::uint32_t>(table.size())) + "SEFT";
        };
        const std::string picture = encoded(detailed(300, 200), "JPG", 90);
        const auto followers = [&](const std::string& behind) {
            const auto file = io::ImageFile::open(folder.write("p.jpg", picture + behind));
            return downsample::attachmentsOf(*file).followers;
        };
        QCOMPARE(followers(trailer(0x0A30)), std::vector<std::string>{"film of the motion photo"});
        QVERIFY(followers(trailer(0x0A01)).empty()); // only the time zone
        QVERIFY(followers({}).empty());
        QVERIFY(followers("SEFT").empty());
        QVERIFY(followers(little(0xFFFFFF) + "SEFT").empty());
    }
};

#include "kept_kinds_test.moc"
LIGHTSTACK_TEST(KeptKindsTest);
