// EXIF orientations by their definition, every pixel.
#include "core/raster/resample.h"
#include "tests/core/raster/raster_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
using image::PixelSize;

namespace {

// Where the pixel shown at (x, y) is stored; EXIF 2.32, table of Orientation: what row 0 and column
// 0 of the stored picture are when it is looked at.
std::pair<int, int> storedAt(int orientation, int x, int y, PixelSize stored) {
    const int right = stored.width - 1;
    const int bottom = stored.height - 1;
    switch (orientation) {
    case 2: // top, right
        return {right - x, y};
    case 3: // bottom, right
        return {right - x, bottom - y};
    case 4: // bottom, left
        return {x, bottom - y};
    case 5: // left, top
        return {y, x};
    case 6: // right, top
        return {y, bottom - x};
    case 7: // right, bottom
        return {right - y, bottom - x};
    case 8: // left, bottom
        return {right - y, x};
    default:
        return {x, y};
    }
}

template <class T>
void checkAll(PixelSize size, int channels) {
    std::vector<T> values(static_cast<std::size_t>(size.width * size.height * channels));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<T>(i * 37 + 1);
    const auto in = picture<T>(size, channels, values);
    for (int orientation = -1; orientation <= 9; ++orientation) {
        const auto out = raster::orient(in, orientation);
        QVERIFY(out);
        const bool turned = orientation >= 5 && orientation <= 8;
        const PixelSize upright = turned ? PixelSize{size.height, size.width} : size;
        QVERIFY(raster::orientedSize(size, orientation) == upright);
        QVERIFY(out->spec().size == upright);
        for (int y = 0; y < upright.height; ++y)
            for (int x = 0; x < upright.width; ++x) {
                const auto [sx, sy] = storedAt(orientation, x, y, size);
                for (int c = 0; c < channels; ++c)
                    QCOMPARE(out->valueAt(x, y, c), in.valueAt(sx, sy, c));
            }
    }
}

} // namespace

class OrientationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPixelOfEveryOrientation() {
        for (const PixelSize size : {PixelSize{5, 3}, PixelSize{1, 4}, PixelSize{4, 1},
                 PixelSize{1, 1}, PixelSize{67, 45}}) {
            checkAll<std::uint8_t>(size, 1);
            checkAll<std::uint8_t>(size, 3);
            checkAll<std::uint8_t>(size, 4);
            checkAll<std::uint8_t>(size, 5);
            checkAll<std::uint16_t>(size, 1);
            checkAll<std::uint16_t>(size, 3);
            checkAll<double>(size, 1);
            checkAll<float>(size, 3);
        }
    }
    void uprightPicturesAreNotCopied() {
        const auto in = picture<std::uint8_t>({2, 1}, 1, {1, 2});
        for (const int orientation : {-1, 0, 1, 9, 65535})
            QCOMPARE(raster::orient(in, orientation)->bytes().data(), in.bytes().data());
    }
    void planesApartAreRefused() {
        const auto in = picture<std::uint8_t>({2, 1}, 2, {1, 2, 3, 4}, image::PlaneOrder::Separate);
        QCOMPARE(raster::orient(in, 6).error().code, ErrorCode::Unsupported);
        QVERIFY(raster::orient(in, 1));
    }
};

#include "orientation_test.moc"
LIGHTSTACK_TEST(OrientationTest);
