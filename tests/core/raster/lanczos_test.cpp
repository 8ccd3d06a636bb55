#include "core/raster/lanczos.h"

#include "core/raster/lanczos_bands.h"
#include "core/raster/light.h"
#include "tests/core/raster/raster_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>
#include <numbers>
#include <random>

using namespace lightstack;
using namespace lightstack::tests;
using image::ImageBuffer;
using image::PixelSize;

namespace {

double kernel(double x) {
    if (std::abs(x) < 1e-12) return 1;
    if (std::abs(x) >= 3) return 0;
    const double p = std::numbers::pi * x;
    return std::sin(p) / p * std::sin(p / 3) / (p / 3);
}

// The definition, in double, one output sample at a time.
double reference(const ImageBuffer& in, PixelSize target, int x, int y, int channel) {
    const double sx = static_cast<double>(in.spec().size.width) / target.width;
    const double sy = static_cast<double>(in.spec().size.height) / target.height;
    const double cx = (x + 0.5) * sx;
    const double cy = (y + 0.5) * sy;
    double sum = 0;
    double weights = 0;
    for (int v = 0; v < in.spec().size.height; ++v)
        for (int u = 0; u < in.spec().size.width; ++u) {
            const double w = kernel((u + 0.5 - cx) / sx) * kernel((v + 0.5 - cy) / sy);
            weights += w;
            sum += w * in.valueAt(u, v, channel);
        }
    return sum / weights;
}

template <class T>
ImageBuffer noise(PixelSize size, int channels, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<T> values(static_cast<std::size_t>(size.width * size.height * channels));
    for (T& value : values)
        value = static_cast<T>(random());
    return picture<T>(size, channels, values);
}

// Largest distance from the rounded reference.
double worst(const ImageBuffer& in, const ImageBuffer& out, double low, double high) {
    double worst = 0;
    for (int y = 0; y < out.spec().size.height; ++y)
        for (int x = 0; x < out.spec().size.width; ++x)
            for (int c = 0; c < out.spec().channels; ++c) {
                const double want = std::clamp(reference(in, out.spec().size, x, y, c), low, high);
                worst = std::max(worst, std::abs(out.valueAt(x, y, c) - want));
            }
    return worst;
}

// What each length of vectors makes of the same rows: that of any machine, and those it may have.
template <class T>
std::vector<std::vector<T>> ofEachLength(const ImageBuffer& in, PixelSize target) {
    namespace bands = raster::lanczos_bands;
    using Weights = raster::LanczosWeights<float>;
    const PixelSize size = in.spec().size;
    const Weights down(size.height, 0, target.height, true);
    const Weights across(size.width, 0, target.width, true);
    const auto channels = static_cast<std::size_t>(in.spec().channels);
    bands::Shrink<T, float> shrink{in.rowAs<T>(0), static_cast<std::size_t>(size.width) * channels,
        channels, &down.taps(), &across.taps(), nullptr};
    std::vector<std::vector<T>> out;
    const auto run = [&](auto&& way) {
        out.emplace_back(static_cast<std::size_t>(target.width * target.height) * channels);
        shrink.out = out.back().data();
        way(shrink);
    };
    run([](const auto& it) { bands::shrinkOf<4>(it); });
#ifdef LIGHTSTACK_WIDE_VECTORS
    if (base::hasWideVectors()) run([](const auto& it) { bands::shrinkWide(it); });
    if (base::hasWidestVectors()) run([](const auto& it) { bands::shrinkWidest(it); });
#endif
    return out;
}

// But for a rounded half.
template <class T>
void equalOfEachLength() {
    for (const int channels : {1, 2, 3, 4, 5})
        for (const PixelSize size : {PixelSize{1, 1}, {7, 16}, {33, 17}, {64, 40}}) {
            const ImageBuffer in = noise<T>({71, 53}, channels, 5);
            const auto out = ofEachLength<T>(in, size);
            const auto whole = raster::lanczos(in, size);
            const auto used = valuesOf<T>(*whole);
            for (const auto& way : out)
                for (std::size_t i = 0; i < used.size(); ++i)
                    QVERIFY(std::abs(static_cast<double>(way[i]) - used[i]) <= 1);
        }
}

} // namespace

class LanczosTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsTheDefinition() {
        for (const int channels : {1, 2, 3, 4}) {
            const ImageBuffer in = noise<std::uint8_t>({37, 23}, channels, 1);
            for (const PixelSize size : {PixelSize{12, 7}, {36, 23}, {1, 1}, {37, 5}}) {
                const auto out = raster::lanczos(in, size);
                QVERIFY(out);
                QCOMPARE(out->spec().size, size);
                QVERIFY(worst(in, *out, 0, 255) <= 0.501);
            }
        }
        const ImageBuffer deep = noise<std::uint16_t>({40, 31}, 3, 2);
        QVERIFY(worst(deep, *raster::lanczos(deep, {17, 13}), 0, 65535) <= 0.53);
        const ImageBuffer signedDeep = noise<std::int16_t>({40, 31}, 1, 3);
        QVERIFY(worst(signedDeep, *raster::lanczos(signedDeep, {17, 13}), -32768, 32767) <= 0.53);
    }

    void vectorsOfEachLengthMakeTheSame() {
        equalOfEachLength<std::uint8_t>();
        equalOfEachLength<std::int8_t>();
        equalOfEachLength<std::uint16_t>();
        equalOfEachLength<std::int16_t>();
    }

    void floatsKeepTheirValues() {
        std::vector<float> values(30 * 20);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(std::sin(static_cast<double>(i)) * 1e6);
        const ImageBuffer in = picture<float>({30, 20}, 1, values);
        QVERIFY(worst(in, *raster::lanczos(in, {11, 9}), -1e9, 1e9) <= 0.1);
    }

    void flatStaysFlat() {
        for (const int value : {0, 1, 77, 254, 255}) {
            const ImageBuffer in = picture<std::uint8_t>(
                {50, 50}, 3, std::vector<std::uint8_t>(7500, static_cast<std::uint8_t>(value)));
            for (const std::uint8_t sample : valuesOf<std::uint8_t>(*raster::lanczos(in, {9, 31})))
                QCOMPARE(int{sample}, value);
            for (const std::uint8_t sample :
                valuesOf<std::uint8_t>(*raster::lanczos(in, {9, 31}, {true, false})))
                QCOMPARE(int{sample}, value);
        }
    }

    void lightIsMixedAsLight() {
        std::vector<std::uint8_t> board(64 * 64);
        for (std::size_t i = 0; i < board.size(); ++i)
            board[i] = (i + i / 64) % 2 != 0 ? 255 : 0;
        const ImageBuffer in = picture<std::uint8_t>({64, 64}, 1, board);
        // The mean is a half: the last bit of a sum, which differs by machines, decides.
        const double plain = raster::lanczos(in, {8, 8})->valueAt(4, 4);
        QVERIFY(plain == 127 || plain == 128);
        QCOMPARE(raster::lanczos(in, {8, 8}, {true, false})->valueAt(4, 4), 188.0);
    }

    // Red that is invisible beside visible green leaves no red seam.
    void invisibleColourDoesNotBleed() {
        std::vector<std::uint8_t> values;
        for (int i = 0; i < 32 * 32; ++i) {
            const bool visible = i % 32 >= 16;
            const std::array<std::uint8_t, 4> pixel =
                visible ? std::array<std::uint8_t, 4>{0, 200, 0, 255}
                        : std::array<std::uint8_t, 4>{255, 0, 0, 0};
            values.insert(values.end(), pixel.begin(), pixel.end());
        }
        const auto out =
            raster::lanczos(picture<std::uint8_t>({32, 32}, 4, values), {8, 8}, {false, true});
        for (int x = 0; x < 8; ++x) {
            if (out->valueAt(x, 3, 3) == 0) continue;
            QCOMPARE(out->valueAt(x, 3, 0), 0.0);
            QCOMPARE(out->valueAt(x, 3, 1), 200.0);
        }
        QCOMPARE(out->valueAt(0, 3, 3), 0.0);
        QCOMPARE(out->valueAt(7, 3, 3), 255.0);
    }

    void onlyShrinks() {
        const ImageBuffer in = noise<std::uint8_t>({10, 10}, 1, 4);
        QCOMPARE(raster::lanczos(in, {11, 5}).error().code, ErrorCode::Usage);
        QCOMPARE(raster::lanczos(in, {0, 5}).error().code, ErrorCode::Usage);
        QCOMPARE(
            valuesOf<std::uint8_t>(*raster::lanczos(in, {10, 10})), valuesOf<std::uint8_t>(in));
        const ImageBuffer wide = noise<std::uint32_t>({10, 10}, 1, 4);
        QCOMPARE(raster::lanczos(wide, {5, 5}).error().code, ErrorCode::Unsupported);
    }

    void curveGoesThereAndBack() {
        for (int i = 0; i < 256; ++i) {
            const double value = i / 255.0;
            QVERIFY(std::abs(raster::srgbFromLinear(raster::linearFromSrgb(value)) - value) < 1e-4);
        }
    }
};

#include "lanczos_test.moc"
LIGHTSTACK_TEST(LanczosTest);
