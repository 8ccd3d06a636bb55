// Shrinking against the definition: the mean of the covered area, in long double.
#include "core/raster/area_mean.h"
#include "core/raster/resample.h"
#include "tests/core/raster/raster_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <random>

using namespace lightstack;
using namespace lightstack::tests;
using image::ImageBuffer;
using image::PixelSize;

namespace {

// How much of source cell `i` the output cell `o` covers, in 1/out of a cell.
std::int64_t overlap(int i, int o, int in, int out) {
    const std::int64_t low = std::max<std::int64_t>(std::int64_t{i} * out, std::int64_t{o} * in);
    const std::int64_t high = std::min<std::int64_t>((i + 1LL) * out, (o + 1LL) * in);
    return std::max<std::int64_t>(0, high - low);
}

long double meanAt(const ImageBuffer& in, PixelSize out, int x, int y, int c) {
    const PixelSize s = in.spec().size;
    long double sum = 0;
    for (int j = 0; j < s.height; ++j) {
        const std::int64_t wy = overlap(j, y, s.height, out.height);
        for (int i = 0; wy > 0 && i < s.width; ++i)
            if (const std::int64_t w = wy * overlap(i, x, s.width, out.width); w > 0)
                sum += static_cast<long double>(in.valueAt(i, j, c)) * static_cast<long double>(w);
    }
    return sum / (static_cast<long double>(s.width) * s.height);
}

template <class T>
ImageBuffer noise(PixelSize size, int channels) {
    std::mt19937 random(static_cast<unsigned>(size.width * 31 + size.height));
    std::vector<T> values(static_cast<std::size_t>(size.width * size.height * channels));
    for (T& v : values) {
        if constexpr (std::is_integral_v<T>)
            v = static_cast<T>(random());
        else
            v = static_cast<T>(static_cast<double>(random()) * 1e-3 - 1e6);
    }
    return picture<T>(size, channels, values);
}

template <class T>
void compareWithDefinition(PixelSize size, PixelSize target, int channels) {
    const ImageBuffer in = noise<T>(size, channels);
    const auto out = raster::shrink(in, target);
    QVERIFY(out);
    QVERIFY(out->spec().size == target);
    QVERIFY(out->spec().type == in.spec().type);
    for (int y = 0; y < target.height; ++y)
        for (int x = 0; x < target.width; ++x)
            for (int c = 0; c < channels; ++c) {
                const long double mean = meanAt(in, target, x, y, c);
                const double got = out->valueAt(x, y, c);
                if constexpr (std::is_integral_v<T>)
                    QCOMPARE(got, static_cast<double>(std::floor(mean + 0.5L)));
                else
                    QVERIFY(std::fabs(got - static_cast<double>(mean)) <=
                            std::fabs(static_cast<double>(mean)) *
                                    static_cast<double>(std::numeric_limits<T>::epsilon()) +
                                1e-9);
            }
}

} // namespace

class AreaMeanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheMeanOfTheArea_data() {
        QTest::addColumn<QSize>("from");
        QTest::addColumn<QSize>("to");
        QTest::newRow("halves") << QSize(64, 32) << QSize(32, 16);
        QTest::newRow("quarters") << QSize(64, 32) << QSize(16, 8);
        QTest::newRow("no whole ratio") << QSize(61, 47) << QSize(16, 13);
        QTest::newRow("a little smaller") << QSize(33, 29) << QSize(32, 28);
        QTest::newRow("one side only") << QSize(40, 7) << QSize(9, 7);
        QTest::newRow("to one pixel") << QSize(37, 23) << QSize(1, 1);
        QTest::newRow("column") << QSize(1, 700) << QSize(1, 3);
        QTest::newRow("row") << QSize(700, 1) << QSize(3, 1);
        QTest::newRow("more rows than 8-bit sums hold") << QSize(3, 1200) << QSize(2, 2);
    }
    void isTheMeanOfTheArea() {
        QFETCH(QSize, from);
        QFETCH(QSize, to);
        const PixelSize size{from.width(), from.height()};
        const PixelSize target{to.width(), to.height()};
        for (const int channels : {1, 2, 3, 4, 5}) {
            compareWithDefinition<std::uint8_t>(size, target, channels);
            compareWithDefinition<std::uint16_t>(size, target, channels);
        }
        compareWithDefinition<std::int8_t>(size, target, 1);
        compareWithDefinition<std::int16_t>(size, target, 3);
        compareWithDefinition<float>(size, target, 1);
        compareWithDefinition<float>(size, target, 3);
        compareWithDefinition<double>(size, target, 1);
    }
    void tallPicturesDoNotOverflow() {
        // 70,000 rows of 65,535: past 32 bits.
        const auto in =
            picture<std::uint16_t>({1, 70'000}, 1, std::vector<std::uint16_t>(70'000, 65535));
        QCOMPARE(raster::shrink(in, {1, 1})->valueAt(0, 0), 65535.0);
        const auto low =
            picture<std::int16_t>({1, 70'000}, 1, std::vector<std::int16_t>(70'000, -32768));
        QCOMPARE(raster::shrink(low, {1, 2})->valueAt(0, 1), -32768.0);
    }
    void constantsStayWhatTheyAre() {
        for (const int value : {0, 1, 127, 254, 255}) {
            const auto v = static_cast<std::uint8_t>(value);
            const auto out = raster::shrink(
                picture<std::uint8_t>({100, 77}, 1, std::vector<std::uint8_t>(7700, v)), {13, 11});
            QCOMPARE(valuesOf<std::uint8_t>(*out), std::vector<std::uint8_t>(143, v));
        }
    }
    void tiesRoundUp() {
        QCOMPARE(
            raster::shrink(picture<std::uint8_t>({2, 1}, 1, {0, 1}), {1, 1})->valueAt(0, 0), 1.0);
        QCOMPARE(
            raster::shrink(picture<std::int16_t>({2, 1}, 1, {-1, 0}), {1, 1})->valueAt(0, 0), 0.0);
        QCOMPARE(raster::shrink(picture<std::int16_t>({2, 1}, 1, {-2, -1}), {1, 1})->valueAt(0, 0),
            -1.0);
    }
    void otherTypesAreWidened() {
        const auto deep =
            raster::shrink(picture<std::uint32_t>({2, 1}, 1, {1, 4'000'000'002}), {1, 1});
        QVERIFY(deep->spec().type == image::SampleType::F64);
        QCOMPARE(deep->valueAt(0, 0), 2'000'000'001.5);
        const auto wide = raster::shrink(picture<std::int64_t>({2, 1}, 1, {-10, 4}), {1, 1});
        QCOMPARE(wide->valueAt(0, 0), -3.0);
        auto half = ImageBuffer::allocate({{2, 1}, 1, image::SampleType::F16, {}}, 64);
        const std::uint16_t bits[] = {0x3C00, 0x4200}; // 1, 3
        std::memcpy(half->mutableBytes().data(), bits, sizeof bits);
        QVERIFY(raster::shrink(*half, {1, 1})->spec().type == image::SampleType::F32);
        QCOMPARE(raster::shrink(*half, {1, 1})->valueAt(0, 0), 2.0);
    }
    void noNumbersStayWhereTheyAre() {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const auto out = raster::shrink(picture<float>({4, 1}, 1, {nan, 1, 2, 4}), {2, 1});
        QVERIFY(std::isnan(out->valueAt(0, 0)));
        QCOMPARE(out->valueAt(1, 0), 3.0);
        const double large = std::numeric_limits<double>::max();
        QCOMPARE(raster::shrink(picture<double>({1, 3}, 1, {large, large, large}), {1, 1})
                     ->valueAt(0, 0),
            large);
    }
    void nothingIsEnlarged_data() {
        QTest::addColumn<QSize>("target");
        QTest::addColumn<QSize>("size");
        QTest::newRow("same") << QSize(8, 6) << QSize(8, 6);
        QTest::newRow("larger") << QSize(80, 60) << QSize(8, 6);
        QTest::newRow("wider, lower") << QSize(80, 3) << QSize(8, 3);
        QTest::newRow("higher, narrower") << QSize(2, 60) << QSize(2, 6);
        QTest::newRow("nothing") << QSize(0, -3) << QSize(1, 1);
    }
    void nothingIsEnlarged() {
        QFETCH(QSize, target);
        QFETCH(QSize, size);
        const ImageBuffer in = noise<std::uint8_t>({8, 6}, 3);
        const auto out = raster::shrink(in, {target.width(), target.height()});
        QVERIFY(out->spec().size == (PixelSize{size.width(), size.height()}));
        QCOMPARE(out->bytes().data() == in.bytes().data(), size == QSize(8, 6));
    }
    void planesApartAreRefused() {
        const auto in = picture<std::uint8_t>({2, 1}, 2, {1, 2, 3, 4}, image::PlaneOrder::Separate);
        QCOMPARE(raster::shrink(in, {1, 1}).error().code, ErrorCode::Unsupported);
    }
};

#include "area_mean_test.moc"
LIGHTSTACK_TEST(AreaMeanTest);
