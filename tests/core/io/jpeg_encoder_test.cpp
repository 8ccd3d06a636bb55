#include "core/io/jpeg_encoder.h"

#include "core/io/jpeg_codec.h"
#include "core/io/jpeg_forward.h"
#include "core/io/jpeg_tables.h"
#include "tests/core/io/jpeg_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace lightstack;
using namespace lightstack::tests;

namespace {

image::ImageBuffer picture(int width, int height, int channels) {
    image::ImageSpec spec;
    spec.size = {width, height};
    spec.channels = channels;
    return *image::ImageBuffer::allocate(spec, std::uint64_t{1} << 30);
}

// Waves, and grain of so many levels.
image::ImageBuffer drawing(int width, int height, int channels, unsigned grain) {
    image::ImageBuffer out = picture(width, height, channels);
    std::mt19937 random(11);
    auto* to = reinterpret_cast<std::uint8_t*>(out.mutableBytes().data());
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < channels; ++c) {
                const double wave = 127 + 90 * std::sin(x / (9.0 + 4 * c)) * std::cos(y / 13.0);
                const auto noise = grain == 0 ? 0U : static_cast<unsigned>(random() % grain);
                *to++ = static_cast<std::uint8_t>(std::clamp(wave + noise, 0.0, 255.0));
            }
    return out;
}

image::ImageBuffer decoded(std::span<const std::byte> bytes) {
    base::MemorySource source(bytes);
    const auto layout = io::readJpegLayout(source);
    if (!layout) return {};
    auto pixels = io::decodeJpeg(source, *layout, {});
    return pixels && pixels->complete && pixels->warnings.empty() ? std::move(pixels->pixels)
                                                                  : image::ImageBuffer();
}

struct Difference {
    int most = 0;
    double mean = 0; // of squares
    [[nodiscard]] double decibels() const { return 10 * std::log10(255 * 255 / mean); }
};

Difference difference(const image::ImageBuffer& a, const image::ImageBuffer& b) {
    Difference out;
    for (std::size_t i = 0; i < a.bytes().size(); ++i) {
        const int off =
            std::abs(std::to_integer<int>(a.bytes()[i]) - std::to_integer<int>(b.bytes()[i]));
        out.most = std::max(out.most, off);
        out.mean += off * off;
    }
    out.mean /= static_cast<double>(a.bytes().size());
    return out;
}

io::WriteRequest request(int quality, io::ChromaSampling chroma) {
    io::WriteRequest out;
    out.quality = quality;
    out.chroma = chroma;
    return out;
}

class JpegEncoderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The fixture is libjpeg's.
    void stepsAreLibjpegs() {
        for (int quality = 1; quality <= 100; ++quality) {
            const Bytes bytes = makeJpeg({.quality = quality});
            base::MemorySource source(bytes);
            io::JpegTables tables;
            QVERIFY(tables.readToScan(source, 0));
            QCOMPARE(io::jpegSteps(false, quality), tables.quant[0]);
            QCOMPARE(io::jpegSteps(true, quality), tables.quant[1]);
        }
    }

    void pixelsComeBack_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("channels");
        for (const auto& [width, height] : std::initializer_list<std::pair<int, int>>{{1, 1},
                 {1, 40}, {40, 1}, {7, 9}, {8, 8}, {16, 16}, {17, 33}, {65, 31}, {512, 358}})
            for (const int channels : {1, 3})
                QTest::addRow("%d x %d, %d", width, height, channels)
                    << width << height << channels;
    }
    void pixelsComeBack() {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, channels);
        const auto drawn = drawing(width, height, channels, 0);
        for (const auto chroma :
            {io::ChromaSampling::Full, io::ChromaSampling::Half, io::ChromaSampling::Quarter}) {
            const auto bytes = io::encodeJpeg(drawn, request(100, chroma), {});
            const auto back = decoded(bytes);
            QCOMPARE(back.spec(), drawn.spec());
            const Difference off = difference(drawn, back);
            const bool whole = chroma == io::ChromaSampling::Full || channels == 1;
            QVERIFY2(off.most <= (whole ? 3 : 60), qPrintable(QString::number(off.most)));
            if (whole) QVERIFY2(off.decibels() > 50, qPrintable(QString::number(off.decibels())));
        }
    }
    // Grain at the highest quality: codes of every length, long values, bytes of ones.
    void grainComesBack() {
        image::ImageBuffer noise = picture(203, 101, 3);
        std::mt19937 random(3);
        for (std::byte& byte : noise.mutableBytes())
            byte = static_cast<std::byte>(random() % 2 == 0 ? 0 : 255);
        for (const int quality : {100, 60, 5, 1}) {
            const auto bytes =
                io::encodeJpeg(noise, request(quality, io::ChromaSampling::Full), {});
            const auto back = decoded(bytes);
            QCOMPARE(back.spec(), noise.spec());
            if (quality == 100) QVERIFY(difference(noise, back).decibels() > 30);
        }
    }
    void blackAndWhiteStayWhatTheyAre() {
        for (const int value : {0, 255})
            for (const int channels : {1, 3}) {
                image::ImageBuffer flat = picture(20, 20, channels);
                std::ranges::fill(flat.mutableBytes(), static_cast<std::byte>(value));
                for (const int quality : {100, 95, 75}) {
                    const auto back = decoded(
                        io::encodeJpeg(flat, request(quality, io::ChromaSampling::Quarter), {}));
                    QVERIFY(difference(flat, back).most <= (quality < 95 ? 2 : 0));
                }
            }
    }
    // As good as libjpeg's at the same steps, and no larger.
    void isAsGoodAsLibjpeg() {
        const auto drawn = drawing(1500, 2800, 3, 24); // 4.2 MP: too many
        QVERIFY(!io::isForJpegEncoder(drawn.spec()));
        for (const auto chroma :
            {io::ChromaSampling::Full, io::ChromaSampling::Half, io::ChromaSampling::Quarter}) {
            const auto wanted = request(90, chroma);
            const auto libjpegs = io::writeJpeg(drawn, wanted);
            QVERIFY(libjpegs);
            const auto ours = io::encodeJpeg(drawn, wanted, {});
            const double theirs = difference(drawn, decoded(libjpegs->bytes)).decibels();
            QVERIFY(difference(drawn, decoded(ours)).decibels() > theirs - 0.05);
            QVERIFY(static_cast<double>(ours.size()) <
                    1.005 * static_cast<double>(libjpegs->bytes.size()));
        }
    }
    void segmentsStandInOrder() {
        const auto drawn = drawing(30, 20, 3, 0);
        const auto bytes = io::encodeJpeg(drawn, request(95, io::ChromaSampling::Full),
            {{0xE1, bytesOf("first")}, {0xE2, bytesOf("second")}});
        base::MemorySource source(bytes);
        io::JpegSegments segments(source, 0);
        std::vector<int> markers;
        while (const auto segment = segments.next()) {
            markers.push_back(segment->marker);
            if (segment->marker == 0xDA) break;
        }
        const std::vector<int> expected = {
            0xD8, 0xE0, 0xE1, 0xE2, 0xDB, 0xDB, 0xC0, 0xC4, 0xC4, 0xC4, 0xC4, 0xDA};
        QCOMPARE(markers, expected);
    }
};

} // namespace

#include "jpeg_encoder_test.moc"
LIGHTSTACK_TEST(JpegEncoderTest);
