// Windows applied: exact greys for every type, and for limits that touch.
#include "core/raster/tone.h"
#include "tests/core/raster/raster_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace lightstack;
using namespace lightstack::tests;
using raster::applyWindow;
using raster::WindowLevel;
using Bytes = std::vector<std::uint8_t>;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

template <class T>
Bytes shown(const std::vector<T>& values, const WindowLevel& window, bool invert = false) {
    const auto out =
        applyWindow(picture<T>({static_cast<int>(values.size()), 1}, 1, values), window, invert);
    return out ? valuesOf<std::uint8_t>(*out) : Bytes{};
}

// Every value of a small type against the definition.
template <class T>
void everyValue(const WindowLevel& w) {
    std::vector<T> values;
    for (int v = std::numeric_limits<T>::min(); v <= std::numeric_limits<T>::max(); ++v)
        values.push_back(static_cast<T>(v));
    const Bytes plain = shown(values, w);
    const Bytes inverted = shown(values, w, true);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double v = values[i];
        const double want = v <= w.low    ? 0
                            : v >= w.high ? 255
                                          : std::floor((v - w.low) / (w.high - w.low) * 255 + 0.5);
        QCOMPARE(static_cast<double>(plain[i]), want);
        QCOMPARE(inverted[i], static_cast<std::uint8_t>(255 - plain[i]));
    }
}

} // namespace

class ToneWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyValueOfSmallTypes() {
        for (const WindowLevel w : {WindowLevel{0, 255}, WindowLevel{-20.5, 77.25},
                 WindowLevel{100, 100}, WindowLevel{-40000, 70000}}) {
            everyValue<std::uint8_t>(w);
            everyValue<std::int8_t>(w);
            everyValue<std::uint16_t>(w);
            everyValue<std::int16_t>(w);
        }
    }
    void theWholeRangeOfEightBitsChangesNothing() {
        Bytes all(256);
        for (std::size_t i = 0; i < 256; ++i)
            all[i] = static_cast<std::uint8_t>(i);
        QCOMPARE(shown(all, {0, 255}), all);
    }
    void largeTypesGoByArithmetic() {
        QCOMPARE(shown<std::uint32_t>({0, 1000, 2000, UINT32_MAX}, {0, 2000}),
            (Bytes{0, 128, 255, 255}));
        QCOMPARE(shown<std::int32_t>({INT32_MIN, -1, 0, 1, INT32_MAX}, {-1, 1}),
            (Bytes{0, 0, 128, 255, 255}));
        QCOMPARE(shown<std::int64_t>({-4, 0, 4}, {-4, 4}), (Bytes{0, 128, 255}));
        QCOMPARE(shown<std::uint64_t>({0, UINT64_MAX}, {0, 10}), (Bytes{0, 255}));
        QCOMPARE(shown<float>({-1, 0, 0.5F, 1, 2}, {0, 1}), (Bytes{0, 0, 128, 255, 255}));
    }
    void whatIsNoNumberIsBlack() {
        const std::vector<double> values{std::nan(""), -kInfinity, kInfinity, 5};
        QCOMPARE(shown(values, {0, 10}), (Bytes{0, 0, 255, 128}));
        QCOMPARE(shown(values, {0, 10}, true), (Bytes{0, 255, 0, 127}));
    }
    void halvesAreNumbers() {
        auto half = image::ImageBuffer::allocate({{4, 1}, 1, image::SampleType::F16, {}}, 64);
        const std::uint16_t bits[] = {0x0000, 0x3800, 0x3C00, 0x7E00}; // 0, 1/2, 1, NaN
        std::memcpy(half->mutableBytes().data(), bits, sizeof bits);
        QCOMPARE(
            valuesOf<std::uint8_t>(*applyWindow(*half, {0, 1}, false)), (Bytes{0, 128, 255, 0}));
    }
    void limitsThatTouchAreAThreshold() {
        QCOMPARE(shown<std::int16_t>({-1, 0, 1}, {0, 0}), (Bytes{0, 0, 255}));
        QCOMPARE(shown<float>({6.9F, 7, 7.1F}, {7, 7}), (Bytes{0, 0, 255}));
    }
    void theWidestRangeIsLinearToo() {
        QCOMPARE(shown<double>({-1.7e308, -0.85e308, 0, 0.85e308, 1.7e308}, {-1.7e308, 1.7e308}),
            (Bytes{0, 64, 128, 191, 255}));
    }
    void channelsAreKept() {
        const auto out =
            applyWindow(picture<std::uint16_t>({1, 2}, 3, {0, 10, 20, 20, 10, 0}), {0, 20}, false);
        QVERIFY(out->spec().size == (image::PixelSize{1, 2}));
        QCOMPARE(out->spec().channels, 3);
        QVERIFY(out->spec().type == image::SampleType::U8);
        QCOMPARE(valuesOf<std::uint8_t>(*out), (Bytes{0, 128, 255, 255, 128, 0}));
        const auto apart = picture<std::uint8_t>({1, 1}, 3, {1, 2, 3}, image::PlaneOrder::Separate);
        QCOMPARE(applyWindow(apart, {0, 255}, false).error().code, ErrorCode::Unsupported);
    }
    void fullRanges() {
        QVERIFY(
            raster::fullRange(picture<std::uint8_t>({1, 1}, 1, {9}), 0) == (WindowLevel{0, 255}));
        QVERIFY(
            raster::fullRange(picture<std::int8_t>({1, 1}, 1, {9}), 0) == (WindowLevel{-128, 127}));
        const auto deep = picture<std::uint16_t>({1, 1}, 1, {9});
        QVERIFY(raster::fullRange(deep, 0) == (WindowLevel{0, 65535}));
        QVERIFY(raster::fullRange(deep, 12) == (WindowLevel{0, 4095}));
        QVERIFY(raster::fullRange(deep, 16) == (WindowLevel{0, 65535}));
        QVERIFY(raster::fullRange(picture<std::int16_t>({1, 1}, 1, {9}), 0) ==
                (WindowLevel{-32768, 32767}));
        QVERIFY(raster::fullRange(picture<float>({4, 1}, 1, {2, std::nanf(""), -3, 1}), 0) ==
                (WindowLevel{-3, 2}));
        QVERIFY(raster::fullRange(picture<std::int32_t>({2, 1}, 1, {-7, 9}), 0) ==
                (WindowLevel{-7, 9}));
    }
};

#include "tone_window_test.moc"
LIGHTSTACK_TEST(ToneWindowTest);
