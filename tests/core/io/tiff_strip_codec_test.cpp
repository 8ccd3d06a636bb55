// Coded strips and tiles decoded here are what libtiff makes of them, damaged ones included.
#include "core/io/deflate.h"
#include "core/io/row_stream.h"
#include "core/io/tiff_reader.h"
#include "core/io/tiff_strip_codec.h"
#include "tests/core/io/tiff_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <tiffio.h>

#include <cstring>
#include <map>
#include <random>

using namespace lightstack;
using tests::TempFolder;
using tests::TiffFixture;
using tests::TiffKind;
using tests::TiffValues;

namespace {

// All rows, `piece` at a time; nullopt where there was an error.
std::optional<std::vector<std::byte>> rowsOf(const std::filesystem::path& path, int piece) {
    const auto rows = io::RowStream::open(path, 0, 1 << 28, {});
    if (!rows) return std::nullopt;
    const std::size_t rowBytes = (*rows)->spec().rowBytes();
    const int height = (*rows)->spec().size.height;
    std::vector<std::byte> out(rowBytes * static_cast<std::size_t>(height));
    for (int y = 0; y < height; y += piece) {
        const auto count = static_cast<std::size_t>(std::min(piece, height - y));
        if (!(*rows)->read(
                std::span(out).subspan(static_cast<std::size_t>(y) * rowBytes, count * rowBytes)))
            return std::nullopt;
    }
    return out;
}

std::optional<std::vector<std::byte>> samplesOf(const std::filesystem::path& path) {
    const auto file = io::ImageFile::open(path);
    if (!file) return std::nullopt;
    const auto samples = io::tiffReader().samples(*file, {});
    if (!samples) return std::nullopt;
    return std::vector(samples->bytes().begin(), samples->bytes().end());
}

// What libtiff alone makes of all strips, one behind the other; nullopt where it refuses any.
std::optional<std::vector<std::byte>> libtiffs(const std::filesystem::path& path) {
    const std::unique_ptr<TIFF, decltype(&TIFFClose)> tif(TIFFOpen(path.c_str(), "rm"), &TIFFClose);
    if (tif == nullptr) return std::nullopt;
    std::vector<std::byte> out;
    for (std::uint32_t i = 0; i < TIFFNumberOfStrips(tif.get()); ++i) {
        std::vector<std::byte> strip(static_cast<std::size_t>(TIFFStripSize(tif.get())));
        const auto got =
            TIFFReadEncodedStrip(tif.get(), i, strip.data(), static_cast<tmsize_t>(strip.size()));
        if (got < 0) return std::nullopt;
        out.insert(out.end(), strip.begin(), strip.begin() + got);
    }
    return out;
}

// Noise, long runs, steps: what makes short and long strings, and codes of all widths.
TiffValues valuesOf(const TiffKind& kind, int look) {
    TiffValues values = tests::patternFor(kind, 7);
    const std::uint64_t mask = kind.bits == 64 ? ~0ULL : (1ULL << kind.bits) - 1;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (look == 1) values[i] = 0;
        if (look == 2) values[i] = (i / 7 * 13) & mask;
        if (look == 3) values[i] = (i / 1000 % 2 == 0 ? i % 5 : values[i] % 3) & mask;
    }
    return values;
}

// TIFF's LZW as the specification has it, with chains in a map.
std::vector<std::byte> lzwOf(std::span<const std::byte> bytes) {
    std::vector<std::byte> out;
    std::uint64_t bits = 0;
    int filled = 0;
    const auto put = [&](std::uint32_t code, int width) {
        bits = bits << width | code;
        for (filled += width; filled >= 8; filled -= 8)
            out.push_back(static_cast<std::byte>(bits >> (filled - 8)));
    };
    std::map<std::pair<std::uint32_t, std::byte>, std::uint32_t> table;
    std::uint32_t next = 258;
    int width = 9;
    put(256, width);
    std::optional<std::uint32_t> before;
    for (const std::byte b : bytes) {
        if (!before) {
            before = std::to_integer<std::uint32_t>(b);
            continue;
        }
        if (const auto longer = table.find({*before, b}); longer != table.end()) {
            before = longer->second;
            continue;
        }
        put(*before, width);
        table[{*before, b}] = next++;
        if (next == (1U << width) && width < 12) ++width; // a code later than the decoder
        if (next == 4095) {
            put(256, width);
            table.clear();
            next = 258;
            width = 9;
        }
        before = std::to_integer<std::uint32_t>(b);
    }
    if (before) put(*before, width);
    if (before && ++next == (1U << width) && width < 12) ++width;
    put(257, width);
    put(0, 7);
    return out;
}

// Phrases of all lengths said again and again between noise: codes short and long side by side.
std::vector<std::byte> phrases(std::mt19937& random, std::size_t count) {
    std::vector<std::vector<std::byte>> known;
    for (std::size_t length = 1; length < 60; ++length) {
        auto& phrase = known.emplace_back(length);
        const bool even = random() % 4 == 0;
        for (std::byte& b : phrase)
            b = static_cast<std::byte>(even ? length : random());
    }
    std::vector<std::byte> out;
    const std::size_t longest = 1 + random() % known.size();
    while (out.size() < count) {
        const auto& phrase = known[random() % longest];
        for (std::size_t times = 1 + random() % 3; times > 0; --times)
            out.insert(out.end(), phrase.begin(), phrase.end());
        if (random() % 3 == 0) out.push_back(static_cast<std::byte>(random()));
    }
    out.resize(count);
    return out;
}

} // namespace

class TiffStripCodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TIFFSetErrorHandler(nullptr); } // this test's own libtiff is to be quiet

    void isWhatLibtiffDelivers_data() {
        QTest::addColumn<int>("compression");
        QTest::addColumn<int>("predictor");
        QTest::addColumn<int>("bits");
        for (const int compression : {5, 8})
            for (const int predictor : {1, 2, 3})
                for (const int bits : {8, 16, 32, 64})
                    if (predictor < 3 || bits >= 32)
                        QTest::addRow(
                            "compression %d, predictor %d, %d bits", compression, predictor, bits)
                            << compression << predictor << bits;
    }
    void isWhatLibtiffDelivers() {
        QFETCH(int, compression);
        QFETCH(int, predictor);
        QFETCH(int, bits);
        const TempFolder folder;
        for (const char* mode : {"wl", "wb"})
            for (const int samples : {1, 3})
                for (const int tile : {0, 32})
                    for (const int look : {0, 1, 2, 3}) {
                        TiffKind kind{.width = 123,
                            .height = 61,
                            .bits = bits,
                            .samples = samples,
                            .photometric = samples == 3 ? 2 : 1,
                            .compression = compression,
                            .predictor = predictor,
                            .tile = tile,
                            .rowsPerStrip = 16};
                        if (bits >= 32) kind.format = 3;
                        const auto path = folder / "a.tif";
                        {
                            TiffFixture file(path, mode);
                            const auto values =
                                kind.format == 3 && look == 3
                                    ? tests::patternFor(kind, 9)
                                    : valuesOf(kind, kind.format == 3 && look > 1 ? 0 : look);
                            QVERIFY(file.addPage(kind, values));
                        }
                        const auto want = samplesOf(path);
                        QVERIFY(want);
                        for (const int piece : {1, 5, 16, 48, 61}) {
                            const auto got = rowsOf(path, piece);
                            QVERIFY(got);
                            QVERIFY2(*got == *want, qPrintable(QString::number(piece)));
                        }
                    }
    }

    // Whatever is wrong with a strip, libtiff has the last word.
    // The last strip holds all rows of a strip, also those past the end of the picture.
    void longLastStripsAreCut() {
        const TempFolder folder;
        const TiffKind whole{
            .width = 64, .height = 20, .bits = 16, .compression = 8, .rowsPerStrip = 10};
        for (const int look : {0, 1, 2}) {
            const TiffValues values = valuesOf(whole, look);
            {
                TiffFixture file(folder / "a.tif", "wl");
                QVERIFY(file.addPage(whole, values));
            }
            {
                const std::unique_ptr<TIFF, decltype(&TIFFClose)> tif(
                    TIFFOpen((folder / "a.tif").c_str(), "r+"), &TIFFClose);
                TIFFSetField(tif.get(), TIFFTAG_IMAGELENGTH, 13);
                QVERIFY(TIFFRewriteDirectory(tif.get()));
            }
            const auto got = rowsOf(folder / "a.tif", 13);
            QVERIFY(got && got->size() == 13 * 64 * 2);
            for (std::size_t i = 0; i < 13 * 64; ++i) {
                std::uint16_t value = 0;
                std::memcpy(&value, got->data() + 2 * i, 2);
                QCOMPARE(std::uint64_t{value}, values[i]);
            }
        }
    }

    void damageIsJudgedByLibtiff() {
        const TempFolder folder;
        std::mt19937 random(3);
        int refused = 0;
        int read = 0;
        for (const int compression : {5, 8}) {
            const TiffKind kind{.width = 64,
                .height = 40,
                .bits = 16,
                .compression = compression,
                .rowsPerStrip = 10};
            {
                TiffFixture file(folder / "whole.tif", "wl");
                QVERIFY(file.addPage(kind, valuesOf(kind, 2)));
            }
            const std::string whole = tests::contentOf(folder / "whole.tif");
            std::uint32_t directory = 0; // behind the strips
            std::memcpy(&directory, whole.data() + 4, 4);
            for (int round = 0; round < 300; ++round) {
                std::string bytes = whole;
                for (int n = 0; n < 1 + round % 3; ++n)
                    bytes[8 + random() % (directory - 8)] = static_cast<char>(random());
                const auto path = folder.write("a.tif", bytes);
                const auto want = libtiffs(path);
                const auto got = rowsOf(path, 10);
                // What libtiff refuses is refused; what is delivered is what libtiff delivers.
                QVERIFY2(!got || want == got, qPrintable(QString::number(round)));
                QCOMPARE(samplesOf(path).has_value(), got.has_value());
                ++(want ? read : refused);
            }
        }
        QVERIFY2(refused > 100 && read > 20, qPrintable(QString::number(read)));
    }

    void stringsOfAllLengthsAreCopied() {
        std::mt19937 random(11);
        for (int round = 0; round < 150; ++round) {
            const auto want = phrases(random, 1 + random() % 20'000);
            const auto coded = lzwOf(want);
            std::vector<std::byte> got(want.size());
            QVERIFY(io::decodeLzw(coded, got));
            QVERIFY(got == want);
            // Less is asked for than there is: nothing is written past it.
            std::vector<std::byte> part(1 + random() % want.size());
            QVERIFY(io::decodeLzw(coded, part));
            QVERIFY(std::equal(part.begin(), part.end(), want.begin()));
            std::vector<std::byte> more(want.size() + 1);
            QVERIFY(!io::decodeLzw(coded, more));
        }
    }

    void hostileCodesAreRefused() {
        std::mt19937 random(5);
        std::vector<std::byte> out(5000);
        std::vector<std::byte> coded(700);
        for (int round = 0; round < 20'000; ++round) {
            for (std::byte& b : coded)
                b = static_cast<std::byte>(random());
            coded[0] = std::byte{0x80}; // a clear code
            coded[1] &= std::byte{0x7F};
            const auto some = std::span(coded).first(random() % coded.size());
            // Bounds are the sanitizer's to watch; here: no code makes more than was asked for.
            std::vector<std::byte> exact(1 + random() % out.size(), std::byte{1});
            (void)io::decodeLzw(some, exact);
            QVERIFY(io::inflateExactly(some, exact) != io::Inflated::Whole);
        }
        QVERIFY(!io::decodeLzw({}, out));
    }
};

#include "tiff_strip_codec_test.moc"
LIGHTSTACK_TEST(TiffStripCodecTest);
