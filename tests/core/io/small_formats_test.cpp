// GIF, netpbm, PSD, TGA and PCX from files written byte by byte.
#include "core/io/image_reader.h"
#include "tests/core/io/jpeg_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace lightstack;
using namespace lightstack::tests;

namespace {

struct OpenedSmall {
    TempFolder folder;
    Result<io::ImageFile> file;
    Result<const io::ImageReader*> reader;
    explicit OpenedSmall(std::string_view bytes)
        : file(io::ImageFile::open(folder.write("a", bytes))), reader(io::readerFor(*file)) {}
};

std::vector<int> valuesOf(const image::ImageBuffer& buffer) {
    std::vector<int> values;
    for (int y = 0; y < buffer.spec().size.height; ++y)
        for (int x = 0; x < buffer.spec().size.width; ++x)
            for (int c = 0; c < buffer.spec().channels; ++c)
                values.push_back(static_cast<int>(buffer.valueAt(x, y, c)));
    return values;
}

using Values = std::vector<int>;

Values samplesIn(std::string_view bytes) {
    const OpenedSmall opened(bytes);
    if (!opened.reader) return {-1};
    const auto samples = (*opened.reader)->samples(*opened.file, {});
    return samples ? valuesOf(*samples) : Values{-2, static_cast<int>(samples.error().code)};
}

Values pictureIn(std::string_view bytes, int page = 0) {
    const OpenedSmall opened(bytes);
    if (!opened.reader) return {-1};
    const auto picture = (*opened.reader)->picture(*opened.file, {.page = page});
    return picture ? valuesOf(picture->pixels) : Values{-2, static_cast<int>(picture.error().code)};
}

std::string text(std::initializer_list<int> bytes) {
    std::string out;
    for (const int value : bytes)
        out.push_back(static_cast<char>(value));
    return out;
}

// Screen 2x2, colours red, green, blue, white; frame 0 covers it (0 1 / 2 3), frame 1 is one pixel
// at (1, 1) of colour 0, with `disposal` of frame 0. LZW with a clear code before each index.
std::string gif(int disposal) {
    std::string out =
        "GIF89a" + text({2, 0, 2, 0, 0x81, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255});
    out += text({0x21, 0xF9, 4, disposal << 2, 0, 0, 0, 0});
    // codes of 3 bits: 4 0 4 1 4 2 4 3 5 -> bits from the low end
    unsigned bits = 0;
    int shift = 0;
    for (const unsigned code : {4U, 0U, 4U, 1U, 4U, 2U, 4U, 3U, 5U}) {
        bits |= code << shift;
        shift += 3;
    }
    out += text({0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 4, static_cast<int>(bits & 255),
        static_cast<int>(bits >> 8 & 255), static_cast<int>(bits >> 16 & 255),
        static_cast<int>(bits >> 24), 0});
    out += text({0x2C, 1, 0, 1, 0, 1, 0, 1, 0, 0, 2, 2, 4 | (0 << 3) | ((5 & 3) << 6), 5 >> 2, 0});
    return out + text({0x3B});
}

} // namespace

class SmallFormatsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gifFrames();
    void gifDamage();
    void netpbm();
    void netpbmDamage();
    void psd();
    void tga();
    void pcx();
    void unknownIsNamed();
};

void SmallFormatsTest::gifFrames() {
    QVERIFY(samplesIn(gif(0)) == (Values{0, 1, 2, 3}));
    QVERIFY(pictureIn(gif(0)) == (Values{255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255}));
    QVERIFY(pictureIn(gif(1), 1) == (Values{255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 0, 0}));
    const Values cleared = pictureIn(gif(2), 1); // frame 0 is taken away: transparent around
    QVERIFY(cleared == (Values{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 255}));
    QVERIFY(pictureIn(gif(3), 1) == cleared); // back to what was before frame 0: nothing
    const OpenedSmall opened(gif(0));
    const auto info = (*opened.reader)->info(*opened.file, 0, {});
    QCOMPARE(info->pages, 2);
    QVERIFY(info->animated);
    const auto none = (*opened.reader)->picture(*opened.file, {.page = 2});
    QVERIFY(!none && none.error().code == ErrorCode::NotFound);
}

void SmallFormatsTest::gifDamage() {
    const std::string good = gif(0);
    for (std::size_t size = 14; size < good.size(); ++size) {
        const OpenedSmall opened(std::string_view(good).substr(0, size));
        if (!opened.reader) continue;
        const auto picture = (*opened.reader)->picture(*opened.file, {});
        if (picture) QCOMPARE(picture->fullSize.width, 2);
    }
    std::string huge = good;
    huge[6] = huge[7] = huge[8] = huge[9] = static_cast<char>(0xFF);
    const OpenedSmall opened(huge);
    const auto refused = (*opened.reader)->picture(*opened.file, {.maxBytes = 1U << 20});
    QVERIFY(!refused && refused.error().code == ErrorCode::LimitExceeded);
}

void SmallFormatsTest::netpbm() {
    QVERIFY(samplesIn("P1\n# bits\n3 2\n101\n0 1 0\n") == (Values{1, 0, 1, 0, 1, 0}));
    QVERIFY(samplesIn("P4\n3 1\n" + text({0xA0})) == (Values{1, 0, 1}));
    QVERIFY(samplesIn("P2\n2 1\n1000\n7 1000\n") == (Values{7, 1000}));
    QVERIFY(samplesIn("P5 2 1 65535\n" + text({0x12, 0x34, 0, 1})) == (Values{0x1234, 1}));
    QVERIFY(samplesIn("P6\n1 1\n255\n" + text({1, 2, 3})) == (Values{1, 2, 3}));
    QVERIFY(pictureIn("P5\n2 1\n15\n" + text({15, 3})) == (Values{255, 51}));
    const std::string pam =
        "P7\nWIDTH 1\nHEIGHT 1\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n";
    QVERIFY(samplesIn(pam + text({4, 3, 2, 1})) == (Values{4, 3, 2, 1}));
    const float value = 2.0F;
    std::string floats(8, '\0');
    std::memcpy(floats.data(), &value, 4);
    QVERIFY(samplesIn("Pf\n1 2\n-1.0\n" + floats) == (Values{0, 2})); // bottom row first
    const OpenedSmall bits("P4\n3 1\n" + text({0xA0}));
    QVERIFY((*bits.reader)->picture(*bits.file, {})->whiteIsZero);
}

void SmallFormatsTest::netpbmDamage() {
    const auto code = [](ErrorCode error) { return Values{-2, static_cast<int>(error)}; };
    QVERIFY(samplesIn("P5\n4 4\n255\n123") == code(ErrorCode::CorruptData));
    QVERIFY(samplesIn("P5\n2000000000 2000000000\n255\n123") == code(ErrorCode::LimitExceeded));
    QVERIFY(samplesIn("P5\n20000 20000\n255\n123") == code(ErrorCode::CorruptData));
    QVERIFY(samplesIn("P2\n2 2\n255\n1 x") == code(ErrorCode::CorruptData));
    QCOMPARE(pictureIn("P5\n2 2\n255\nab").size(), std::size_t{4}); // the first row is there
}

void SmallFormatsTest::psd() {
    const auto header = [](int channels, int mode, int bits) {
        return "8BPS" +
               text({0, 1, 0, 0, 0, 0, 0, 0, 0, channels, 0, 0, 0, 1, 0, 0, 0, 2, 0, bits, 0,
                   mode}) +
               text({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    };
    QVERIFY(
        samplesIn(header(3, 3, 8) + text({0, 0, 1, 2, 3, 4, 5, 6})) == (Values{1, 3, 5, 2, 4, 6}));
    QVERIFY(samplesIn(header(1, 1, 16) + text({0, 0, 1, 2, 3, 4})) == (Values{0x102, 0x304}));
    // RLE: one repeat, one literal, one literal of two single bytes
    QVERIFY(samplesIn(header(3, 3, 8) + text({0, 1, 0, 2, 0, 3, 0, 4, 0xFF, 9, 1, 7, 8, 0, 5, 0,
                                            6})) == (Values{9, 7, 5, 9, 8, 6}));
    const OpenedSmall cmyk(header(4, 4, 8) + text({0, 0, 1, 2, 3, 4, 5, 6, 7, 8}));
    const auto picture = (*cmyk.reader)->picture(*cmyk.file, {});
    QVERIFY(picture->color == io::ColorModel::Cmyk && picture->cmykInverted);
    QVERIFY(samplesIn(header(3, 3, 8) + text({0, 0, 1, 2, 3})) ==
            (Values{-2, static_cast<int>(ErrorCode::CorruptData)}));
}

void SmallFormatsTest::tga() {
    const auto header = [](int kind, int bits, int flags) {
        return text({0, kind == 1 || kind == 9 ? 1 : 0, kind, 0, 0, kind == 1 || kind == 9 ? 2 : 0,
            0, 24, 0, 0, 0, 0, 2, 0, 2, 0, bits, flags});
    };
    const std::string footer = text({0, 0, 0, 0, 0, 0, 0, 0}) + "TRUEVISION-XFILE." + text({0});
    QVERIFY(samplesIn(header(2, 24, 0x20) + text({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}) +
                      footer) == (Values{3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10}));
    QVERIFY(samplesIn(header(3, 8, 0) + text({1, 2, 3, 4}) + footer) ==
            (Values{3, 4, 1, 2})); // bottom first
    QVERIFY(
        samplesIn(header(11, 8, 0x20) + text({0x82, 9, 0, 5}) + footer) == (Values{9, 9, 9, 5}));
    const std::string palette =
        header(1, 8, 0x20) + text({10, 20, 30, 40, 50, 60}) + text({0, 1, 1, 0}) + footer;
    QVERIFY(samplesIn(palette) == (Values{0, 1, 1, 0}));
    QVERIFY(pictureIn(palette) == (Values{30, 20, 10, 60, 50, 40, 60, 50, 40, 30, 20, 10}));
    const Values empty = pictureIn(
        header(2, 32, 0x28) + text({1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0}) + footer);
    QVERIFY(empty.size() == 16 && empty[3] == 255); // an empty alpha channel says nothing
}

void SmallFormatsTest::pcx() {
    const auto header = [](int bits, int planes, int width, int lineBytes) {
        std::string out = text({10, 5, 1, bits, 0, 0, 0, 0, width - 1, 0, 0, 0, 72, 0, 72, 0});
        out += text({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}) + std::string(36, '\0');
        out += text({0, planes, lineBytes, 0, 1, 0});
        return out + std::string(128 - out.size(), '\0');
    };
    QVERIFY(samplesIn(header(8, 3, 2, 2) + text({1, 2, 3, 4, 5, 6})) == (Values{1, 3, 5, 2, 4, 6}));
    QVERIFY(
        samplesIn(header(1, 1, 8, 2) + text({0b10100001, 0})) == (Values{1, 0, 1, 0, 0, 0, 0, 1}));
    QVERIFY(
        samplesIn(header(1, 2, 8, 2) + text({0b1000000, 0, 0xC2, 0b1100000 & 0x3F})).size() == 8);
    std::string vga = header(8, 1, 4, 4) + text({0xC3, 1, 2});
    vga += text({12}) + text({0, 0, 0, 9, 8, 7, 6, 5, 4}) + std::string(768 - 9, '\0');
    QVERIFY(samplesIn(vga) == (Values{1, 1, 1, 2}));
    QVERIFY(pictureIn(vga) == (Values{9, 8, 7, 9, 8, 7, 9, 8, 7, 6, 5, 4}));
}

void SmallFormatsTest::unknownIsNamed() {
    const OpenedSmall words("Just some words, quite long enough to be seen as text.\n");
    QVERIFY(!words.reader && words.reader.error().code == ErrorCode::Unsupported);
    QVERIFY(words.reader.error().detail.find("text/plain") != std::string::npos);
    const OpenedSmall empty("");
    QVERIFY(!empty.reader && empty.reader.error().detail == "the file is empty");
}

LIGHTSTACK_TEST(SmallFormatsTest);
#include "small_formats_test.moc"
