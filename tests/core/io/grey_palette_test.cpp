// Numbers of a palette's greys become these greys, in whatever kind of file, read row by row or by
// parts; colours are refused, or shown as light as they are.
#include "core/io/grey_palette.h"
#include "tests/core/io/tiff_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QtTest>

#include <tiffio.h>

using namespace lightstack;
using tests::TempFolder;

namespace {

constexpr int kWidth = 20;
constexpr int kHeight = 17;
constexpr std::uint64_t kMost = std::uint64_t{1} << 24;

int turned(int i) {
    return 255 - i;
}
int bent(int i) {
    return i * i / 255;
}
int inOrder(int i) {
    return i;
}
unsigned numberAt(int i, int colors) {
    return static_cast<unsigned>(i * 7 % colors);
}

// With `spot`, the last entry is a colour.
void writeBy(const std::filesystem::path& path, int (*grey)(int), int colors, bool spot) {
    QImage image(kWidth, kHeight, QImage::Format_Indexed8);
    image.setColorCount(colors);
    for (int i = 0; i < colors; ++i)
        image.setColor(i, qRgb(grey(i), grey(i), grey(i)));
    if (spot) image.setColor(colors - 1, qRgb(255, 0, 0));
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x)
            image.setPixel(x, y, numberAt(y * kWidth + x, colors));
    QVERIFY(image.save(QString::fromStdString(path)));
}

void writeTiff(
    const std::filesystem::path& path, int (*grey)(int), int bits, int compression, bool spot) {
    const int colors = 1 << bits;
    tests::TiffKind kind{.width = kWidth,
        .height = kHeight,
        .bits = bits,
        .photometric = PHOTOMETRIC_PALETTE,
        .compression = compression};
    tests::TiffValues values;
    for (int i = 0; i < kWidth * kHeight; ++i)
        values.push_back(numberAt(i, colors));
    std::vector<std::uint16_t> map(256), red(256);
    for (int i = 0; i < colors; ++i)
        map[static_cast<std::size_t>(i)] = static_cast<std::uint16_t>(257 * grey(i));
    red = map;
    if (spot) red[static_cast<std::size_t>(colors) - 1] ^= 0xFF00;
    tests::TiffFixture file(path, "wl");
    QVERIFY(file.addPage(kind, values, [&](TIFF* tif) {
        TIFFSetField(tif, TIFFTAG_COLORMAP, red.data(), map.data(), map.data());
    }));
}

Result<std::vector<std::byte>> rowsOf(const std::filesystem::path& path) {
    auto rows = io::RowStream::open(path, 0, kMost, {});
    if (!rows) return tl::unexpected(rows.error());
    std::vector<std::byte> out(kWidth * kHeight);
    if (auto done = (*rows)->read(std::span(out).first(kWidth * 6)); !done)
        return tl::unexpected(done.error());
    if (auto done = (*rows)->read(std::span(out).subspan(kWidth * 6)); !done)
        return tl::unexpected(done.error());
    return out;
}

Result<std::vector<std::byte>> windowOf(const std::filesystem::path& path) {
    auto window = io::RowWindow::open(path, 0, kMost, {});
    if (!window) return tl::unexpected(window.error());
    std::vector<std::byte> out(kWidth * kHeight);
    if (auto done = (*window)->read(io::RowPick::all({kWidth, kHeight}), out, {}); !done)
        return tl::unexpected(done.error());
    return out;
}

} // namespace

class GreyPaletteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void greysOf_data() {
        QTest::addColumn<QByteArray>("ending");
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("compression");
        QTest::newRow("bmp") << QByteArray("bmp") << 8 << 0;
        QTest::newRow("png") << QByteArray("png") << 8 << 0;
        QTest::newRow("png, 16 colours") << QByteArray("png") << 4 << 0;
        QTest::newRow("tif") << QByteArray("tif") << 8 << 1;
        QTest::newRow("tif, LZW") << QByteArray("tif") << 8 << 5;
        QTest::newRow("tif, 16 colours") << QByteArray("tif") << 4 << 1;
    }
    void greysOf() {
        QFETCH(QByteArray, ending);
        QFETCH(int, bits);
        QFETCH(int, compression);
        const TempFolder folder;
        const auto path = folder / ("slice." + ending.toStdString());
        const int colors = 1 << bits;
        for (int (*const grey)(int) : {&turned, &bent, &inOrder}) {
            if (ending == "tif")
                writeTiff(path, grey, bits, compression, false);
            else
                writeBy(path, grey, colors, false);
            const auto rows = rowsOf(path);
            const auto window = windowOf(path);
            QVERIFY(rows && window);
            QVERIFY(*rows == *window);
            for (int i = 0; i < kWidth * kHeight; ++i)
                QCOMPARE(std::to_integer<int>((*rows)[static_cast<std::size_t>(i)]),
                    grey(static_cast<int>(numberAt(i, colors))));
        }
    }

    void coloursAreRefusedWhereTheyAreMet_data() {
        QTest::addColumn<QByteArray>("ending");
        for (const char* ending : {"bmp", "png", "tif"})
            QTest::newRow(ending) << QByteArray(ending);
    }
    void coloursAreRefusedWhereTheyAreMet() {
        QFETCH(QByteArray, ending);
        const TempFolder folder;
        const auto path = folder / ("slice." + ending.toStdString());
        if (ending == "tif")
            writeTiff(path, &turned, 8, 1, true);
        else
            writeBy(path, &turned, 256, true);
        const auto rows = rowsOf(path); // 340 numbers by sevens meet all 256
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::Unsupported);
        QVERIFY(rows.error().path == path);
        QVERIFY(windowOf(path)); // looking is allowed
    }

    // Numbers of more than eight bits were all taken for colours.
    void widePalettes_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("compression");
        for (const int bits : {12, 16})
            for (const int compression : {1, 5})
                QTest::addRow("%d bits, codec %d", bits, compression) << bits << compression;
    }
    void widePalettes() {
        QFETCH(int, bits);
        QFETCH(int, compression);
        const TempFolder folder;
        const unsigned last = (1U << bits) - 1;
        const auto turnedMap = [&](unsigned n) { return 65535 - n * 65535 / last; };
        const auto orderedMap = [](unsigned n) { return n; };
        const auto eightBits = [&](unsigned n) { return n * 255 / last; };
        for (int kind = 0; kind < 4; ++kind) {
            const auto path = folder / ("slice" + std::to_string(kind) + ".tif");
            std::vector<std::uint16_t> red(65536), others(65536);
            for (unsigned n = 0; n <= last; ++n)
                others[n] = static_cast<std::uint16_t>(kind == 1   ? orderedMap(n)
                                                       : kind == 2 ? eightBits(n)
                                                                   : turnedMap(n));
            red = others;
            if (kind == 3) red[last] ^= 0x0100; // its only colour
            tests::TiffKind page{.width = kWidth,
                .height = kHeight,
                .bits = bits,
                .photometric = PHOTOMETRIC_PALETTE,
                .compression = compression};
            tests::TiffValues values;
            for (unsigned i = 0; i < kWidth * kHeight; ++i)
                values.push_back(i == 0 ? last : i * 7919 % last);
            QVERIFY(tests::TiffFixture(path, "wb").addPage(page, values, [&](TIFF* tif) {
                TIFFSetField(tif, TIFFTAG_COLORMAP, red.data(), others.data(), others.data());
            }));
            auto rows = io::RowStream::open(path, 0, kMost, {});
            auto window = io::RowWindow::open(path, 0, kMost, {});
            QVERIFY(rows && window);
            std::vector<std::uint16_t> read(kWidth * kHeight), seen(read);
            const auto bytes = std::as_writable_bytes(std::span(read));
            const auto done = (*rows)->read(bytes);
            QCOMPARE(done.has_value(), kind != 3);
            if (!done) QCOMPARE(done.error().code, ErrorCode::Unsupported);
            QVERIFY((*window)->read(
                io::RowPick::all({kWidth, kHeight}), std::as_writable_bytes(std::span(seen)), {}));
            for (std::size_t i = 1; i < seen.size(); ++i) {
                const unsigned grey = others[values[i]];
                QCOMPARE(unsigned{seen[i]}, kind == 2 ? 257 * grey : grey);
                if (done) QCOMPARE(read[i], seen[i]);
            }
        }
    }

    void aColourIsAsLightAsItIs() {
        const std::array<std::array<std::uint8_t, 3>, 3> colors{
            {{255, 255, 255}, {0, 255, 0}, {0, 0, 255}}};
        const io::GreyPalette palette(colors);
        QVERIFY(palette.hasColours() && !palette.isInOrder());
        QVERIFY(!palette.isColour(std::byte{0}) && palette.isColour(std::byte{1}));
        QCOMPARE(std::to_integer<int>(palette.grey(std::byte{0})), 255);
        QCOMPARE(std::to_integer<int>(palette.grey(std::byte{1})), 182);
        QCOMPARE(std::to_integer<int>(palette.grey(std::byte{2})), 18);
    }
};

#include "grey_palette_test.moc"
LIGHTSTACK_TEST(GreyPaletteTest);
