// Files that lie, end early or are broken: what can be read is shown, the rest has its reason.
#include "core/io/tiff_reader.h"
#include "tests/core/io/tiff_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QtTest>

#include <random>

#include <tiffio.h>

using namespace lightstack;
using tests::contentOf;
using tests::pictureOf;
using tests::TempFolder;
using tests::TiffFixture;
using tests::TiffKind;

namespace {

std::string fixture(const TempFolder& folder, const TiffKind& kind, const char* mode = "wl") {
    {
        TiffFixture file(folder / "whole.tif", mode);
        if (!file.addPage(kind, patternFor(kind))) return {};
    }
    return contentOf(folder / "whole.tif");
}

std::string little(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}

std::string entry(int tag, int type, std::uint32_t count, std::uint32_t value) {
    return little(static_cast<std::uint64_t>(tag), 2) +
           little(static_cast<std::uint64_t>(type), 2) + little(count, 4) + little(value, 4);
}

// A header that announces what it likes, and nothing behind it.
std::string announced(std::uint32_t width, std::uint32_t height, std::uint32_t bits,
    std::uint32_t samples, std::uint32_t rowsPerStrip) {
    return std::string("II*\0\x08\0\0\0", 8) + little(9, 2) + entry(256, 4, 1, width) +
           entry(257, 4, 1, height) + entry(258, 3, 1, bits) + entry(259, 3, 1, 1) +
           entry(262, 3, 1, 1) + entry(273, 4, 1, 200) + entry(277, 3, 1, samples) +
           entry(278, 4, 1, rowsPerStrip) + entry(279, 4, 1, 0x7FFFFFFF) + little(0, 4) +
           std::string(100, 'x');
}

} // namespace

class TiffDamageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Of a damaged strip the rows before the damage are shown.
    void rowsBeforeTheDamage_data() {
        QTest::addColumn<int>("compression");
        QTest::newRow("none") << COMPRESSION_NONE;
        QTest::newRow("deflate") << COMPRESSION_ADOBE_DEFLATE;
        QTest::newRow("lzw") << COMPRESSION_LZW;
        QTest::newRow("packbits") << COMPRESSION_PACKBITS;
    }
    void rowsBeforeTheDamage() {
        QFETCH(int, compression);
        const TempFolder folder;
        TiffKind kind{.width = 200, .height = 400, .bits = 8, .compression = compression};
        kind.rowsPerStrip = 400; // a single strip
        const auto values = patternFor(kind);
        std::string bytes;
        {
            // The directory first, so that the file's end cuts pixels.
            TIFF* tif = TIFFOpen((folder / "a.tif").c_str(), "wl");
            TIFFSetField(tif, TIFFTAG_IMAGEWIDTH, 200);
            TIFFSetField(tif, TIFFTAG_IMAGELENGTH, 400);
            TIFFSetField(tif, TIFFTAG_BITSPERSAMPLE, 8);
            TIFFSetField(tif, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
            TIFFSetField(tif, TIFFTAG_COMPRESSION, compression);
            TIFFSetField(tif, TIFFTAG_ROWSPERSTRIP, 400);
            TIFFDeferStrileArrayWriting(tif);
            TIFFWriteCheck(tif, 0, "");
            TIFFWriteDirectory(tif);
            TIFFSetDirectory(tif, 0);
            std::vector<unsigned char> rows(values.begin(), values.end());
            TIFFForceStrileArrayWriting(tif);
            TIFFWriteEncodedStrip(tif, 0, rows.data(), static_cast<tmsize_t>(rows.size()));
            TIFFForceStrileArrayWriting(tif);
            TIFFClose(tif);
            bytes = contentOf(folder / "a.tif");
        }
        folder.write("cut.tif", std::string_view(bytes).substr(0, bytes.size() / 2));
        const auto picture = pictureOf(folder / "cut.tif");
        if (!picture) qWarning() << picture.error().detail.c_str();
        QVERIFY(picture);
        QCOMPARE(picture->warnings.size(), std::size_t{1});
        for (int x = 0; x < 200; ++x)
            QCOMPARE(picture->pixels.valueAt(x, 50),
                static_cast<double>(values[std::size_t(50 * 200 + x)]));
        const auto file = io::ImageFile::open(folder / "cut.tif");
        const auto samples = io::tiffReader().samples(*file, {});
        QVERIFY(!samples && samples.error().code == ErrorCode::CorruptData);
    }

    void lyingHeadersAreRefusedAtOnce_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto add = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        add("2^31 squared", announced(0x7FFFFFFF, 0x7FFFFFFF, 8, 1, 1));
        add("2^32 wide", announced(0xFFFFFFFF, 10, 8, 1, 1));
        add("no width", announced(0, 10, 8, 1, 1));
        add("no height", announced(10, 0, 8, 1, 1));
        add("no bits", announced(10, 10, 0, 1, 1));
        add("65535 bits", announced(10, 10, 65535, 1, 1));
        add("no samples", announced(10, 10, 8, 0, 10));
        add("65535 samples", announced(100000, 100000, 8, 65535, 1));
        add("row of 4 GB", announced(0x7FFFFFFF, 2, 16, 1, 2));
        add("strip of 8 GB", announced(100000, 100000, 8, 1, 100000));
        add("no rows a strip", announced(100000, 100000, 8, 1, 0));
        add("header only", std::string("II*\0\x08\0\0\0", 8));
        add("directory at its own header", std::string("II*\0\0\0\0\0", 8) + std::string(64, '\0'));
        add("directory of 65535",
            std::string("MM\0*\0\0\0\x08\xFF\xFF", 10) + std::string(64, '\7'));
        add("big, cut", std::string("II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0", 16));
        add("big, far", std::string("II+\0\x08\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 16));
    }
    void lyingHeadersAreRefusedAtOnce() {
        QFETCH(QByteArray, bytes);
        const TempFolder folder;
        folder.write(
            "a.tif", std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        QElapsedTimer clock;
        clock.start();
        const auto file = io::ImageFile::open(folder / "a.tif");
        QVERIFY(file);
        const auto samples = io::tiffReader().samples(*file, {});
        const auto thumbnail = pictureOf(folder / "a.tif", 128);
        QVERIFY(!samples || samples->bytes().size() <= 4096);
        if (!samples) QVERIFY(!samples.error().detail.empty());
        if (!thumbnail) QVERIFY(!thumbnail.error().detail.empty());
        QVERIFY(clock.elapsed() < 2000);
    }

    // Single bytes changed anywhere: an answer or a reason, in bounded time.
    void changedBytes() {
        const TempFolder folder;
        const std::pair<TiffKind, const char*> kinds[] = {
            {{.width = 37,
                 .height = 23,
                 .bits = 16,
                 .compression = COMPRESSION_LZW,
                 .predictor = 2},
                "wl"},
            {{.width = 37, .height = 23, .bits = 12, .samples = 3, .photometric = 2, .tile = 16},
                "wb"},
            {{.width = 37,
                 .height = 23,
                 .bits = 32,
                 .format = 3,
                 .compression = COMPRESSION_ADOBE_DEFLATE,
                 .predictor = 3},
                "wl8"},
            {{.width = 37, .height = 23, .samples = 3, .photometric = 6}, "wl"},
        };
        std::mt19937 random(7);
        int answered = 0;
        for (const auto& [kind, mode] : kinds) {
            const std::string whole = fixture(folder, kind, mode);
            QVERIFY(!whole.empty());
            for (int i = 0; i < 300; ++i) {
                std::string bytes = whole;
                for (int k = 0; k < 3; ++k)
                    bytes[8 + random() % (bytes.size() - 8)] = static_cast<char>(random());
                folder.write("a.tif", std::string_view(bytes));
                const auto file = io::ImageFile::open(folder / "a.tif");
                QVERIFY(file);
                io::ReadHint hint;
                hint.maxBytes = 64 << 20;
                const auto samples = io::tiffReader().samples(*file, hint);
                hint.maxSide = 10;
                const auto picture = io::tiffReader().picture(*file, hint);
                answered += samples && picture ? 1 : 0;
                if (!samples) QVERIFY(!samples.error().detail.empty());
            }
        }
        QVERIFY(answered > 300); // changed pixels are still pixels
    }

    void stopsWhenAsked() {
        const TempFolder folder;
        const TiffKind kind{.width = 300, .height = 300, .compression = COMPRESSION_LZW};
        fixture(folder, kind);
        const auto file = io::ImageFile::open(folder / "whole.tif");
        std::stop_source source;
        source.request_stop();
        io::ReadHint hint;
        hint.stop = source.get_token();
        const auto samples = io::tiffReader().samples(*file, hint);
        QVERIFY(!samples && samples.error().code == ErrorCode::Cancelled);
        const auto picture = io::tiffReader().picture(*file, hint);
        QVERIFY(!picture && picture.error().code == ErrorCode::Cancelled);
    }
};

#include "tiff_damage_test.moc"
LIGHTSTACK_TEST(TiffDamageTest);
