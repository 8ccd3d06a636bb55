#include "core/io/png_reader.h"
#include "tests/core/io/jpeg_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <png.h>

using namespace lightstack;
using namespace lightstack::tests;

namespace {

struct PngOrder {
    int width = 8;
    int height = 6;
    int type = PNG_COLOR_TYPE_RGB;
    int bits = 8;
    bool interlaced = false;
    bool transparency = false; // tRNS
    double gamma = 0;
    std::size_t stride = 0; // between rows of the given bytes; 0: every row is the same
    Bytes exif = {};
};

void onWrite(png_structp png, png_bytep data, std::size_t size) {
    auto* out = static_cast<Bytes*>(png_get_io_ptr(png));
    const auto* bytes = reinterpret_cast<const std::byte*>(data);
    out->insert(out->end(), bytes, bytes + size);
}

// `row`: the stored bytes.
Bytes makePng(const PngOrder& order, const std::vector<std::uint8_t>& row) {
    Bytes out;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &out, onWrite, nullptr);
    png_set_IHDR(png, info, static_cast<png_uint_32>(order.width),
        static_cast<png_uint_32>(order.height), order.bits, order.type,
        order.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    if (order.type == PNG_COLOR_TYPE_PALETTE) {
        const png_color palette[] = {{10, 20, 30}, {40, 50, 60}, {70, 80, 90}, {100, 110, 120}};
        png_set_PLTE(png, info, palette, order.bits == 1 ? 2 : 4);
        const png_byte alpha[] = {255, 0};
        if (order.transparency) png_set_tRNS(png, info, alpha, 2, nullptr);
    } else if (order.transparency) {
        png_color_16 key = {};
        key.gray = 1;
        png_set_tRNS(png, info, nullptr, 1, &key);
    }
    if (order.gamma > 0) png_set_gAMA(png, info, order.gamma);
    if (!order.exif.empty()) {
        Bytes exif(order.exif.begin() + 6, order.exif.end()); // without "Exif\0\0"
        png_set_eXIf_1(png, info, static_cast<png_uint_32>(exif.size()),
            reinterpret_cast<png_bytep>(exif.data()));
    }
    png_write_info(png, info);
    std::vector<png_bytep> rows;
    for (std::size_t y = 0; y < static_cast<std::size_t>(order.height); ++y)
        rows.push_back(const_cast<png_bytep>(row.data() + y * order.stride));
    png_write_image(png, rows.data());
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    return out;
}

struct Opened {
    TempFolder folder;
    Result<io::ImageFile> file;
    explicit Opened(const Bytes& bytes) : file(io::ImageFile::open(folder.write("a", bytes))) {}
};

std::vector<int> firstRow(const image::ImageBuffer& buffer) {
    std::vector<int> values;
    for (int x = 0; x < buffer.spec().size.width; ++x)
        for (int c = 0; c < buffer.spec().channels; ++c)
            values.push_back(static_cast<int>(buffer.valueAt(x, buffer.spec().size.height - 1, c)));
    return values;
}

using Values = std::vector<int>;

} // namespace

class PngReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void samplesAreAsStored();
    void sixteenBitsKeepTheirOrder();
    void paletteAndTransparencyAreShown();
    void interlacedEqualsPlain();
    void orientationIsRead();
    void gammaIsApplied();
    void truncatedShowsWhatIsThere();
    void stopsAndLimits();
};

void PngReaderTest::samplesAreAsStored() {
    const auto row = [](const PngOrder& order, const std::vector<std::uint8_t>& stored) {
        const Opened opened(makePng(order, stored));
        const auto samples = io::pngReader().samples(*opened.file, {});
        return samples ? firstRow(*samples) : Values{};
    };
    using T = std::vector<std::uint8_t>;
    QVERIFY(row({.width = 8, .type = PNG_COLOR_TYPE_GRAY, .bits = 1}, T{0b10110001}) ==
            (Values{1, 0, 1, 1, 0, 0, 0, 1}));
    QVERIFY(row({.width = 4, .type = PNG_COLOR_TYPE_GRAY, .bits = 2}, T{0b00011011}) ==
            (Values{0, 85, 170, 255}));
    QVERIFY(
        row({.width = 2, .type = PNG_COLOR_TYPE_GRAY, .bits = 4}, T{0x1F}) == (Values{17, 255}));
    QVERIFY(row({.width = 4, .type = PNG_COLOR_TYPE_PALETTE, .bits = 2}, T{0b00011011}) ==
            (Values{0, 1, 2, 3}));
    QVERIFY(row({.width = 2, .type = PNG_COLOR_TYPE_GRAY_ALPHA}, T{1, 2, 3, 4}) ==
            (Values{1, 2, 3, 4}));
    QVERIFY(
        row({.width = 1, .type = PNG_COLOR_TYPE_RGB_ALPHA}, T{9, 8, 7, 0}) == (Values{9, 8, 7, 0}));
    QVERIFY(row({.width = 3, .type = PNG_COLOR_TYPE_GRAY, .transparency = true}, T{0, 1, 2}) ==
            (Values{0, 1, 2}));
}

void PngReaderTest::sixteenBitsKeepTheirOrder() {
    const Opened opened(makePng({.width = 1, .bits = 16}, {0x12, 0x34, 0x00, 0x01, 0xFF, 0xFE}));
    const auto samples = io::pngReader().samples(*opened.file, {});
    QVERIFY(samples->spec().type == image::SampleType::U16);
    QVERIFY(firstRow(*samples) == (Values{0x1234, 1, 0xFFFE}));
    const auto picture = io::pngReader().picture(*opened.file, {});
    QVERIFY(firstRow(picture->pixels) == (Values{0x1234, 1, 0xFFFE}));
    QCOMPARE(io::pngReader().info(*opened.file, 0, {})->bits, 16);
}

void PngReaderTest::paletteAndTransparencyAreShown() {
    const Opened plain(
        makePng({.width = 4, .type = PNG_COLOR_TYPE_PALETTE, .bits = 2}, {0b00011011}));
    const auto rgb = io::pngReader().picture(*plain.file, {});
    QVERIFY(rgb->color == io::ColorModel::Rgb);
    QVERIFY(firstRow(rgb->pixels) == (Values{10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120}));
    const Opened holes(
        makePng({.width = 2, .type = PNG_COLOR_TYPE_PALETTE, .bits = 2, .transparency = true},
            {0b00010000}));
    const auto rgba = io::pngReader().picture(*holes.file, {});
    QVERIFY(rgba->color == io::ColorModel::Rgba);
    QVERIFY(firstRow(rgba->pixels) == (Values{10, 20, 30, 255, 40, 50, 60, 0}));
    const Opened key(
        makePng({.width = 2, .type = PNG_COLOR_TYPE_GRAY, .transparency = true}, {1, 2}));
    const auto grey = io::pngReader().picture(*key.file, {});
    QVERIFY(grey->color == io::ColorModel::GrayAlpha);
    QVERIFY(firstRow(grey->pixels) == (Values{1, 0, 2, 255}));
}

void PngReaderTest::interlacedEqualsPlain() {
    const std::vector<std::uint8_t> row = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    const Opened a(makePng({.width = 3, .height = 11}, row));
    const Opened b(makePng({.width = 3, .height = 11, .interlaced = true}, row));
    const auto plain = io::pngReader().samples(*a.file, {});
    const auto interlaced = io::pngReader().samples(*b.file, {});
    QVERIFY(std::ranges::equal(plain->bytes(), interlaced->bytes()));
}

void PngReaderTest::orientationIsRead() {
    const Opened opened(makePng({.width = 2, .exif = makeExif(8, {})}, {1, 2, 3, 4, 5, 6}));
    QCOMPARE(io::pngReader().picture(*opened.file, {})->orientation, 8);
    QCOMPARE(io::pngReader().info(*opened.file, 0, {})->orientation, 8);
}

void PngReaderTest::gammaIsApplied() {
    const std::vector<std::uint8_t> row = {0, 64, 255, 0, 64, 255};
    const Opened linear(makePng({.width = 2, .gamma = 1.0}, row));
    const auto shown = io::pngReader().picture(*linear.file, {});
    const int middle = static_cast<int>(shown->pixels.valueAt(0, 0, 1));
    QVERIFY2(
        std::abs(middle - 136) <= 2, qPrintable(QString::number(middle))); // 255 * (64/255)^(1/2.2)
    QCOMPARE(shown->pixels.valueAt(0, 0, 2), 255.0);
    QVERIFY(firstRow(*io::pngReader().samples(*linear.file, {}))[1] == 64);
    const Opened usual(makePng({.width = 2, .gamma = 0.45455}, row));
    QVERIFY(firstRow(io::pngReader().picture(*usual.file, {})->pixels)[1] == 64);
}

void PngReaderTest::truncatedShowsWhatIsThere() {
    std::vector<std::uint8_t> row(300 * 200);
    std::uint32_t seed = 1;
    for (auto& value : row)
        value = static_cast<std::uint8_t>((seed = seed * 1664525U + 1013904223U) >> 24);
    Bytes bytes = makePng({.width = 100, .height = 200, .stride = 300}, row);
    bytes.resize(bytes.size() * 2 / 3);
    const Opened opened(bytes);
    const auto picture = io::pngReader().picture(*opened.file, {});
    QVERIFY(picture.has_value() && !picture->warnings.empty());
    QCOMPARE(picture->pixels.valueAt(7, 0, 0), static_cast<double>(row[21]));
    const auto samples = io::pngReader().samples(*opened.file, {});
    QVERIFY(!samples && samples.error().code == ErrorCode::CorruptData);
    bytes.resize(40);
    const Opened head(bytes);
    const auto nothing = io::pngReader().picture(*head.file, {});
    QVERIFY(!nothing && nothing.error().code == ErrorCode::CorruptData);
}

void PngReaderTest::stopsAndLimits() {
    const Opened opened(makePng({.width = 2}, {1, 2, 3, 4, 5, 6}));
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = io::pngReader().picture(*opened.file, {.stop = stop.get_token()});
    QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    const auto refused = io::pngReader().picture(*opened.file, {.maxBytes = 10});
    QVERIFY(!refused && refused.error().code == ErrorCode::LimitExceeded);
}

LIGHTSTACK_TEST(PngReaderTest);
#include "png_reader_test.moc"
