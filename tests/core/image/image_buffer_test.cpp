// Samples of every type come out as the values that went in.
#include "core/image/image_buffer.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <cstring>

using namespace lightstack;
using image::ImageBuffer;
using image::PlaneOrder;
using image::SampleType;

namespace {

template <class T>
ImageBuffer pixels(image::PixelSize size, int channels, SampleType type,
    const std::vector<T>& values, PlaneOrder planes = PlaneOrder::Interleaved) {
    auto buffer = ImageBuffer::allocate({size, channels, type, planes}, 1 << 20);
    std::memcpy(buffer->mutableBytes().data(), values.data(), values.size() * sizeof(T));
    return *buffer;
}

template <class T>
void extremesComeBack(SampleType type) {
    const std::vector<T> values{
        std::numeric_limits<T>::lowest(), T(0), T(1), std::numeric_limits<T>::max()};
    const ImageBuffer buffer = pixels<T>({2, 2}, 1, type, values);
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(buffer.valueAt(static_cast<int>(i % 2), static_cast<int>(i / 2)),
            static_cast<double>(values[i]));
}

} // namespace

class ImageBufferTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTypeKeepsItsValues() {
        extremesComeBack<std::uint8_t>(SampleType::U8);
        extremesComeBack<std::int8_t>(SampleType::S8);
        extremesComeBack<std::uint16_t>(SampleType::U16);
        extremesComeBack<std::int16_t>(SampleType::S16);
        extremesComeBack<std::uint32_t>(SampleType::U32);
        extremesComeBack<std::int32_t>(SampleType::S32);
        extremesComeBack<std::uint64_t>(SampleType::U64);
        extremesComeBack<std::int64_t>(SampleType::S64);
        extremesComeBack<float>(SampleType::F32);
        extremesComeBack<double>(SampleType::F64);
        const ImageBuffer half = pixels<std::uint16_t>({1, 1}, 1, SampleType::F16, {0xC500});
        QCOMPARE(half.valueAt(0, 0), -5.0);
    }
    void channelsInBothOrders() {
        const std::vector<std::uint8_t> values{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        const ImageBuffer mixed = pixels({2, 2}, 3, SampleType::U8, values);
        QCOMPARE(mixed.valueAt(1, 0, 0), 4.0);
        QCOMPARE(mixed.valueAt(0, 1, 2), 9.0);
        QCOMPARE(mixed.rowAs<std::uint8_t>(1)[0], std::uint8_t{7});
        const ImageBuffer apart = pixels({2, 2}, 3, SampleType::U8, values, PlaneOrder::Separate);
        QCOMPARE(apart.valueAt(1, 0, 0), 2.0);
        QCOMPARE(apart.valueAt(0, 1, 2), 11.0);
        QCOMPARE(apart.rowAs<std::uint8_t>(1, 1)[0], std::uint8_t{7});
    }
    void copiesShare() {
        const ImageBuffer a = pixels<std::uint8_t>({1, 1}, 1, SampleType::U8, {9});
        const ImageBuffer b = a; // NOLINT(performance-unnecessary-copy-initialization)
        QCOMPARE(a.bytes().data(), b.bytes().data());
        QVERIFY(ImageBuffer().isNull() && !a.isNull());
    }
    void tooLargeIsAnError() {
        QCOMPARE(ImageBuffer::allocate({{100, 100}, 1, SampleType::U8, {}}, 9999).error().code,
            ErrorCode::LimitExceeded);
    }
    void halves_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<double>("value");
        QTest::newRow("one") << 0x3C00 << 1.0;
        QTest::newRow("largest") << 0x7BFF << 65504.0;
        QTest::newRow("smallest normal") << 0x0400 << 0x1p-14;
        QTest::newRow("largest subnormal") << 0x03FF << 1023 * 0x1p-24;
        QTest::newRow("smallest") << 0x0001 << 0x1p-24;
        QTest::newRow("negative subnormal") << 0x8001 << -0x1p-24;
        QTest::newRow("third") << 0x3555 << 0x1.554p-2;
    }
    void halves() {
        QFETCH(int, bits);
        QFETCH(double, value);
        QVERIFY(static_cast<double>(image::halfToFloat(static_cast<std::uint16_t>(bits))) == value);
    }
    void halvesThatAreNoNumbers() {
        QVERIFY(std::isinf(image::halfToFloat(0x7C00)) && image::halfToFloat(0x7C00) > 0);
        QVERIFY(std::isinf(image::halfToFloat(0xFC00)) && image::halfToFloat(0xFC00) < 0);
        QVERIFY(std::isnan(image::halfToFloat(0x7E00)));
        QVERIFY(std::isnan(image::halfToFloat(0xFC01)));
        QCOMPARE(std::bit_cast<std::uint32_t>(image::halfToFloat(0x8000)), 0x80000000U);
    }
};

#include "image_buffer_test.moc"
LIGHTSTACK_TEST(ImageBufferTest);
