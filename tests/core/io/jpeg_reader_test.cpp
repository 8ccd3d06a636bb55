#include "core/io/jpeg_codec.h"
#include "core/io/jpeg_reader.h"
#include "tests/core/io/jpeg_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace lightstack;
using namespace lightstack::tests;

namespace {

Result<io::Picture> pictureOf(const Bytes& bytes, const io::ReadHint& hint) {
    base::MemorySource source(bytes);
    return io::readJpegPicture(source, hint);
}

int meanOf(const image::ImageBuffer& pixels, int channel, int fromRow, int toRow) {
    double sum = 0;
    for (int y = fromRow; y < toRow; ++y)
        for (int x = 0; x < pixels.spec().size.width; ++x)
            sum += pixels.valueAt(x, y, channel);
    return static_cast<int>(sum / ((toRow - fromRow) * pixels.spec().size.width) + 0.5);
}

} // namespace

class JpegReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void choosesTheScale();
    void infoAndSamples();
    void readsOrientationAndProfile();
    void profileWithAHoleIsNone();
    void exifThumbnailIsProvisional();
    void blackBarsAreCutOff();
    void thumbnailOfAnotherShapeIsNotBelieved();
    void largeEnoughPreviewIsFinal();
    void previewOfAnotherShapeIsNotBelieved();
    void framesArePages();
    void quickGlanceAtOneEighth();
    void cmykIsInvertedAsAdobeDoes();
    void truncatedShowsWhatIsThere();
    void samplesOfTruncatedAreRefused();
    void noDataIsCorrupt();
    void bombIsRefused();
    void stops();
};

void JpegReaderTest::choosesTheScale() {
    QCOMPARE(io::jpegEighthsFor({4000, 3000}, 256), 1);
    QCOMPARE(io::jpegEighthsFor({4000, 3000}, 500), 1);
    QCOMPARE(io::jpegEighthsFor({4000, 3000}, 501), 2);
    QCOMPARE(io::jpegEighthsFor({4000, 3000}, 0), 8);
    QCOMPARE(io::jpegEighthsFor({100, 80}, 256), 8);
    const Bytes bytes = makeJpeg({.width = 1001, .height = 701});
    for (const int side : {100, 126, 127, 251, 252, 500, 502, 5000}) {
        const auto picture = pictureOf(bytes, {.maxSide = side});
        QVERIFY(picture.has_value());
        QVERIFY(picture->pixels.spec().size.longSide() >= std::min(side, 1001));
        QCOMPARE(picture->fullSize.width, 1001);
        QVERIFY(!picture->provisional);
    }
}

void JpegReaderTest::infoAndSamples() {
    const TempFolder folder;
    const auto path = folder.write(
        "a.bin", makeJpeg({.width = 33, .height = 21, .channels = 1, .progressive = true}));
    const auto file = io::ImageFile::open(path);
    const auto info = io::jpegReader().info(*file, 0, {});
    QVERIFY(info.has_value());
    QCOMPARE(info->size.width, 33);
    QCOMPARE(info->channels, 1);
    QCOMPARE(info->pages, 1);
    QCOMPARE(info->compression, std::string("JPEG progressive"));
    const auto samples = io::jpegReader().samples(*file, {});
    QVERIFY(samples.has_value());
    QCOMPARE(samples->spec().channels, 1);
    QCOMPARE(samples->bytes().size(), std::size_t{33 * 21});
    const auto missing = io::jpegReader().samples(*file, {.page = 1});
    QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
}

void JpegReaderTest::readsOrientationAndProfile() {
    Bytes first = bytesOf({"ICC_PROFILE\0\1\2", 14});
    Bytes second = bytesOf({"ICC_PROFILE\0\2\2", 14});
    append(first, bytesOf("hello "));
    append(second, bytesOf("profile"));
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const auto picture = pictureOf(makeJpeg({.segments = {{0xE1, makeExif(orientation, {})},
                                                     {0xE2, second}, {0xE2, first}}}),
            {});
        QVERIFY(picture.has_value());
        QCOMPARE(picture->orientation, orientation);
        QVERIFY(picture->icc == bytesOf("hello profile"));
    }
    QCOMPARE(pictureOf(makeJpeg({.segments = {{0xE1, makeExif(9, {})}}}), {})->orientation, 1);
}

void JpegReaderTest::profileWithAHoleIsNone() {
    Bytes second = bytesOf({"ICC_PROFILE\0\2\2", 14});
    append(second, bytesOf("profile"));
    QVERIFY(pictureOf(makeJpeg({.segments = {{0xE2, second}}}), {})->icc.empty());
}

void JpegReaderTest::exifThumbnailIsProvisional() {
    const Bytes small = makeJpeg({.width = 160, .height = 120, .quality = 50});
    const Bytes bytes =
        makeJpeg({.width = 1200, .height = 900, .segments = {{0xE1, makeExif(6, small)}}});
    const auto quick = pictureOf(bytes, {.maxSide = 256, .quick = true});
    QVERIFY(quick.has_value());
    QVERIFY(quick->provisional);
    QVERIFY(quick->origin == io::PictureOrigin::Preview);
    QCOMPARE(quick->pixels.spec().size.width, 160);
    QCOMPARE(quick->fullSize.width, 1200);
    QCOMPARE(quick->orientation, 6);
    const auto own = pictureOf(bytes, {.maxSide = 256, .quick = true, .allowPreviews = false});
    QVERIFY(!own->provisional && own->pixels.spec().size.longSide() >= 256);
    QVERIFY(!pictureOf(bytes, {.maxSide = 100})->provisional);
}

void JpegReaderTest::blackBarsAreCutOff() {
    // 160x120 with a 3:2 picture in it has seven black rows above and below.
    for (const int blackRows : {7, 0}) {
        const Bytes small = makeJpeg(
            {.width = 160, .height = 120, .quality = 95, .flat = true, .blackRows = blackRows});
        const Bytes bytes =
            makeJpeg({.width = 1200, .height = 800, .segments = {{0xE1, makeExif(1, small)}}});
        const auto quick = pictureOf(bytes, {.maxSide = 256, .quick = true});
        QVERIFY(quick.has_value());
        QCOMPARE(quick->provisional, blackRows == 7); // else not believed: the picture itself comes
        if (!quick->provisional) continue;
        QCOMPARE(quick->pixels.spec().size.height, 106);
        QVERIFY(meanOf(quick->pixels, 1, 2, 104) > 80);
    }
}

void JpegReaderTest::thumbnailOfAnotherShapeIsNotBelieved() {
    const Bytes small = makeJpeg({.width = 120, .height = 160});
    const Bytes bytes =
        makeJpeg({.width = 1200, .height = 900, .segments = {{0xE1, makeExif(1, small)}}});
    const auto quick = pictureOf(bytes, {.maxSide = 256, .quick = true});
    QVERIFY(quick.has_value());
    QVERIFY(!quick->provisional);
    QVERIFY(quick->pixels.spec().size.width > quick->pixels.spec().size.height);
}

void JpegReaderTest::largeEnoughPreviewIsFinal() {
    const Bytes vga = makeJpeg({.width = 640, .height = 480, .flat = true});
    const Bytes hd = makeJpeg({.width = 1000, .height = 750, .flat = true});
    const Bytes bytes = withPreviews({.width = 1600, .height = 1200}, {hd, vga}, 0x010001);
    const auto picture = pictureOf(bytes, {.maxSide = 300});
    QVERIFY(picture.has_value());
    QVERIFY(picture->origin == io::PictureOrigin::Preview);
    QVERIFY(!picture->provisional);
    QCOMPARE(picture->pixels.spec().size.width, 320); // 640 at 4/8
    QCOMPARE(picture->fullSize.width, 1600);
    QVERIFY(pictureOf(bytes, {.maxSide = 1001})->origin != io::PictureOrigin::Preview);
    QVERIFY(pictureOf(bytes, {.maxSide = 300, .allowPreviews = false})->origin ==
            io::PictureOrigin::Scaled);
    QCOMPARE(pictureOf(bytes, {.maxSide = 900})->pixels.spec().size.width, 1000);
}

void JpegReaderTest::previewOfAnotherShapeIsNotBelieved() {
    const Bytes wide = makeJpeg({.width = 640, .height = 360});
    const Bytes bytes = withPreviews({.width = 1600, .height = 1200}, {wide}, 0x010001);
    QVERIFY(pictureOf(bytes, {.maxSide = 300})->origin == io::PictureOrigin::Scaled);
}

void JpegReaderTest::framesArePages() {
    const TempFolder folder;
    const Bytes right = makeJpeg({.width = 320, .height = 200});
    const auto path =
        folder.write("stereo.mpo", withPreviews({.width = 640, .height = 480}, {right}, 0x020002));
    const auto file = io::ImageFile::open(path);
    QCOMPARE(io::jpegReader().info(*file, 0, {})->pages, 2);
    QCOMPARE(io::jpegReader().info(*file, 1, {})->size.width, 320);
    QCOMPARE(io::jpegReader().samples(*file, {.page = 1})->spec().size.height, 200);
    QCOMPARE(io::jpegReader().picture(*file, {.page = 1})->fullSize.width, 320);
}

void JpegReaderTest::quickGlanceAtOneEighth() {
    for (const bool progressive : {false, true}) {
        const Bytes bytes = makeJpeg({.width = 1600, .height = 1200, .progressive = progressive});
        const auto glance = pictureOf(bytes, {.maxSide = 0, .quick = true});
        QVERIFY(glance->provisional);
        QCOMPARE(glance->pixels.spec().size.width, 200);
        QVERIFY(!pictureOf(bytes, {.maxSide = 200, .quick = true})->provisional);
        QVERIFY(!pictureOf(bytes, {.maxSide = 0})->provisional);
        QCOMPARE(pictureOf(bytes, {.maxSide = 201, .quick = true})->provisional, progressive);
    }
}

void JpegReaderTest::cmykIsInvertedAsAdobeDoes() {
    const TempFolder folder;
    const auto path =
        folder.write("c.jpg", makeJpeg({.channels = 4, .quality = 100, .flat = true}));
    const auto file = io::ImageFile::open(path);
    const auto picture = io::jpegReader().picture(*file, {});
    QVERIFY(picture->color == io::ColorModel::Cmyk);
    QVERIFY(picture->cmykInverted); // libjpeg writes the Adobe marker
    const auto samples = io::jpegReader().samples(*file, {});
    for (int c = 0; c < 4; ++c)
        QCOMPARE(samples->valueAt(3, 3, c), 255 - picture->pixels.valueAt(3, 3, c));
}

void JpegReaderTest::truncatedShowsWhatIsThere() {
    Bytes bytes =
        makeJpeg({.width = 400, .height = 400, .horizontal = 1, .vertical = 1, .quality = 95});
    const auto whole = pictureOf(bytes, {});
    bytes.resize(bytes.size() / 2);
    const auto half = pictureOf(bytes, {});
    QVERIFY(half.has_value());
    QVERIFY(!half->warnings.empty());
    QCOMPARE(half->pixels.valueAt(200, 50, 1), whole->pixels.valueAt(200, 50, 1));
    QCOMPARE(meanOf(half->pixels, 1, 390, 400), 128);
    const auto small = pictureOf(bytes, {.maxSide = 50});
    QVERIFY(small.has_value() && !small->warnings.empty());
    QCOMPARE(small->pixels.spec().size.width, 50);
}

void JpegReaderTest::samplesOfTruncatedAreRefused() {
    const TempFolder folder;
    Bytes bytes = makeJpeg({.width = 400, .height = 400});
    bytes.resize(bytes.size() / 2);
    const auto file = io::ImageFile::open(folder.write("half.jpg", bytes));
    const auto samples = io::jpegReader().samples(*file, {});
    QVERIFY(!samples && samples.error().code == ErrorCode::CorruptData);
}

void JpegReaderTest::noDataIsCorrupt() {
    const Bytes bytes = makeJpeg({});
    base::MemorySource source(bytes);
    const auto layout = io::readJpegLayout(source);
    const auto cut =
        Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(layout->scanData));
    const auto picture = pictureOf(cut, {});
    QVERIFY(!picture && picture.error().code == ErrorCode::CorruptData);
    const auto head = pictureOf(Bytes(bytes.begin(), bytes.begin() + 30), {});
    QVERIFY(!head && head.error().code == ErrorCode::CorruptData);
}

void JpegReaderTest::bombIsRefused() {
    for (const bool progressive : {false, true}) {
        Bytes bytes = makeJpeg({.progressive = progressive});
        const Bytes mark = bytesOf(progressive ? std::string_view{"\xFF\xC2\0\x11\x08", 5}
                                               : std::string_view{"\xFF\xC0\0\x11\x08", 5});
        const auto found = std::search(bytes.begin(), bytes.end(), mark.begin(), mark.end());
        QVERIFY(found != bytes.end());
        std::fill(found + 5, found + 9, std::byte{0xFF}); // 65535 x 65535
        const auto picture = pictureOf(bytes, {.maxBytes = std::uint64_t{1} << 30});
        QVERIFY(!picture && picture.error().code == ErrorCode::LimitExceeded);
    }
}

void JpegReaderTest::stops() {
    std::stop_source stop;
    stop.request_stop();
    for (const bool progressive : {false, true}) {
        const auto stopped =
            pictureOf(makeJpeg({.width = 800, .height = 600, .progressive = progressive}),
                {.stop = stop.get_token()});
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    }
}

LIGHTSTACK_TEST(JpegReaderTest);
#include "jpeg_reader_test.moc"
