#include "core/io/jpeg_dc_decoder.h"
#include "tests/core/io/jpeg_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace lightstack;
using namespace lightstack::tests;

namespace {

struct Both {
    Result<io::JpegPixels> ours = fail(ErrorCode::Io, {}, "not run");
    Result<io::JpegPixels> libjpeg = fail(ErrorCode::Io, {}, "not run");
};

Both decodeBoth(std::span<const std::byte> bytes) {
    Both both;
    base::MemorySource source(bytes);
    const auto layout = io::readJpegLayout(source);
    if (!layout) return both;
    io::JpegRequest request;
    request.eighths = 1;
    both.ours = io::decodeJpegEighth(source, *layout, request);
    both.libjpeg = io::decodeJpeg(source, *layout, request);
    return both;
}

int largestDifference(const image::ImageBuffer& a, const image::ImageBuffer& b) {
    if (!(a.spec() == b.spec())) return 1000;
    int most = 0;
    for (std::size_t i = 0; i < a.bytes().size(); ++i)
        most = std::max(most,
            std::abs(std::to_integer<int>(a.bytes()[i]) - std::to_integer<int>(b.bytes()[i])));
    return most;
}

// Counts what is read, so that stopping early can be seen.
class CountingSource final : public base::ByteSource {
public:
    explicit CountingSource(std::span<const std::byte> bytes) : m_memory(bytes) {}
    [[nodiscard]] std::uint64_t size() const noexcept override { return m_memory.size(); }
    std::size_t read(std::uint64_t offset, std::span<std::byte> out) override {
        const std::size_t n = m_memory.read(offset, out);
        m_last = std::max(m_last, offset + n);
        return n;
    }
    [[nodiscard]] std::uint64_t reached() const noexcept { return m_last; }

private:
    base::MemorySource m_memory;
    std::uint64_t m_last = 0;
};

} // namespace

class JpegDcDecoderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalsLibjpeg_data();
    void equalsLibjpeg();
    void progressiveIsCloseAndReadsTheStartOnly();
    void flatProgressiveColourIsExact();
    void truncatedIsNeverTaken();
    void damagedBytesNeverCrash();
    void damagedTablesNeverCrash();
    void cmykIsLeftToLibjpeg();
    void stops();
    void limits();
};

void JpegDcDecoderTest::equalsLibjpeg_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("horizontal");
    QTest::addColumn<int>("vertical");
    QTest::addColumn<int>("quality");
    QTest::addColumn<int>("restart");
    for (const auto& [h, v] : {std::pair{1, 1}, {2, 1}, {1, 2}, {2, 2}})
        for (const auto& [width, height] :
            {std::pair{1, 1}, {8, 8}, {17, 9}, {1000, 700}, {333, 257}})
            for (const int quality : {20, 75, 100})
                for (const int restart : {0, 1, 7})
                    QTest::addRow("%dx%d %dx%d q%d r%d", width, height, h, v, quality, restart)
                        << width << height << 3 << h << v << quality << restart;
    QTest::addRow("grey") << 501 << 333 << 1 << 1 << 1 << 85 << 0;
    QTest::addRow("grey restarts") << 501 << 333 << 1 << 1 << 1 << 85 << 5;
}

void JpegDcDecoderTest::equalsLibjpeg() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, channels);
    QFETCH(int, horizontal);
    QFETCH(int, vertical);
    QFETCH(int, quality);
    QFETCH(int, restart);
    const Both both = decodeBoth(makeJpeg({.width = width,
        .height = height,
        .channels = channels,
        .horizontal = horizontal,
        .vertical = vertical,
        .quality = quality,
        .restart = restart}));
    QVERIFY(both.libjpeg.has_value());
    QVERIFY2(both.ours.has_value(), both.ours ? "" : both.ours.error().detail.c_str());
    QVERIFY(largestDifference(both.ours->pixels, both.libjpeg->pixels) <= 2);
}

void JpegDcDecoderTest::progressiveIsCloseAndReadsTheStartOnly() {
    const Bytes bytes = makeJpeg(
        {.width = 2400, .height = 1800, .horizontal = 1, .vertical = 1, .progressive = true});
    const Both both = decodeBoth(bytes);
    QVERIFY(both.ours.has_value() && both.libjpeg.has_value());
    double squares = 0;
    const auto a = both.ours->pixels.bytes();
    const auto b = both.libjpeg->pixels.bytes();
    QCOMPARE(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double d = std::to_integer<int>(a[i]) - std::to_integer<int>(b[i]);
        squares += d * d;
    }
    const double psnr =
        10 * std::log10(255.0 * 255.0 * static_cast<double>(a.size()) / std::max(squares, 1.0));
    QVERIFY2(psnr >= 40, qPrintable(QString::number(psnr)));

    CountingSource source(bytes);
    const auto layout = io::readJpegLayout(source);
    QVERIFY(io::decodeJpegEighth(source, *layout, {}).has_value());
    QVERIFY2(source.reached() < bytes.size() / 3, qPrintable(QString::number(source.reached())));
}

void JpegDcDecoderTest::flatProgressiveColourIsExact() {
    const Both both = decodeBoth(
        makeJpeg({.width = 160, .height = 120, .quality = 97, .progressive = true, .flat = true}));
    QVERIFY(both.ours.has_value() && both.libjpeg.has_value());
    QVERIFY(largestDifference(both.ours->pixels, both.libjpeg->pixels) <= 1);
}

void JpegDcDecoderTest::truncatedIsNeverTaken() {
    const Bytes bytes = makeJpeg({.width = 200, .height = 150, .restart = 3});
    for (std::size_t size = 2; size + 8 < bytes.size(); size += 5) {
        const Both both = decodeBoth(std::span(bytes).first(size));
        QVERIFY2(!both.ours.has_value(), qPrintable(QString::number(size)));
    }
}

void JpegDcDecoderTest::damagedBytesNeverCrash() {
    for (const bool progressive : {false, true}) {
        const Bytes good =
            makeJpeg({.width = 320, .height = 200, .restart = 4, .progressive = progressive});
        std::uint32_t seed = 99;
        for (int round = 0; round < 400; ++round) {
            Bytes bytes = good;
            for (int i = 0; i < 3; ++i) {
                seed = seed * 1664525U + 1013904223U;
                bytes[(seed >> 8) % bytes.size()] = static_cast<std::byte>(seed >> 3);
            }
            const Both both = decodeBoth(bytes);
            if (both.ours)
                QCOMPARE(both.ours->pixels.bytes().size(),
                    both.ours->pixels.spec().rowBytes() *
                        static_cast<std::size_t>(both.ours->pixels.spec().size.height));
        }
    }
}

void JpegDcDecoderTest::damagedTablesNeverCrash() {
    const Bytes good = makeJpeg({.width = 64, .height = 64});
    const Bytes tables = bytesOf({"\xFF\xC4", 2});
    const auto found = std::search(good.begin(), good.end(), tables.begin(), tables.end());
    QVERIFY(found != good.end());
    const auto start = static_cast<std::size_t>(found - good.begin());
    for (std::size_t at = start + 2; at < start + 60; ++at)
        for (const int value : {0, 1, 0x10, 0x7F, 0xFF}) {
            Bytes bytes = good;
            bytes[at] = static_cast<std::byte>(value);
            const Both both = decodeBoth(bytes);
            if (both.ours) QCOMPARE(both.ours->pixels.spec().size.width, 8);
        }
}

void JpegDcDecoderTest::cmykIsLeftToLibjpeg() {
    const Both both = decodeBoth(makeJpeg({.channels = 4}));
    QVERIFY(!both.ours.has_value());
    QVERIFY(both.ours.error().code == ErrorCode::Unsupported);
    QVERIFY(both.libjpeg.has_value());
}

void JpegDcDecoderTest::stops() {
    const Bytes bytes = makeJpeg({.width = 640, .height = 480});
    base::MemorySource source(bytes);
    const auto layout = io::readJpegLayout(source);
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = io::decodeJpegEighth(source, *layout, {.stop = stop.get_token()});
    QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
}

void JpegDcDecoderTest::limits() {
    const Bytes bytes = makeJpeg({.width = 640, .height = 480});
    base::MemorySource source(bytes);
    const auto layout = io::readJpegLayout(source);
    const auto refused = io::decodeJpegEighth(source, *layout, {.maxBytes = 1000});
    QVERIFY(!refused && refused.error().code == ErrorCode::LimitExceeded);
}

LIGHTSTACK_TEST(JpegDcDecoderTest);
#include "jpeg_dc_decoder_test.moc"
