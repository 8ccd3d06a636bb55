// Histograms and the automatic window: whatever the type, the range and the shape.
#include "core/raster/tone.h"
#include "tests/core/raster/raster_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace lightstack;
using namespace lightstack::tests;
using raster::autoWindow;
using raster::histogramOf;
using raster::WindowLevel;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();

std::uint64_t sumOf(const raster::Histogram& h) {
    return std::accumulate(h.bins.begin(), h.bins.end(), std::uint64_t{0});
}

// 0 ... n-1 in equal numbers.
template <class T>
image::ImageBuffer ramp(int n, T first) {
    std::vector<T> values(static_cast<std::size_t>(n));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<T>(first + static_cast<T>(i));
    return picture<T>({n, 1}, 1, values);
}

} // namespace

class ToneHistogramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void binsAreOfEqualWidth() {
        const auto h =
            histogramOf(picture<std::int16_t>({3, 2}, 1, {-1000, -501, -499, 0, 999, 1000}), 0, 4);
        QCOMPARE(h.low, -1000.0);
        QCOMPARE(h.high, 1000.0);
        QCOMPARE(h.bins, (std::vector<std::uint64_t>{2, 1, 1, 2}));
        QCOMPARE(h.finite, std::uint64_t{6});
        QCOMPARE(h.nonFinite, std::uint64_t{0});
    }
    void everyTypeIsRead() {
        const auto check = [](const image::ImageBuffer& buffer, double low, double high) {
            const auto h = histogramOf(buffer, -1, 16);
            QCOMPARE(h.low, low);
            QCOMPARE(h.high, high);
            QCOMPARE(sumOf(h), h.finite);
            QCOMPARE(h.bins.front() + h.bins.back(), std::uint64_t{2});
        };
        check(picture<std::uint8_t>({2, 1}, 1, {0, 255}), 0, 255);
        check(picture<std::int8_t>({2, 1}, 1, {-128, 127}), -128, 127);
        check(picture<std::uint16_t>({2, 1}, 1, {0, 65535}), 0, 65535);
        check(picture<std::int16_t>({2, 1}, 1, {-32768, 32767}), -32768, 32767);
        check(picture<std::uint32_t>({2, 1}, 1, {0, UINT32_MAX}), 0, UINT32_MAX);
        check(picture<std::int32_t>({2, 1}, 1, {INT32_MIN, INT32_MAX}), INT32_MIN, INT32_MAX);
        check(picture<std::uint64_t>({2, 1}, 1, {0, UINT64_MAX}), 0, 0x1p64);
        check(picture<std::int64_t>({2, 1}, 1, {INT64_MIN, INT64_MAX}), -0x1p63, 0x1p63);
        check(picture<float>({2, 1}, 1, {-1e30F, 3e38F}), static_cast<double>(-1e30F),
            static_cast<double>(3e38F));
        check(picture<double>({2, 1}, 1, {-1.7e308, 1.7e308}), -1.7e308, 1.7e308);
        check(picture<double>({2, 1}, 1, {0, 5e-324}), 0, 5e-324);
    }
    void channelsInBothOrders() {
        const std::vector<std::uint8_t> values{1, 2, 3, 4, 5, 6};
        const auto mixed = picture<std::uint8_t>({3, 1}, 2, values);
        QCOMPARE(histogramOf(mixed, 0).high, 5.0);
        QCOMPARE(histogramOf(mixed, 1).low, 2.0);
        QCOMPARE(histogramOf(mixed, -1).finite, std::uint64_t{6});
        const auto apart = picture<std::uint8_t>({3, 1}, 2, values, image::PlaneOrder::Separate);
        QCOMPARE(histogramOf(apart, 0).high, 3.0);
        QCOMPARE(histogramOf(apart, 1).low, 4.0);
        QCOMPARE(histogramOf(apart, -1).finite, std::uint64_t{6});
    }
    void whatIsNoNumberIsCountedApart() {
        const auto h =
            histogramOf(picture<double>({7, 1}, 1, {kNan, -kInf, 1, 2, 3, kInf, kNan}), 0, 2);
        QCOMPARE(h.low, 1.0);
        QCOMPARE(h.high, 3.0);
        QCOMPARE(h.finite, std::uint64_t{3});
        QCOMPARE(h.nonFinite, std::uint64_t{4});
        QCOMPARE(h.bins, (std::vector<std::uint64_t>{1, 2}));
        const auto none = histogramOf(picture<double>({2, 1}, 1, {kNan, kInf}), 0, 2);
        QCOMPARE(none.finite, std::uint64_t{0});
        QCOMPARE(sumOf(none), std::uint64_t{0});
        QVERIFY(autoWindow(none) == (WindowLevel{0, 0}));
    }
    void constantPicturesHaveOneValue() {
        const auto h = histogramOf(picture<std::uint16_t>({2, 2}, 1, {7, 7, 7, 7}), 0);
        QCOMPARE(h.low, 7.0);
        QCOMPARE(h.high, 7.0);
        QCOMPARE(sumOf(h), std::uint64_t{4});
        QVERIFY(autoWindow(h) == (WindowLevel{7, 7}));
    }
    void largePicturesAreSampled_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("channels");
        QTest::newRow("square") << 300 << 300 << 1;
        QTest::newRow("one row") << 90000 << 1 << 1;
        QTest::newRow("one column") << 1 << 90000 << 1;
        QTest::newRow("thin") << 30000 << 3 << 1;
        QTest::newRow("three channels") << 200 << 150 << 3;
        QTest::newRow("one row of colours") << 30000 << 1 << 3;
    }
    void largePicturesAreSampled() {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, channels);
        std::vector<std::uint16_t> values(
            static_cast<std::size_t>(width) * static_cast<std::size_t>(height * channels));
        std::iota(values.begin(), values.end(), std::uint16_t{0});
        const auto buffer = picture<std::uint16_t>({width, height}, channels, values);
        for (const std::uint64_t most : {100U, 1000U, 5000U}) {
            const auto h = histogramOf(buffer, -1, 256, most);
            QVERIFY2(h.finite <= most, qPrintable(QString::number(h.finite)));
            QVERIFY2(h.finite >= most / 4, qPrintable(QString::number(h.finite)));
            QCOMPARE(sumOf(h), h.finite);
        }
        QCOMPARE(histogramOf(buffer, -1, 256, 90000).finite, std::uint64_t{90000});
        QVERIFY(histogramOf(buffer, -1, 256, 1).finite >= 1);
    }
    void theWindowClipsItsShareAtBothEnds() {
        // 10,000 samples: 0.1 % are ten at each end.
        const auto h = histogramOf(ramp<std::uint16_t>(10'000, 0), 0, 9999);
        const WindowLevel w = autoWindow(h, 0.001);
        QVERIFY2(std::fabs(w.low - 10) <= 1, qPrintable(QString::number(w.low)));
        QVERIFY2(std::fabs(w.high - 9989) <= 1, qPrintable(QString::number(w.high)));
        QVERIFY(autoWindow(h, 0) == (WindowLevel{0, 9999}));
    }
    void signedRampsMoveWithTheirValues() {
        const WindowLevel w =
            autoWindow(histogramOf(ramp<std::int16_t>(2000, -1000), 0, 1999), 0.01);
        QVERIFY2(std::fabs(w.low + 980) <= 1, qPrintable(QString::number(w.low)));
        QVERIFY2(std::fabs(w.high - 979) <= 1, qPrintable(QString::number(w.high)));
    }
    void outliersDoNotSetTheWindow() {
        std::vector<float> values(100'000);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(i % 100);
        values[5] = -900;
        values[6] = 1000;
        const auto h = histogramOf(picture<float>({1000, 100}, 1, values), 0, 4096);
        const WindowLevel w = autoWindow(h);
        const double bin = 1900.0 / 4096;
        QVERIFY(w.low >= -bin && w.low <= 1);
        QVERIFY(w.high >= 98 && w.high <= 99 + bin);
    }
    void nearlyOneValueFallsBackToTheFullRange() {
        std::vector<std::uint8_t> values(100'000, 5);
        values[9] = 200;
        const WindowLevel w =
            autoWindow(histogramOf(picture<std::uint8_t>({1000, 100}, 1, values), 0));
        QVERIFY(w.low >= 5 && w.high > w.low && w.high <= 200);
    }
    void theWidestRangeHasAWindow() {
        const auto h =
            histogramOf(picture<double>({4, 1}, 1, {-1.7e308, -1e308, 1e308, 1.7e308}), 0, 4);
        QVERIFY(autoWindow(h, 0) == (WindowLevel{-1.7e308, 1.7e308}));
        const WindowLevel w = autoWindow(h, 0.25);
        QVERIFY(std::isfinite(w.low) && std::isfinite(w.high) && w.low < w.high);
    }
};

#include "tone_histogram_test.moc"
LIGHTSTACK_TEST(ToneHistogramTest);
