// Every layout that TIFF knows: what was written is what samples() returns, to the last bit.
#include "core/io/tiff_reader.h"
#include "tests/core/io/tiff_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <cstring>

#include <tiffio.h>

using namespace lightstack;
using tests::TempFolder;
using tests::TiffFixture;
using tests::TiffKind;
using tests::TiffValues;

namespace {

double floatValue(int bits, std::uint64_t v) {
    if (bits == 64) return std::bit_cast<double>(v);
    if (bits == 32) return std::bit_cast<float>(static_cast<std::uint32_t>(v));
    const int mantissaBits = bits == 16 ? 10 : 16;
    const int bias = bits == 16 ? 15 : 63;
    const auto mantissa = static_cast<double>(v & ((1U << mantissaBits) - 1));
    const auto exponent = static_cast<int>((v >> mantissaBits) & (bits == 16 ? 0x1FU : 0x7FU));
    const double size = std::ldexp(1 + std::ldexp(mantissa, -mantissaBits), exponent - bias);
    return (v >> (bits - 1)) != 0 ? -size : size;
}

// What the pattern means, as a double (64-bit integers are compared by their bits instead).
double meaning(const TiffKind& kind, std::uint64_t v) {
    if (kind.format == 3) return floatValue(kind.bits, v);
    if (kind.format == 2 && ((v >> (kind.bits - 1)) & 1) != 0)
        return static_cast<double>(v) - std::ldexp(1.0, kind.bits);
    return static_cast<double>(v);
}

QString differenceOf(
    const image::ImageBuffer& got, const TiffKind& kind, const TiffValues& values) {
    if (got.spec().size != image::PixelSize{kind.width, kind.height} ||
        got.spec().channels != kind.samples)
        return QStringLiteral("another shape");
    std::size_t i = 0;
    for (int y = 0; y < kind.height; ++y)
        for (int x = 0; x < kind.width; ++x)
            for (int c = 0; c < kind.samples; ++c, ++i) {
                if (kind.bits == 64 && kind.format != 3) {
                    std::uint64_t bits = 0;
                    const auto at = kind.separate ? static_cast<std::size_t>(x)
                                                  : static_cast<std::size_t>(x * kind.samples + c);
                    std::memcpy(&bits, got.row(y, kind.separate ? c : 0) + at * 8, 8);
                    if (bits == values[i]) continue;
                } else if (got.valueAt(x, y, c) == meaning(kind, values[i])) {
                    continue;
                }
                return QStringLiteral("sample %1 at %2, %3 differs").arg(c).arg(x).arg(y);
            }
    return {};
}

struct Codec {
    const char* name;
    int id;
};
constexpr Codec kNone{"none", COMPRESSION_NONE};

TiffKind kindOf(int bits, int format, Codec codec, int predictor = 1) {
    TiffKind kind{.width = 37, .height = 23, .bits = bits, .format = format};
    kind.compression = codec.id;
    kind.predictor = predictor;
    return kind;
}

void addRow(const TiffKind& kind, const char* mode, const char* codec) {
    const QByteArray name = QByteArray(codec) + " " + QByteArray::number(kind.bits) + "-bit " +
                            (kind.format == 3      ? "float"
                                : kind.format == 2 ? "signed"
                                                   : "unsigned") +
                            " x" + QByteArray::number(kind.samples) +
                            (kind.separate ? " planes" : "") + (kind.tile > 0 ? " tiles" : "") +
                            (kind.predictor > 1 ? " predictor" : "") + " " + mode;
    QTest::newRow(name.constData()) << kind << QByteArray(mode);
}

// Each kind in strips and tiles, one sample and three, together and in planes, both byte orders.
void addLayouts(const TiffKind& base, const char* codec) {
    for (const int tile : {0, 16})
        for (const int shape : {0, 1, 2}) {
            TiffKind kind = base;
            kind.tile = tile;
            kind.samples = shape == 0 ? 1 : 3;
            kind.separate = shape == 2;
            kind.photometric = shape == 0 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_RGB;
            addRow(kind, "wl", codec);
            addRow(kind, "wb", codec);
        }
    addRow(base, "wl8", codec);
    addRow(base, "wb8", codec);
}

void columns() {
    QTest::addColumn<TiffKind>("kind");
    QTest::addColumn<QByteArray>("mode");
}

} // namespace

class TiffReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void uncompressed_data() {
        columns();
        for (const int bits : {1, 2, 4, 6, 8, 10, 12, 14, 16, 24, 32, 64})
            addLayouts(kindOf(bits, 1, kNone), kNone.name);
        for (const int bits : {8, 12, 16, 32, 64})
            addLayouts(kindOf(bits, 2, kNone), kNone.name);
        for (const int bits : {16, 24, 32, 64})
            addLayouts(kindOf(bits, 3, kNone), kNone.name);
    }
    void uncompressed() { compare(); }

    void compressed_data() {
        columns();
        constexpr Codec kCodecs[] = {{"lzw", COMPRESSION_LZW},
            {"deflate", COMPRESSION_ADOBE_DEFLATE}, {"packbits", COMPRESSION_PACKBITS},
            {"zstd", COMPRESSION_ZSTD}};
        for (const Codec& codec : kCodecs) {
            for (const int bits : {1, 4, 8, 12, 16, 32})
                addLayouts(kindOf(bits, 1, codec), codec.name);
            addLayouts(kindOf(16, 2, codec), codec.name);
            addLayouts(kindOf(32, 3, codec), codec.name);
            if (codec.id == COMPRESSION_PACKBITS) continue;
            for (const int bits : {8, 16, 32, 64})
                addLayouts(kindOf(bits, 1, codec, PREDICTOR_HORIZONTAL), codec.name);
            for (const int bits : {16, 24, 32, 64})
                addLayouts(kindOf(bits, 3, codec, PREDICTOR_FLOATINGPOINT), codec.name);
        }
        addLayouts(kindOf(16, 1, {"lzma", COMPRESSION_LZMA}), "lzma");
        for (const auto& [bits, format] : {std::pair{8, 1}, {16, 1}, {16, 2}, {32, 1}, {32, 3}})
            addLayouts(kindOf(bits, format, {"lerc", COMPRESSION_LERC}), "lerc");
        for (const Codec& fax : {Codec{"rle", COMPRESSION_CCITTRLE},
                 Codec{"g3", COMPRESSION_CCITTFAX3}, Codec{"g4", COMPRESSION_CCITTFAX4}})
            for (const char* mode : {"wl", "wb"})
                addRow(kindOf(1, 1, fax), mode, fax.name);
    }
    void compressed() { compare(); }

    void infoIsOfThePage() {
        const TempFolder folder;
        const auto path = folder / "pages.tif";
        {
            TiffFixture file(path, "wb");
            for (int i = 0; i < 3; ++i) {
                const TiffKind kind{.width = 10 + i, .height = 5, .bits = i == 1 ? 12 : 16};
                QVERIFY(file.addPage(kind, patternFor(kind)));
            }
        }
        const auto file = io::ImageFile::open(path);
        QVERIFY(file);
        const auto info = io::tiffReader().info(*file, 1, {});
        QVERIFY(info);
        QCOMPARE(info->pages, 3);
        QCOMPARE(info->size.width, 11);
        QCOMPARE(info->bits, 12);
        QCOMPARE(int(info->sampleType), int(image::SampleType::U16));
        const auto past = io::tiffReader().info(*file, 3, {});
        QVERIFY(!past && past.error().code == ErrorCode::NotFound);
    }

    void partsLeftOutAreZeros() {
        const TempFolder folder;
        const auto path = folder / "sparse.tif";
        {
            TIFF* tif = TIFFOpen(path.c_str(), "wl");
            TIFFSetField(tif, TIFFTAG_IMAGEWIDTH, 8);
            TIFFSetField(tif, TIFFTAG_IMAGELENGTH, 4);
            TIFFSetField(tif, TIFFTAG_BITSPERSAMPLE, 8);
            TIFFSetField(tif, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
            TIFFSetField(tif, TIFFTAG_ROWSPERSTRIP, 2);
            std::vector<unsigned char> rows(16, 7);
            TIFFWriteEncodedStrip(tif, 1, rows.data(), 16); // strip 0 is never written
            TIFFClose(tif);
        }
        const auto file = io::ImageFile::open(path);
        const auto samples = io::tiffReader().samples(*file, {});
        QVERIFY2(samples, samples ? "" : samples.error().detail.c_str());
        QCOMPARE(samples->valueAt(3, 1), 0.0);
        QCOMPARE(samples->valueAt(3, 2), 7.0);
    }

private:
    void compare() {
        QFETCH(TiffKind, kind);
        QFETCH(QByteArray, mode);
        const TempFolder folder;
        const auto path = folder / "a.tif";
        const TiffValues values = patternFor(kind);
        {
            TiffFixture file(path, mode.toStdString());
            if (!file.addPage(kind, values)) QSKIP("this libtiff does not write it");
        }
        const auto file = io::ImageFile::open(path);
        QVERIFY(file);
        const auto samples = io::tiffReader().samples(*file, {});
        QVERIFY2(samples, samples ? "" : samples.error().detail.c_str());
        const QString difference = differenceOf(*samples, kind, values);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        // At full size the picture of plain grey or colour has the same values.
        if (kind.bits < 8) return;
        const auto picture = io::tiffReader().picture(*file, {});
        QVERIFY2(picture, picture ? "" : picture.error().detail.c_str());
        TiffKind shown = kind;
        shown.separate = false;
        const QString changed = differenceOf(picture->pixels, shown, values);
        QVERIFY2(changed.isEmpty(), qPrintable(changed));
        QVERIFY(picture->warnings.empty());
    }
};

#include "tiff_reader_test.moc"
LIGHTSTACK_TEST(TiffReaderTest);
