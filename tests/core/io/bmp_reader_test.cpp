// Bitmaps of Windows and OS/2: masks, palettes, run lengths, heads of every length, what is cut.
#include "core/io/image_reader.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <array>

using namespace lightstack;
using namespace lightstack::tests;

namespace {

using Masks = std::array<std::uint32_t, 4>;
constexpr Masks kNoMasks = {};

struct Bmp {
    int width = 2;
    int height = 1; // negative: the first row comes first
    int bits = 24;
    int packing = 0;
    int head = 40;
    Masks masks = kNoMasks;
    std::string palette = {}; // as it is stored
    int colors = 0;
    std::string pixels = {};
    std::string icc = {};
};

std::string little(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}

std::string fileOf(const Bmp& bmp) {
    std::string head = little(static_cast<std::uint64_t>(bmp.head), 4);
    const auto side = [&](int value) {
        return little(static_cast<std::uint32_t>(value), bmp.head == 12 ? 2 : 4);
    };
    head += side(bmp.width) + side(bmp.height) + little(1, 2);
    head += little(static_cast<std::uint64_t>(bmp.bits), 2);
    if (bmp.head > 16)
        head += little(static_cast<std::uint64_t>(bmp.packing), 4) + std::string(12, '\0') +
                little(static_cast<std::uint64_t>(bmp.colors), 4) + little(0, 4);
    if (bmp.packing == 3 || bmp.packing == 6)
        for (std::size_t i = 0; i < (bmp.packing == 6 || bmp.head > 52 ? 4U : 3U); ++i)
            head += little(bmp.masks[i], 4);
    if (head.size() < static_cast<std::size_t>(bmp.head))
        head.resize(static_cast<std::size_t>(bmp.head));
    const std::string body = head + bmp.palette;
    if (!bmp.icc.empty()) {
        head.replace(56, 4, "DEBM");
        head.replace(
            112, 8, little(body.size() + bmp.pixels.size(), 4) + little(bmp.icc.size(), 4));
    }
    return "BM" + little(0, 8) + little(14 + body.size(), 4) + head + bmp.palette + bmp.pixels +
           bmp.icc;
}

struct Opened {
    TempFolder folder;
    Result<io::ImageFile> file;
    Result<const io::ImageReader*> reader;
    explicit Opened(const std::string& bytes)
        : file(io::ImageFile::open(folder.write("a", bytes))), reader(io::readerFor(*file)) {}
    [[nodiscard]] Result<io::Picture> picture() const { return (*reader)->picture(*file, {}); }
    [[nodiscard]] Result<image::ImageBuffer> samples() const {
        return (*reader)->samples(*file, {});
    }
};

QByteArray hex(const Result<image::ImageBuffer>& pixels) {
    if (!pixels) return QByteArray::fromStdString(pixels.error().detail);
    const auto bytes = pixels->bytes();
    return QByteArray(
        reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()))
        .toHex();
}

QByteArray shown(const Bmp& bmp) {
    const Opened opened(fileOf(bmp));
    const auto picture = opened.picture();
    if (!picture) return QByteArray::fromStdString(picture.error().detail);
    QByteArray out = hex(picture->pixels);
    for (const std::string& warning : picture->warnings)
        out += " " + QByteArray::fromStdString(warning);
    return out;
}

QByteArray numbers(const Bmp& bmp) {
    return hex(Opened(fileOf(bmp)).samples());
}

const std::string kThree{"\x03\x02\x01\0\x06\x05\x04\0\x09\x08\x07\0", 12}; // 010203 040506 070809

} // namespace

class BmpReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sixteenBitsReachWhite() {
        Bmp bmp{.bits = 16, .pixels = std::string("\xFF\x7F\x00\x40", 4)};
        QCOMPARE(shown(bmp), QByteArray("ffffff830000"));
        QCOMPARE(numbers(bmp), QByteArray("ffffff830000"));
        bmp = {.bits = 16, .packing = 3, .masks = {0xF800, 0x07E0, 0x1F, 0}};
        bmp.pixels = std::string("\xFF\xFF\xE0\x07", 4);
        QCOMPARE(shown(bmp), QByteArray("ffffff00ff00"));
    }

    void masksOfAnyWidth() {
        Bmp bmp{.bits = 32, .packing = 3, .masks = {0x3FF00000, 0xFFC00, 0x3FF, 0}};
        bmp.pixels = little(0x3FF00000U | 512U << 10, 4) + little(1023, 4);
        QCOMPARE(shown(bmp), QByteArray("ff7f000000ff"));
        QCOMPARE(shown({.width = 1,
                     .bits = 32,
                     .packing = 3,
                     .masks = {0, 0xFFFFFFFF, 0, 0},
                     .pixels = little(0x80000000U, 4)}),
            QByteArray("007f00"));
    }

    void headsOfEveryLength_data() {
        QTest::addColumn<int>("head");
        for (const int head : {40, 52, 56, 64, 108, 124})
            QTest::addRow("%d", head) << head;
    }
    void headsOfEveryLength() {
        QFETCH(int, head);
        Bmp bmp{.bits = 32, .packing = head == 64 ? 0 : 3, .head = head};
        bmp.masks = {0xFF0000, 0xFF00, 0xFF, 0};
        bmp.pixels = std::string("\x03\x02\x01\0\x06\x05\x04\0", 8);
        QCOMPARE(shown(bmp), QByteArray("010203040506"));
        bmp = {.width = 3, .bits = 8, .head = head, .palette = kThree, .colors = 3};
        bmp.pixels = std::string("\2\0\1\0", 4);
        QCOMPARE(numbers(bmp), QByteArray("020001"));
        QCOMPARE(shown(bmp), QByteArray("070809010203040506"));
    }

    void theOldestHead() {
        Bmp bmp{.width = 9, .height = 2, .bits = 1, .head = 12};
        bmp.palette = std::string("\xFF\xFF\xFF\0\0\0", 6);
        bmp.pixels = std::string("\x80\x80\0\0\x01\x00\0\0", 8);
        QCOMPARE(numbers(bmp), QByteArray("000000000000000100"
                                          "010000000000000001"));
        QCOMPARE(shown(bmp).left(6), QByteArray("ffffff"));
        const Opened opened(fileOf(bmp));
        QCOMPARE((*opened.reader)->info(*opened.file, 0, {})->bits, 1);
    }

    void alpha() {
        Bmp bmp{
            .bits = 32, .packing = 3, .head = 56, .masks = {0xFF0000, 0xFF00, 0xFF, 0xFF000000}};
        bmp.pixels = std::string("\x03\x02\x01\x80\x06\x05\x04\0", 8);
        QCOMPARE(shown(bmp), QByteArray("0102038004050600"));
        bmp.pixels[3] = '\0'; // nothing of it is set: it says nothing
        QCOMPARE(shown(bmp), QByteArray("010203040506"));
        QCOMPARE(numbers(bmp), QByteArray("0102030004050600"));
        // One bit of it is all or nothing.
        bmp = {.bits = 16, .packing = 3, .head = 124, .masks = {0x7C00, 0x3E0, 0x1F, 0x8000}};
        bmp.pixels = std::string("\xFF\xFF\x1F\x00", 4);
        QCOMPARE(shown(bmp), QByteArray("ffffffff0000ff00"));
        // Masks behind the shortest head, as Windows CE has them.
        bmp = {.width = 1, .bits = 32, .packing = 6, .masks = {0xFF, 0xFF00, 0xFF0000, 0xFF000000}};
        bmp.pixels = "\1\2\3\4";
        QCOMPARE(shown(bmp), QByteArray("01020304"));
    }

    void runs() {
        Bmp bmp{.width = 5, .height = 3, .bits = 8, .packing = 1, .palette = kThree, .colors = 3};
        bmp.pixels = std::string("\3\1\2\2\0\0"
                                 "\0\2\2\1"
                                 "\0\3\1\2\1\0"
                                 "\0\1",
            18);
        // Three ones and two twos; two to the right and one up; three as they are; the end.
        QCOMPARE(numbers(bmp), QByteArray("000001020100000000000101010202"));
        bmp.packing = 2;
        bmp.bits = 4;
        bmp.height = 1;
        bmp.pixels = std::string("\2\x12\0\3\x21\x20\0\1", 8);
        QCOMPARE(numbers(bmp), QByteArray("0102020102"));
        bmp.pixels.resize(2);
        QCOMPARE(numbers(bmp), QByteArray("the pixels are missing"));
    }

    void rowsInEitherOrder() {
        Bmp bmp{.width = 1, .height = 2, .bits = 24};
        bmp.pixels = std::string("\3\2\1\0\6\5\4\0", 8);
        QCOMPARE(shown(bmp), QByteArray("040506010203"));
        bmp.height = -2;
        QCOMPARE(shown(bmp), QByteArray("010203040506"));
    }

    void whatEndsEarlyIsDamaged() {
        Bmp bmp{.width = 1, .height = 2, .bits = 24};
        bmp.pixels = std::string("\3\2\1\0\6\5\4", 7); // without the last padding
        QCOMPARE(shown(bmp), QByteArray("040506010203"));
        bmp.pixels.pop_back();
        QCOMPARE(shown(bmp), QByteArray("000000010203 the file ends early"));
        QCOMPARE(numbers(bmp), QByteArray("the file ends early"));
        bmp.pixels.resize(2);
        QCOMPARE(shown(bmp), QByteArray("the pixels are missing"));
        const std::string whole = fileOf(bmp);
        const Opened head(whole.substr(0, 40));
        QCOMPARE(head.picture().error().code, ErrorCode::CorruptData);
    }

    void whatIsNotReadIsSaid() {
        QCOMPARE(shown({.packing = 4}), QByteArray("is packed in a way not read here"));
        QVERIFY(shown({.bits = 7}).startsWith("announces pixels of 7 bits"));
        QCOMPARE(shown({.width = 0}), QByteArray("gives no size"));
        // Small files that announce rows of gigabytes, or millions of them.
        QCOMPARE(shown({.width = 1, .height = 1 << 24, .pixels = "\1\2\3"}),
            QByteArray("the file ends early"));
        QCOMPARE(shown({.width = 0x7FFFFFFF, .bits = 32}), QByteArray("the pixels are missing"));
    }

    void profilesComeAlong() {
        Bmp bmp{.width = 1, .head = 124, .pixels = "\1\2\3", .icc = "a profile"};
        const Opened opened(fileOf(bmp));
        const auto picture = opened.picture();
        QVERIFY(picture);
        QCOMPARE(
            std::string(reinterpret_cast<const char*>(picture->icc.data()), picture->icc.size()),
            bmp.icc);
    }
};

#include "bmp_reader_test.moc"
LIGHTSTACK_TEST(BmpReaderTest);
