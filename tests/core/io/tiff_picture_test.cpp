// What is shown of a TIFF: colours, alpha, few bits, shrinking with bounded memory.
#include "core/io/render.h"
#include "core/io/tiff_reader.h"
#include "tests/core/io/tiff_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <fstream>

#include <sys/resource.h>
#include <tiffio.h>

using namespace lightstack;
using tests::pictureOf;
using tests::TempFolder;
using tests::TiffFixture;
using tests::TiffKind;
using tests::TiffValues;

namespace {

// One pixel as it is shown.
QColor shownColor(
    const TiffKind& kind, const TiffValues& pixel, const std::function<void(TIFF*)>& tags = {}) {
    const TempFolder folder;
    {
        TiffFixture file(folder / "a.tif", "wb");
        TiffValues values;
        for (int i = 0; i < kind.width * kind.height; ++i)
            values.insert(values.end(), pixel.begin(), pixel.end());
        if (!file.addPage(kind, values, tags)) return {};
    }
    const auto picture = pictureOf(folder / "a.tif");
    if (!picture) return {};
    io::RenderOptions options;
    options.window = raster::WindowLevel{
        0, picture->pixels.spec().type == image::SampleType::U8 ? 255.0 : 65535.0};
    const auto shown = io::render(*picture, options);
    return shown ? shown->image.pixelColor(0, 0) : QColor();
}

bool near(const QColor& got, int r, int g, int b, int tolerance = 2) {
    const bool fine = got.isValid() && std::abs(got.red() - r) <= tolerance &&
                      std::abs(got.green() - g) <= tolerance &&
                      std::abs(got.blue() - b) <= tolerance;
    if (!fine)
        qWarning() << "shown" << got.red() << got.green() << got.blue() << "not" << r << g << b;
    return fine;
}

TiffKind lab(int bits, int photometric) {
    return {.width = 4, .height = 4, .bits = bits, .samples = 3, .photometric = photometric};
}

} // namespace

class TiffPictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // L 53.24, a 80.09, b 67.20 is sRGB red for D65; with D50 (as TIFF has it) L 54.29, a 80.80,
    // b 69.89. White is L 100, a 0, b 0 in every scale.
    void labInItsScales() {
        QVERIFY(near(shownColor(lab(8, PHOTOMETRIC_CIELAB), {255, 0, 0}), 255, 255, 255));
        QVERIFY(near(shownColor(lab(8, PHOTOMETRIC_CIELAB), {138, 81, 70}), 255, 0, 0, 4));
        QVERIFY(near(shownColor(lab(8, PHOTOMETRIC_ICCLAB), {255, 128, 128}), 255, 255, 255));
        QVERIFY(near(shownColor(lab(8, PHOTOMETRIC_ICCLAB), {138, 209, 198}), 255, 0, 0, 4));
        QVERIFY(near(shownColor(lab(16, PHOTOMETRIC_CIELAB), {0xFFFF, 0, 0}), 255, 255, 255));
        QVERIFY(
            near(shownColor(lab(16, PHOTOMETRIC_ICCLAB), {0xFF00, 0x8000, 0x8000}), 255, 255, 255));
        QVERIFY(
            near(shownColor(lab(16, PHOTOMETRIC_ICCLAB), {0x8A70, 0xD0CC, 0xC5E3}), 255, 0, 0, 2));
        QVERIFY(near(shownColor(lab(8, PHOTOMETRIC_ITULAB), {255, 128, 96}), 255, 255, 255));
        QVERIFY(near(shownColor(lab(8, PHOTOMETRIC_CIELAB), {127, 0, 0}), 118, 118, 118));
    }

    void separatePlanesOfLab() {
        TiffKind kind = lab(8, PHOTOMETRIC_CIELAB);
        kind.separate = true;
        QVERIFY(near(shownColor(kind, {138, 81, 70}), 255, 0, 0, 4));
    }

    void inks() {
        const TiffKind cmyk{
            .width = 4, .height = 4, .samples = 4, .photometric = PHOTOMETRIC_SEPARATED};
        QVERIFY(near(shownColor(cmyk, {0, 0, 0, 0}), 255, 255, 255));
        const QColor black = shownColor(cmyk, {0, 0, 0, 255});
        QVERIFY(black.isValid() && black.red() < 60);
        const QColor cyan = shownColor(cmyk, {255, 0, 0, 0});
        QVERIFY(cyan.red() < 80 && cyan.blue() > 150);
        // One spot ink: no ink is white.
        TiffKind spot{.width = 4, .height = 4, .samples = 1, .photometric = PHOTOMETRIC_SEPARATED};
        const auto one = [](TIFF* tif) {
            TIFFSetField(tif, TIFFTAG_INKSET, INKSET_MULTIINK);
            TIFFSetField(tif, TIFFTAG_NUMBEROFINKS, 1);
        };
        QVERIFY(near(shownColor(spot, {0}, one), 255, 255, 255));
        QVERIFY(near(shownColor(spot, {255}, one), 0, 0, 0));
    }

    void whiteIsZero() {
        const TiffKind kind{.width = 4, .height = 4, .photometric = PHOTOMETRIC_MINISWHITE};
        QVERIFY(near(shownColor(kind, {0}), 255, 255, 255));
        QVERIFY(near(shownColor(kind, {200}), 55, 55, 55));
    }

    // The black of a grey that is turned over; what is opaque stays so.
    void alphaIsNotTurnedOver() {
        TiffKind kind{.width = 4, .height = 4, .bits = 8, .samples = 2, .photometric = 0};
        kind.extraSamples = {EXTRASAMPLE_UNASSALPHA};
        QVERIFY(near(shownColor(kind, {255, 255}), 0, 0, 0, 0));
        QCOMPARE(shownColor(kind, {255, 255}).alpha(), 255);
        QVERIFY(near(shownColor(kind, {55, 128}), 200, 200, 200, 1));
        QCOMPARE(shownColor(kind, {55, 128}).alpha(), 128);
        QCOMPARE(shownColor(kind, {255, 0}).alpha(), 0);
    }

    // Uncompressed tiles of any size: 768 bytes, and 3072.
    void tilesOfLumaAndChroma() {
        for (const int tile : {16, 32}) {
            const TiffKind kind{.width = 40,
                .height = 40,
                .bits = 8,
                .samples = 3,
                .photometric = PHOTOMETRIC_YCBCR,
                .tile = tile};
            const auto whole = [](TIFF* tif) { TIFFSetField(tif, TIFFTAG_YCBCRSUBSAMPLING, 1, 1); };
            QVERIFY(near(shownColor(kind, {150, 128, 128}, whole), 150, 150, 150));
            QVERIFY(near(shownColor(kind, {76, 85, 255}, whole), 254, 0, 0));
        }
    }

    void paletteColors() {
        for (const int bits : {4, 8}) {
            const TiffKind kind{
                .width = 4, .height = 4, .bits = bits, .photometric = PHOTOMETRIC_PALETTE};
            std::vector<std::uint16_t> red(256, 0);
            std::vector<std::uint16_t> green(256, 0);
            std::vector<std::uint16_t> blue(256, 0);
            red[5] = 0xFF00;
            green[5] = 0x8000;
            const auto map = [&](TIFF* tif) {
                TIFFSetField(tif, TIFFTAG_COLORMAP, red.data(), green.data(), blue.data());
            };
            QVERIFY(near(shownColor(kind, {5}, map), 255, 128, 0));
        }
    }

    void fewBitsReachWhite() {
        for (const int bits : {1, 2, 4}) {
            const TiffKind kind{.width = 5, .height = 3, .bits = bits};
            QVERIFY(near(shownColor(kind, {(1U << bits) - 1}), 255, 255, 255));
        }
    }

    // Straight alpha: what is transparent has no say in the mean.
    void transparentColoursDoNotBleed() {
        const TempFolder folder;
        TiffKind kind{.width = 64, .height = 64, .samples = 4, .photometric = PHOTOMETRIC_RGB};
        kind.extraSamples = {EXTRASAMPLE_UNASSALPHA};
        TiffValues values;
        for (int i = 0; i < 64 * 64; ++i) {
            const bool there = (i & 1) != 0;
            const TiffValues pixel = there ? TiffValues{255, 0, 0, 255} : TiffValues{0, 255, 0, 0};
            values.insert(values.end(), pixel.begin(), pixel.end());
        }
        {
            TiffFixture file(folder / "a.tif", "wl");
            QVERIFY(file.addPage(kind, values));
        }
        const auto picture = pictureOf(folder / "a.tif", 16);
        QVERIFY(picture);
        const auto shown = io::render(*picture, {.maxSide = 16, .window = {}});
        QVERIFY(shown);
        const QColor color = shown->image.pixelColor(8, 8);
        QVERIFY(std::abs(color.alpha() - 128) <= 1);
        QVERIFY(color.red() > 250 && color.green() < 5);
    }

    void shrinksToExactMeans_data() {
        QTest::addColumn<int>("tile");
        QTest::addColumn<bool>("separate");
        QTest::newRow("strips") << 0 << false;
        QTest::newRow("tiles") << 16 << false;
        QTest::newRow("planes") << 0 << true;
        QTest::newRow("planes in tiles") << 16 << true;
    }
    void shrinksToExactMeans() {
        QFETCH(int, tile);
        QFETCH(bool, separate);
        const TempFolder folder;
        TiffKind kind{.width = 101,
            .height = 67,
            .bits = 16,
            .samples = 3,
            .photometric = PHOTOMETRIC_RGB,
            .separate = separate,
            .tile = tile};
        const TiffValues values = patternFor(kind);
        {
            TiffFixture file(folder / "a.tif", "wb");
            QVERIFY(file.addPage(kind, values));
        }
        const auto picture = pictureOf(folder / "a.tif", 33);
        QVERIFY(picture);
        QCOMPARE(picture->pixels.spec().size.width, 34); // blocks of 3
        for (int y = 0; y < 23; ++y)
            for (int x = 0; x < 34; ++x)
                for (int c = 0; c < 3; ++c) {
                    double sum = 0;
                    int count = 0;
                    for (int v = y * 3; v < std::min(67, y * 3 + 3); ++v)
                        for (int u = x * 3; u < std::min(101, x * 3 + 3); ++u, ++count)
                            sum += static_cast<double>(
                                values[static_cast<std::size_t>((v * 101 + u) * 3 + c)]);
                    QCOMPARE(picture->pixels.valueAt(x, y, c), std::floor(sum / count + 0.5));
                }
    }

    // 1.2 GB announced, most tiles left out: the thumbnail takes a row of tiles at the most.
    void memoryStaysBounded() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("sanitizers have memory of their own");
#endif
        const TempFolder folder;
        const auto path = folder / "large.tif";
        {
            TIFF* tif = TIFFOpen(path.c_str(), "wl8");
            TIFFSetField(tif, TIFFTAG_IMAGEWIDTH, 24576);
            TIFFSetField(tif, TIFFTAG_IMAGELENGTH, 24576);
            TIFFSetField(tif, TIFFTAG_BITSPERSAMPLE, 16);
            TIFFSetField(tif, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
            TIFFSetField(tif, TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE);
            TIFFSetField(tif, TIFFTAG_TILEWIDTH, 512);
            TIFFSetField(tif, TIFFTAG_TILELENGTH, 512);
            std::vector<std::uint16_t> tile(512 * 512, 1234);
            for (std::uint32_t i = 0; i < 48; ++i)
                TIFFWriteEncodedTile(tif, i, tile.data(), static_cast<tmsize_t>(tile.size() * 2));
            TIFFClose(tif);
        }
        rusage before{};
        getrusage(RUSAGE_SELF, &before);
        const auto picture = pictureOf(path, 256);
        rusage after{};
        getrusage(RUSAGE_SELF, &after);
        QVERIFY2(picture, picture ? "" : picture.error().detail.c_str());
        QCOMPARE(picture->pixels.valueAt(100, 2), 1234.0);
        QCOMPARE(picture->pixels.valueAt(100, 200), 0.0);
        QVERIFY(after.ru_maxrss - before.ru_maxrss < 64 * 1024);
    }
};

#include "tiff_picture_test.moc"
LIGHTSTACK_TEST(TiffPictureTest);
