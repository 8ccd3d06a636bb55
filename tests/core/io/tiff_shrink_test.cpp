// Means of blocks, of every type of sample, whatever pieces the rows come in.
#include "core/io/tiff_shrink.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

using namespace lightstack;
using namespace lightstack::tests;
using image::SampleType;

namespace {

constexpr int kWidth = 103;
constexpr int kHeight = 41;

template <class T>
std::vector<T> samples(int channels) {
    std::mt19937 random(7);
    std::vector<T> out(static_cast<std::size_t>(kWidth * kHeight * channels));
    for (T& value : out)
        if constexpr (std::is_floating_point_v<T>)
            value = static_cast<T>(static_cast<int>(random() % 2001) - 1000) / 8;
        else if (random() % 4 == 0) // the ends of the range
            value =
                random() % 2 == 0 ? std::numeric_limits<T>::min() : std::numeric_limits<T>::max();
        else
            value = static_cast<T>(random());
    return out;
}

// Row by row, each in pieces of `piece` pixels.
template <class T>
image::ImageBuffer shrunken(
    SampleType type, int channels, int factor, int piece, const std::vector<T>& values) {
    image::ImageSpec spec;
    spec.size = {kWidth, kHeight};
    spec.channels = channels;
    spec.type = type;
    auto shrinker = io::RowShrinker::make(spec, factor, 1 << 20);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; x += piece)
            shrinker->add(y, x, std::min(piece, kWidth - x),
                reinterpret_cast<const std::byte*>(
                    values.data() + static_cast<std::size_t>((y * kWidth + x) * channels)));
        shrinker->rowsDone(y + 1);
    }
    return shrinker->finish();
}

template <class T>
bool holdsMeans(SampleType type, int channels, int factor, int piece) {
    const std::vector<T> values = samples<T>(channels);
    const image::ImageBuffer small = shrunken(type, channels, factor, piece, values);
    for (int by = 0; by * factor < kHeight; ++by)
        for (int bx = 0; bx * factor < kWidth; ++bx)
            for (int c = 0; c < channels; ++c) {
                long double sum = 0;
                int count = 0;
                for (int y = by * factor; y < std::min(kHeight, (by + 1) * factor); ++y)
                    for (int x = bx * factor; x < std::min(kWidth, (bx + 1) * factor); ++x, ++count)
                        sum += static_cast<long double>(
                            values[static_cast<std::size_t>((y * kWidth + x) * channels + c)]);
                const long double mean = sum / count;
                const long double expected =
                    std::is_floating_point_v<T> ? mean : std::floor(mean + 0.5L);
                const auto off =
                    std::abs(static_cast<long double>(small.valueAt(bx, by, c)) - expected);
                if (off > (std::is_floating_point_v<T> ? 1e-5L : 0.0L)) {
                    qWarning("%s: %d, %d: %g off", image::sampleTypeName(type).data(), bx, by,
                        static_cast<double>(off));
                    return false;
                }
            }
    return true;
}

} // namespace

class TiffShrinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksAreExactMeans_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("factor");
        QTest::addColumn<int>("piece");
        for (const int channels : {1, 2, 3, 4})
            for (const int factor : {2, 3, 7, 200})
                for (const int piece : {kWidth, 16})
                    QTest::addRow("%d channels, by %d, pieces of %d", channels, factor, piece)
                        << channels << factor << piece;
    }
    void blocksAreExactMeans() {
        QFETCH(int, channels);
        QFETCH(int, factor);
        QFETCH(int, piece);
        QVERIFY(holdsMeans<std::uint8_t>(SampleType::U8, channels, factor, piece));
        QVERIFY(holdsMeans<std::int8_t>(SampleType::S8, channels, factor, piece));
        QVERIFY(holdsMeans<std::uint16_t>(SampleType::U16, channels, factor, piece));
        QVERIFY(holdsMeans<std::int16_t>(SampleType::S16, channels, factor, piece));
        QVERIFY(holdsMeans<std::uint32_t>(SampleType::U32, channels, factor, piece));
        QVERIFY(holdsMeans<std::int32_t>(SampleType::S32, channels, factor, piece));
        QVERIFY(holdsMeans<float>(SampleType::F32, channels, factor, piece));
        QVERIFY(holdsMeans<double>(SampleType::F64, channels, factor, piece));
    }

    void theLargestOf64BitsStays() {
        const std::vector<std::uint64_t> most(
            kWidth * kHeight, std::numeric_limits<std::uint64_t>::max());
        const auto small = shrunken(SampleType::U64, 1, 3, kWidth, most);
        QCOMPARE(small.rowAs<std::uint64_t>(0)[0], std::numeric_limits<std::uint64_t>::max());
    }

    void whatIsNotFiniteDoesNotCount() {
        std::vector<float> values(kWidth * kHeight, 5.0F);
        values[0] = std::numeric_limits<float>::infinity();
        for (const int y : {0, 1})
            for (const int x : {2, 3})
                values[static_cast<std::size_t>(y * kWidth + x)] =
                    std::numeric_limits<float>::quiet_NaN();
        const auto small = shrunken(SampleType::F32, 1, 2, kWidth, values);
        QCOMPARE(small.rowAs<float>(0)[0], 5.0F);
        QVERIFY(std::isnan(small.rowAs<float>(0)[1])); // none was finite
    }
};

#include "tiff_shrink_test.moc"
LIGHTSTACK_TEST(TiffShrinkTest);
