// One way from picture to screen: orientation, window, alpha, and the stored thumbnail.
#include "core/io/render.h"
#include "core/io/thumbnail_codec.h"
#include "core/raster/resample.h"
#include "tests/support/samples.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cstring>
#include <functional>
#include <limits>

using namespace lightstack;
using image::SampleType;

namespace {

template <class T>
io::Picture makePicture(int width, int height, io::ColorModel color, int channels, SampleType type,
    const std::function<T(int, int, int)>& value) {
    io::Picture picture;
    auto buffer = image::ImageBuffer::allocate(
        {{width, height}, channels, type, image::PlaneOrder::Interleaved}, 1U << 30);
    std::byte* to = buffer->mutableBytes().data();
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < channels; ++c, to += sizeof(T)) {
                const T v = value(x, y, c);
                std::memcpy(to, &v, sizeof v);
            }
    picture.pixels = *std::move(buffer);
    picture.color = color;
    picture.fullSize = {width, height};
    return picture;
}

io::Picture greyRamp(int width, int height) {
    return makePicture<std::uint16_t>(width, height, io::ColorModel::Gray, 1, SampleType::U16,
        [](int x, int y, int) { return static_cast<std::uint16_t>(1000 + 100 * x + y); });
}

// Where stored pixel (x, y) stands when upright, from the definition of the tag.
QPoint upright(int orientation, int w, int h, int x, int y) {
    switch (orientation) {
    case 2:
        return {w - 1 - x, y};
    case 3:
        return {w - 1 - x, h - 1 - y};
    case 4:
        return {x, h - 1 - y};
    case 5:
        return {y, x};
    case 6:
        return {h - 1 - y, x};
    case 7:
        return {h - 1 - y, w - 1 - x};
    case 8:
        return {y, w - 1 - x};
    default:
        return {x, y};
    }
}

} // namespace

class RenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allOrientationsOfAllKinds() {
        constexpr int w = 7;
        constexpr int h = 4;
        for (int orientation = 1; orientation <= 8; ++orientation)
            for (const int channels : {1, 3, 4}) {
                const auto color = channels == 1   ? io::ColorModel::Gray
                                   : channels == 3 ? io::ColorModel::Rgb
                                                   : io::ColorModel::Rgba;
                io::Picture picture = makePicture<std::uint8_t>(
                    w, h, color, channels, SampleType::U8, [](int x, int y, int c) {
                        return static_cast<std::uint8_t>(c == 3 ? 255 : 8 * x + 50 * y + c);
                    });
                picture.orientation = orientation;
                const auto rendered = io::render(picture, {});
                QVERIFY(rendered);
                QCOMPARE(rendered->image.size(), orientation >= 5 ? QSize(h, w) : QSize(w, h));
                for (int y = 0; y < h; ++y)
                    for (int x = 0; x < w; ++x)
                        QCOMPARE(qRed(rendered->image.pixel(upright(orientation, w, h, x, y))),
                            8 * x + 50 * y);
            }
    }
    void sixteenBitsAreWindowedNeverBlack() {
        const auto rendered = io::render(greyRamp(200, 100), {});
        QVERIFY(rendered);
        int low = 255;
        int high = 0;
        for (int x = 0; x < 200; ++x) {
            low = std::min(low, qGray(rendered->image.pixel(x, 50)));
            high = std::max(high, qGray(rendered->image.pixel(x, 50)));
        }
        QVERIFY(low < 8 && high > 247);
    }
    void aGivenWindowIsKept() {
        const auto rendered = io::render(
            greyRamp(100, 10), {.maxSide = 0, .window = raster::WindowLevel{1000, 11'000}});
        QCOMPARE(rendered->window, (raster::WindowLevel{1000, 11'000}));
        QCOMPARE(qGray(rendered->image.pixel(50, 0)), 128); // 5000 of 10,000
    }
    void whiteIsZeroIsTurnedOver() {
        io::Picture picture = makePicture<std::uint8_t>(4, 1, io::ColorModel::Gray, 1,
            SampleType::U8, [](int x, int, int) { return static_cast<std::uint8_t>(80 * x); });
        picture.whiteIsZero = true;
        QCOMPARE(qGray(io::render(picture, {})->image.pixel(0, 0)), 255);
        QCOMPARE(qGray(io::render(picture, {})->image.pixel(3, 0)), 15);
    }
    // Files that say so of colours that are not: what is brighter than its alpha would overflow.
    void premultipliedColoursAreNoBrighterThanTheirAlpha() {
        io::Picture picture = makePicture<std::uint8_t>(2, 1, io::ColorModel::Rgba, 4,
            SampleType::U8, [](int x, int, int c) { return std::uint8_t(c == 3 ? 100 * x : 200); });
        picture.alphaPremultiplied = true;
        const auto shown = io::render(picture, {});
        QVERIFY(shown);
        const auto* row = reinterpret_cast<const QRgb*>(shown->image.constScanLine(0));
        QCOMPARE(row[0], qRgba(0, 0, 0, 0));
        QCOMPARE(row[1], qRgba(100, 100, 100, 100));
    }

    void oneValueEverywhereIsGreyAndNothingIsBlack() {
        const auto flat = [](float v) {
            return makePicture<float>(
                9, 9, io::ColorModel::Gray, 1, SampleType::F32, [v](int, int, int) { return v; });
        };
        const int grey = qGray(io::render(flat(3.5F), {})->image.pixel(4, 4));
        QVERIFY(grey > 100 && grey < 155);
        QCOMPARE(qGray(io::render(flat(0), {})->image.pixel(4, 4)), 0);
        QVERIFY(io::render(flat(std::numeric_limits<float>::quiet_NaN()), {}));
    }
    void transparentColoursDoNotBleed() {
        io::Picture picture = makePicture<std::uint8_t>(
            64, 64, io::ColorModel::Rgba, 4, SampleType::U8, [](int x, int, int c) {
                return static_cast<std::uint8_t>(c == 3       ? (x % 2 != 0 ? 255 : 0)
                                                 : x % 2 != 0 ? 200
                                                              : 0);
            });
        const auto rendered = io::render(picture, {.maxSide = 16, .window = std::nullopt});
        QCOMPARE(rendered->image.format(), QImage::Format_ARGB32_Premultiplied);
        QVERIFY(std::abs(rendered->image.pixelColor(8, 8).red() - 200) <= 2);
    }
    void neverEnlargesAndKeepsTheShape() {
        const auto rendered =
            io::render(greyRamp(300, 200), {.maxSide = 128, .window = std::nullopt});
        QCOMPARE(rendered->image.size(), QSize(128, 85));
        QCOMPARE(
            io::render(greyRamp(30, 20), {.maxSide = 128, .window = std::nullopt})->image.size(),
            QSize(30, 20));
    }
    void storedThumbnailsComeBack() {
        QImage image(256, 170, QImage::Format_RGB32);
        for (int y = 0; y < 170; ++y)
            for (int x = 0; x < 256; ++x)
                image.setPixel(x, y, qRgb(x, y, 128));
        const auto blob = io::encodeThumbnail(image);
        QVERIFY(blob && blob->size() < 30'000);
        const auto back = io::decodeThumbnail(*blob);
        QVERIFY(back);
        QCOMPARE(back->size(), image.size());
        QVERIFY(std::abs(qRed(back->pixel(100, 50)) - 100) < 8);
        QVERIFY(!io::decodeThumbnail(blob->left(20)));
        QVERIFY(!io::decodeThumbnail("nonsense"));
        image = QImage(20, 10, QImage::Format_ARGB32_Premultiplied);
        image.fill(qRgba(10, 20, 30, 128));
        QCOMPARE(io::decodeThumbnail(*io::encodeThumbnail(image))->pixel(3, 3), image.pixel(3, 3));
    }
    void samplesOfAllOrientationsLookTheSame() {
        LIGHTSTACK_NEED_SAMPLES();
        for (const char* shape : {"Landscape", "Portrait"}) {
            QImage first;
            for (int i = 1; i <= 8; ++i) {
                const auto path = tests::samplesFolder() / "photos/orientation" /
                                  (std::string(shape) + "_" + std::to_string(i) + ".jpg");
                const auto file = io::ImageFile::open(path);
                io::ReadHint hint;
                hint.maxSide = 128;
                const auto found =
                    file ? io::loadThumbnail(*file, hint) : tl::unexpected(file.error());
                QVERIFY(found);
                const QImage now = found->image.convertToFormat(QImage::Format_RGB32);
                if (first.isNull()) first = now;
                QCOMPARE(now.size(), first.size());
                double difference = 0;
                for (int y = 0; y < now.height(); ++y)
                    for (int x = 0; x < now.width(); ++x)
                        difference += std::abs(qGray(now.pixel(x, y)) - qGray(first.pixel(x, y)));
                QVERIFY2(difference / (now.width() * now.height()) < 6,
                    path.c_str()); // the number drawn on it differs
            }
        }
    }
};

#include "render_test.moc"
LIGHTSTACK_TEST(RenderTest);
