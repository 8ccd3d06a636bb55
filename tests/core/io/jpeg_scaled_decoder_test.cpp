#include "core/io/jpeg_scaled_decoder.h"
#include "tests/core/io/jpeg_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace lightstack;
using namespace lightstack::tests;

namespace {

Result<io::JpegPixels> scaledOf(std::span<const std::byte> bytes, int eighths) {
    base::MemorySource source(bytes);
    const auto layout = io::readJpegLayout(source);
    if (!layout) return tl::unexpected(layout.error());
    return io::decodeJpegScaled(source, *layout, {.eighths = eighths});
}

Result<io::JpegPixels> wholeByLibjpeg(std::span<const std::byte> bytes) {
    base::MemorySource source(bytes);
    const auto layout = io::readJpegLayout(source);
    if (!layout) return tl::unexpected(layout.error());
    return io::decodeJpeg(source, *layout, {});
}

double cosineOf(int k, int x, int n) {
    return (k == 0 ? 1 : std::numbers::sqrt2) *
           std::cos((2 * x + 1) * k * std::numbers::pi / (2 * n));
}

// One channel of one block of the whole picture, its low frequencies as n x n pixels.
std::vector<double> lowFrequencies(
    const image::ImageBuffer& whole, int blockX, int blockY, int channel, int n) {
    const int channels = whole.spec().channels;
    const auto sample = [&](int x, int y) {
        return std::to_integer<int>(
            whole.row(blockY * 8 + y)[(blockX * 8 + x) * channels + channel]);
    };
    std::vector<double> out(static_cast<std::size_t>(n) * static_cast<std::size_t>(n));
    for (int v = 0; v < n; ++v)
        for (int u = 0; u < n; ++u) {
            double sum = 0;
            for (int y = 0; y < 8; ++y)
                for (int x = 0; x < 8; ++x)
                    sum += sample(x, y) * cosineOf(v, y, 8) * cosineOf(u, x, 8) / 64;
            for (int y = 0; y < n; ++y)
                for (int x = 0; x < n; ++x)
                    out[static_cast<std::size_t>(y * n + x)] +=
                        sum * cosineOf(v, y, n) * cosineOf(u, x, n);
        }
    return out;
}

struct WaveDifference {
    double most = 0;
    double mean = 0;
};

// Over the blocks that are whole.
WaveDifference waveDifference(
    const image::ImageBuffer& whole, const image::ImageBuffer& ours, int n) {
    WaveDifference out;
    double count = 0;
    const image::PixelSize size = whole.spec().size;
    for (int by = 0; by < size.height / 8; ++by)
        for (int bx = 0; bx < size.width / 8; ++bx)
            for (int c = 0; c < whole.spec().channels; ++c) {
                const auto expected = lowFrequencies(whole, bx, by, c, n);
                for (int i = 0; i < n * n; ++i) {
                    const int value = std::to_integer<int>(
                        ours.row(by * n + i / n)[(bx * n + i % n) * whole.spec().channels + c]);
                    const double off = std::abs(
                        value - std::clamp(expected[static_cast<std::size_t>(i)], 0.0, 255.0));
                    out.most = std::max(out.most, off);
                    out.mean += off;
                    ++count;
                }
            }
    out.mean /= std::max(count, 1.0);
    return out;
}

} // namespace

// Without its Huffman tables.
Bytes withoutCodes(const Bytes& bytes) {
    base::MemorySource source(bytes);
    io::JpegSegments segments(source, 0);
    Bytes out;
    std::size_t kept = 0; // up to here all is looked at
    while (const auto segment = segments.next()) {
        const auto end = static_cast<std::size_t>(segment->offset + segment->length);
        if (segment->marker != 0xC4) append(out, std::span(bytes).subspan(kept, end - kept));
        kept = end;
        if (segment->marker == 0xDA) break;
    }
    append(out, std::span(bytes).subspan(kept));
    return out;
}

class JpegScaledDecoderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Tables are kept from picture to picture, but for those that have the same.
    void codesOfThePictureBeforeAreNotTaken() {
        const Bytes bytes = makeJpeg({.width = 200, .height = 120});
        const auto first = scaledOf(bytes, 3);
        QVERIFY(first);
        QVERIFY(!scaledOf(withoutCodes(bytes), 3));
        const Bytes grey = makeJpeg({.width = 90, .height = 50, .channels = 1, .quality = 40});
        QVERIFY(scaledOf(grey, 3));
        QVERIFY(!scaledOf(withoutCodes(grey), 3));
        const auto again = scaledOf(bytes, 3);
        QVERIFY(again);
        QVERIFY(std::ranges::equal(first->pixels.bytes(), again->pixels.bytes()));
    }
    void holdsTheLowFrequencies_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("horizontal");
        QTest::addColumn<int>("vertical");
        QTest::addColumn<int>("quality");
        QTest::addColumn<int>("restart");
        QTest::addRow("grey") << 1 << 1 << 1 << 85 << 0;
        QTest::addRow("grey, restarts") << 1 << 1 << 1 << 100 << 5;
        QTest::addRow("coarse") << 3 << 1 << 1 << 20 << 0;
        QTest::addRow("finest") << 3 << 1 << 1 << 100 << 3;
        QTest::addRow("halved across") << 3 << 2 << 1 << 90 << 0;
        QTest::addRow("halved down") << 3 << 1 << 2 << 90 << 7;
        QTest::addRow("halved both ways") << 3 << 2 << 2 << 90 << 1;
    }
    void holdsTheLowFrequencies() {
        QFETCH(int, channels);
        QFETCH(int, horizontal);
        QFETCH(int, vertical);
        QFETCH(int, quality);
        QFETCH(int, restart);
        for (const auto& [width, height] : {std::pair{8, 8}, {17, 9}, {90, 74}}) {
            const Bytes bytes = makeJpeg({.width = width,
                .height = height,
                .channels = channels,
                .horizontal = horizontal,
                .vertical = vertical,
                .quality = quality,
                .restart = restart});
            const auto whole = wholeByLibjpeg(bytes);
            QVERIFY(whole);
            for (int eighths = 2; eighths <= 6; ++eighths) {
                const auto ours = scaledOf(bytes, eighths);
                QVERIFY2(ours, ours ? "" : ours.error().detail.c_str());
                QCOMPARE(ours->pixels.spec().size, io::jpegScaledSize({width, height}, eighths));
                QCOMPARE(ours->color, whole->color);
                const WaveDifference off = waveDifference(whole->pixels, ours->pixels, eighths);
                // What libjpeg cuts off at 0 and 255 is not cut off before it is made smaller; how
                // it enlarges halved chroma is not what is done here.
                const bool halved = horizontal * vertical > 1;
                QVERIFY2(off.mean < (halved ? 2.5 : 1.0), qPrintable(QString::number(off.mean)));
                QVERIFY2(halved || off.most < 12, qPrintable(QString::number(off.most)));
            }
        }
    }

    // A look that takes two coefficients may take one of the next block where this one has no end
    // marked: photos of the best quality went libjpeg's way, a third as fast.
    void blocksThatAreFullToTheirLastCoefficient() {
        for (const int channels : {1, 3})
            for (const int quality : {92, 97, 100}) {
                const Bytes bytes = makeJpeg(
                    {.width = 640, .height = 480, .channels = channels, .quality = quality});
                const auto whole = wholeByLibjpeg(bytes);
                QVERIFY(whole);
                for (int eighths = 2; eighths <= 6; ++eighths) {
                    const auto ours = scaledOf(bytes, eighths);
                    QVERIFY2(ours, ours ? "" : ours.error().detail.c_str());
                    const auto off = waveDifference(whole->pixels, ours->pixels, eighths);
                    QVERIFY2(off.mean < 2.5, qPrintable(QString::number(off.mean)));
                }
            }
    }

    void sidesOfTheEdgesAreThere() {
        for (int width = 1; width < 20; ++width) {
            const Bytes bytes = makeJpeg({.width = width, .height = 21 - width});
            for (int eighths = 2; eighths <= 6; ++eighths) {
                const auto ours = scaledOf(bytes, eighths);
                QVERIFY(ours);
                QCOMPARE(
                    ours->pixels.spec().size, io::jpegScaledSize({width, 21 - width}, eighths));
            }
        }
    }

    void truncatedIsNeverTaken() {
        const Bytes bytes = makeJpeg({.width = 200, .height = 150, .restart = 3});
        QVERIFY(scaledOf(bytes, 3));
        for (std::size_t size = 2; size + 1 < bytes.size(); size += 5)
            QVERIFY2(!scaledOf(std::span(bytes).first(size), 3), qPrintable(QString::number(size)));
        QVERIFY(!scaledOf(std::span(bytes).first(bytes.size() - 2), 3)); // all but the end marker
    }

    void damagedBytesNeverCrash() {
        const Bytes good = makeJpeg({.width = 320, .height = 200, .restart = 4});
        std::uint32_t seed = 99;
        for (int round = 0; round < 600; ++round) {
            Bytes bytes = good;
            for (int i = 0; i < 3; ++i) {
                seed = seed * 1664525U + 1013904223U;
                bytes[(seed >> 8) % bytes.size()] = static_cast<std::byte>(seed >> 3);
            }
            const auto ours = scaledOf(bytes, 2 + round % 5);
            if (ours) QVERIFY(!ours->pixels.bytes().empty());
        }
    }

    void othersAreLeftToLibjpeg() {
        QCOMPARE(scaledOf(makeJpeg({.channels = 4}), 4).error().code, ErrorCode::Unsupported);
        QCOMPARE(scaledOf(makeJpeg({.progressive = true}), 4).error().code, ErrorCode::Unsupported);
        QCOMPARE(scaledOf(makeJpeg({}), 8).error().code, ErrorCode::Unsupported);
        QCOMPARE(scaledOf(makeJpeg({}), 1).error().code, ErrorCode::Unsupported);
    }

    void theLeastPartThatServes() {
        QCOMPARE(io::jpegFrequencyEighths({4000, 3000}, 743), 2);
        QCOMPARE(io::jpegFrequencyEighths({4000, 3000}, 800), 3); // a quarter is too few
        QCOMPARE(io::jpegFrequencyEighths({1400, 2000}, 743), 3);
        QCOMPARE(io::jpegFrequencyEighths({2000, 1400}, 1500), 6);
        QCOMPARE(io::jpegFrequencyEighths({2000, 1400}, 1501), 0);
    }

    void stopsAndLimits() {
        const Bytes bytes = makeJpeg({.width = 640, .height = 480});
        base::MemorySource source(bytes);
        const auto layout = io::readJpegLayout(source);
        std::stop_source stop;
        stop.request_stop();
        const auto stopped =
            io::decodeJpegScaled(source, *layout, {.eighths = 4, .stop = stop.get_token()});
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        const auto refused =
            io::decodeJpegScaled(source, *layout, {.eighths = 4, .maxBytes = 1000});
        QCOMPARE(refused.error().code, ErrorCode::LimitExceeded);
    }
};

LIGHTSTACK_TEST(JpegScaledDecoderTest);
#include "jpeg_scaled_decoder_test.moc"
