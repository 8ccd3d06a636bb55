// PNG rows without libpng: what it makes of the same file; damage is left to it.
#include "core/io/picture_writer.h"
#include "core/io/png_filters.h"
#include "core/io/png_reader.h"
#include "core/io/png_rows.h"
#include "tests/core/io/jpeg_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <array>
#include <cstring>
#include <random>

#include <png.h>

using namespace lightstack;
using namespace lightstack::tests;
using image::SampleType;

namespace {

constexpr int kWidth = 61;
constexpr int kHeight = 37;

image::ImageSpec specOf(int channels, SampleType type) {
    image::ImageSpec spec;
    spec.size = {kWidth, kHeight};
    spec.channels = channels;
    spec.type = type;
    return spec;
}

// Smooth with grain, so that each filter is the best one of some row.
image::ImageBuffer drawing(int channels, SampleType type) {
    auto out = image::ImageBuffer::allocate(specOf(channels, type), 1 << 20);
    std::mt19937 random(3);
    std::byte* to = out->mutableBytes().data();
    const auto bytes = static_cast<std::size_t>(image::bytesPerSample(type));
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x)
            for (int c = 0; c < channels; ++c, to += bytes) {
                const unsigned grain = y % 3 == 0 ? static_cast<unsigned>(random()) % 9U : 0U;
                const auto value = static_cast<std::uint16_t>(
                    static_cast<unsigned>(x * (600 + 80 * c) + y * y * 40) + grain * 256U);
                if (bytes == 2)
                    std::memcpy(to, &value, 2);
                else
                    *to = static_cast<std::byte>(value >> 8);
            }
    return *std::move(out);
}

constexpr std::array<int, 5> kColorTypes{0, PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA,
    PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_RGB_ALPHA};

// By libpng, with one filter for all rows or (PNG_ALL_FILTERS) what it chooses; data in chunks of
// `most` bytes.
Bytes byLibpng(const image::ImageBuffer& pixels, int filters, png_size_t most = 8192) {
    Bytes out;
    const auto& spec = pixels.spec();
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(
        png, &out,
        [](png_structp at, png_bytep data, std::size_t size) {
            const auto* bytes = reinterpret_cast<const std::byte*>(data);
            auto* to = static_cast<Bytes*>(png_get_io_ptr(at));
            to->insert(to->end(), bytes, bytes + size);
        },
        nullptr);
    png_set_IHDR(png, info, static_cast<png_uint_32>(spec.size.width),
        static_cast<png_uint_32>(spec.size.height), spec.type == SampleType::U16 ? 16 : 8,
        kColorTypes[static_cast<std::size_t>(spec.channels)], PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_filter(png, 0, filters);
    png_set_compression_buffer_size(png, most);
    png_write_info(png, info);
    if (std::endian::native == std::endian::little && spec.type == SampleType::U16)
        png_set_swap(png);
    for (int y = 0; y < spec.size.height; ++y)
        png_write_row(png, reinterpret_cast<png_const_bytep>(pixels.row(y)));
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    return out;
}

std::size_t dataOf(const Bytes& file) {
    const std::string text(reinterpret_cast<const char*>(file.data()), file.size());
    return text.find("IDAT") - 4;
}

std::optional<image::ImageBuffer> rowsOf(const Bytes& file, const image::ImageSpec& spec) {
    base::MemorySource source(file);
    return io::readPngRows(source, spec, 1 << 20);
}

bool isSame(const image::ImageBuffer& left, const image::ImageBuffer& right) {
    return std::ranges::equal(left.bytes(), right.bytes());
}

} // namespace

class PngRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFilterOfEveryKind_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<bool>("deep");
        QTest::addColumn<int>("filters");
        const std::array<std::pair<const char*, int>, 6> filters{
            {{"none", PNG_FILTER_NONE}, {"left", PNG_FILTER_SUB}, {"above", PNG_FILTER_UP},
                {"mean", PNG_FILTER_AVG}, {"Paeth", PNG_FILTER_PAETH}, {"all", PNG_ALL_FILTERS}}};
        for (const int channels : {1, 2, 3, 4})
            for (const bool deep : {false, true})
                for (const auto& [name, filter] : filters)
                    QTest::addRow("%d x %d bits, %s", channels, deep ? 16 : 8, name)
                        << channels << deep << filter;
    }
    void everyFilterOfEveryKind() {
        QFETCH(int, channels);
        QFETCH(bool, deep);
        QFETCH(int, filters);
        const auto pixels = drawing(channels, deep ? SampleType::U16 : SampleType::U8);
        const auto rows = rowsOf(byLibpng(pixels, filters, 100), pixels.spec());
        QVERIFY(rows);
        QVERIFY(isSame(*rows, pixels));
    }

    void whatIsWrittenIsReadByLibpng() {
        for (const int channels : {1, 2, 3, 4})
            for (const SampleType type : {SampleType::U8, SampleType::U16}) {
                const auto pixels = drawing(channels, type);
                const std::vector<std::byte> coded = io::codedPngRows(pixels);
                // As good as libpng's own choice of filters, or nearly.
                QVERIFY(coded.size() < byLibpng(pixels, PNG_ALL_FILTERS).size() * 11 / 10);
                io::WriteRequest request;
                request.format = io::FileFormat::Png;
                constexpr io::ColorModel kModels[] = {io::ColorModel::Gray,
                    io::ColorModel::GrayAlpha, io::ColorModel::Rgb, io::ColorModel::Rgba};
                const auto written = io::writePicture(pixels, kModels[channels - 1], request);
                QVERIFY(written);
                png_image image{};
                image.version = PNG_IMAGE_VERSION;
                QVERIFY(png_image_begin_read_from_memory(
                            &image, written->bytes.data(), written->bytes.size()) != 0);
                if (type == SampleType::U16) {
                    png_image_free(&image);
                    continue; // the simple interface would turn them into light
                }
                image.format =
                    static_cast<png_uint_32>((channels % 2 == 0 ? PNG_FORMAT_FLAG_ALPHA : 0) |
                                             (channels > 2 ? PNG_FORMAT_FLAG_COLOR : 0));
                std::vector<std::byte> read(PNG_IMAGE_SIZE(image));
                QVERIFY(png_image_finish_read(&image, nullptr, read.data(), 0, nullptr) != 0);
                QVERIFY(std::ranges::equal(read, pixels.bytes()));
            }
    }

    void damageIsLeftToLibpng() {
        const auto pixels = drawing(3, SampleType::U8);
        const Bytes good = byLibpng(pixels, PNG_ALL_FILTERS, 200);
        const std::size_t data = dataOf(good);
        for (std::size_t at = data; at + 12 < good.size(); ++at) { // the end mark is not asked for
            Bytes bad = good;
            bad[at] ^= std::byte{0x10};
            QVERIFY2(!rowsOf(bad, pixels.spec()) || dataOf(bad) != data,
                qPrintable(QString::number(at)));
            const Bytes cut(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(at));
            if (at > data + 4) QVERIFY(!rowsOf(cut, pixels.spec()));
        }
        image::ImageSpec other = pixels.spec();
        ++other.size.height;
        QVERIFY(!rowsOf(good, other));
        other.size.height -= 2;
        QVERIFY(!rowsOf(good, other));
    }

    void filtersThatDoNotExistAreRefused() {
        std::vector<std::byte> rows(2 * 10);
        QVERIFY(io::unfilterPng(rows, 2, 9, 3));
        rows.assign(20, std::byte{0});
        rows[10] = std::byte{5};
        QVERIFY(!io::unfilterPng(rows, 2, 9, 3));
    }

    // The rows above the damage are there, with a word on it.
    void theReaderStillGivesWhatIsWhole() {
        const auto pixels = drawing(3, SampleType::U8);
        Bytes file = byLibpng(pixels, PNG_FILTER_SUB, 200);
        file.resize(dataOf(file) + (file.size() - dataOf(file)) / 2);
        const TempFolder folder;
        const auto opened = io::ImageFile::open(folder.write("a.png", file));
        QVERIFY(opened);
        const auto picture = io::pngReader().picture(*opened, {});
        QVERIFY(picture);
        QVERIFY(!picture->warnings.empty());
        QVERIFY(std::ranges::equal(picture->pixels.bytes().first(100), pixels.bytes().first(100)));
        QVERIFY(!io::pngReader().samples(*opened, {}));
    }
};

#include "png_rows_test.moc"
LIGHTSTACK_TEST(PngRowsTest);
