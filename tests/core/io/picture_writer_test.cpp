#include "core/io/picture_writer.h"

#include "core/metadata/metadata_blocks.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>
#include <cstring>
#include <random>

using namespace lightstack;
using namespace lightstack::tests;
using image::ImageBuffer;
using image::SampleType;
using io::ColorModel;
using io::FileFormat;

namespace {

// Smooth with a little noise: what photographs are like.
ImageBuffer photo(image::PixelSize size, int channels, SampleType type) {
    auto buffer = *ImageBuffer::allocate({size, channels, type}, 1U << 28);
    std::mt19937 random(7);
    std::byte* out = buffer.mutableBytes().data();
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            for (int c = 0; c < channels; ++c) {
                const double wave = 0.5 + 0.4 * std::sin(x * 0.05 + c) * std::cos(y * 0.04) +
                                    0.0001 * static_cast<double>(random() % 100);
                if (type == SampleType::U8) *out++ = static_cast<std::byte>(wave * 255);
                if (type == SampleType::U16) {
                    const auto v = static_cast<std::uint16_t>(wave * 65535);
                    std::memcpy(std::exchange(out, out + 2), &v, 2);
                }
                if (type == SampleType::F32) {
                    const auto v = static_cast<float>(wave);
                    std::memcpy(std::exchange(out, out + 4), &v, 4);
                }
            }
    return buffer;
}

std::vector<std::byte> block(const char* text, std::size_t size = 0) {
    std::vector<std::byte> out(std::max(size, std::strlen(text)), std::byte{' '});
    std::memcpy(out.data(), text, std::strlen(text));
    return out;
}

std::vector<std::byte> smallExif() {
    // II, one entry: Orientation (0x112) SHORT 1 = 1, no next directory.
    const unsigned char bytes[] = {
        'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0};
    const auto* data = reinterpret_cast<const std::byte*>(bytes);
    return {data, data + sizeof bytes};
}

double peakNoise(const ImageBuffer& a, const ImageBuffer& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.bytes().size(); ++i) {
        const double d = static_cast<double>(a.bytes()[i]) - static_cast<double>(b.bytes()[i]);
        sum += d * d;
    }
    return 10 * std::log10(255.0 * 255.0 * static_cast<double>(a.bytes().size()) / sum);
}

} // namespace

class PictureWriterTest : public QObject {
    Q_OBJECT

private:
    ImageBuffer readBack(const io::WrittenPicture& written, const char* name) {
        const auto path = m_folder.path() / name;
        m_folder.write(
            name, {reinterpret_cast<const char*>(written.bytes.data()), written.bytes.size()});
        const auto file = io::ImageFile::open(path);
        return *(*io::readerFor(*file))->samples(*file, {});
    }
    TempFolder m_folder;

private Q_SLOTS:
    void losslessFormatsKeepEverySample_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("type");
        for (const FileFormat format : {FileFormat::Png, FileFormat::Tiff})
            for (const SampleType type : {SampleType::U8, SampleType::U16, SampleType::F32})
                if (format == FileFormat::Tiff || type != SampleType::F32)
                    QTest::addRow("%d %d", static_cast<int>(format), static_cast<int>(type))
                        << static_cast<int>(format) << static_cast<int>(type);
    }
    void losslessFormatsKeepEverySample() {
        QFETCH(int, format);
        QFETCH(int, type);
        const std::array models{
            ColorModel::Gray, ColorModel::GrayAlpha, ColorModel::Rgb, ColorModel::Rgba};
        for (int channels = 1; channels <= 4; ++channels) {
            const ImageBuffer in = photo({61, 43}, channels, static_cast<SampleType>(type));
            const auto out = io::writePicture(in, models[static_cast<std::size_t>(channels - 1)],
                {.format = static_cast<FileFormat>(format), .icc = {}, .exif = {}, .xmp = {}});
            QVERIFY(out);
            const ImageBuffer back = readBack(*out, "picture");
            QCOMPARE(back.spec().type, in.spec().type);
            QCOMPARE(back.spec().channels, channels);
            QVERIFY(std::ranges::equal(back.bytes(), in.bytes()));
        }
    }

    void jpegAndWebPAreNear() {
        const ImageBuffer colour = photo({160, 120}, 3, SampleType::U8);
        const ImageBuffer grey = photo({160, 120}, 1, SampleType::U8);
        const auto jpeg = io::writePicture(colour, ColorModel::Rgb, {});
        QVERIFY(peakNoise(readBack(*jpeg, "a.jpg"), colour) > 42);
        const auto small = io::writePicture(colour, ColorModel::Rgb,
            {.chroma = io::ChromaSampling::Quarter, .icc = {}, .exif = {}, .xmp = {}});
        QVERIFY(small->bytes.size() < jpeg->bytes.size());
        const ImageBuffer greyBack =
            readBack(*io::writePicture(grey, ColorModel::Gray, {}), "b.jpg");
        QCOMPARE(greyBack.spec().channels, 1);
        QVERIFY(peakNoise(greyBack, grey) > 42);
        const auto webp = io::writePicture(colour, ColorModel::Rgb,
            {.format = FileFormat::WebP, .quality = 95, .icc = {}, .exif = {}, .xmp = {}});
        QVERIFY(webp);
        QCOMPARE(readBack(*webp, "c.webp").spec().size, colour.spec().size);
    }

    void blocksAreFoundAgain_data() {
        QTest::addColumn<int>("format");
        for (const FileFormat f : {FileFormat::Jpeg, FileFormat::Png, FileFormat::WebP})
            QTest::addRow("%d", static_cast<int>(f)) << static_cast<int>(f);
    }
    void blocksAreFoundAgain() {
        QFETCH(int, format);
        const std::vector<std::byte> xmp =
            block("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"></x:xmpmeta>");
        const auto written = io::writePicture(photo({32, 20}, 3, SampleType::U8), ColorModel::Rgb,
            {.format = static_cast<FileFormat>(format),
                .icc = {},
                .exif = smallExif(),
                .xmp = xmp});
        QVERIFY(written);
        QVERIFY(written->dropped.empty());
        readBack(*written, "blocks");
        const auto file = io::ImageFile::open(m_folder.path() / "blocks");
        const auto blocks = metadata::findMetadataBlocks(file->bytes(), file->mime());
        const auto same = [&](const std::optional<metadata::Extent>& extent,
                              const std::vector<std::byte>& bytes) {
            if (!extent) return false;
            const std::string text = metadata::readExtent(file->bytes(), *extent, 1U << 20);
            return text.size() == bytes.size() &&
                   std::memcmp(text.data(), bytes.data(), bytes.size()) == 0;
        };
        QVERIFY(same(blocks.exif, smallExif()));
        QVERIFY(same(blocks.xmp, xmp));
    }

    // A block that a JPEG segment cannot hold is left out and named, not cut.
    void whatDoesNotFitIsNamed() {
        const auto written = io::writePicture(photo({32, 20}, 3, SampleType::U8), ColorModel::Rgb,
            {.icc = {}, .exif = block("II*", 70'000), .xmp = {}});
        QVERIFY(written);
        QCOMPARE(written->dropped, std::vector<std::string>{"EXIF"});
    }

    // A packet of any length goes into a JPEG, and comes out of it whole for any other format.
    void longXmpIsCutIntoPieces() {
        const std::string text = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
                                 "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                                 "<rdf:Description rdf:about=\"\" xmlns:a=\"b:c\"><a:x>" +
                                 std::string(150'000, 'q') +
                                 "</a:x></rdf:Description></rdf:RDF></x:xmpmeta>";
        const ImageBuffer pixels = photo({32, 20}, 3, SampleType::U8);
        const auto jpeg = io::writePicture(
            pixels, ColorModel::Rgb, {.icc = {}, .exif = {}, .xmp = block(text.c_str())});
        QVERIFY(jpeg);
        QVERIFY(jpeg->dropped.empty());
        base::MemorySource source(jpeg->bytes);
        metadata::MimeVerdict mime;
        mime.mime = "image/jpeg";
        const auto blocks = metadata::findMetadataBlocks(source, mime);
        QVERIFY(blocks.xmp);
        QCOMPARE(blocks.xmpExtensions.size(), std::size_t{3});
        const std::string packet = metadata::readExtent(source, *blocks.xmp, 1U << 20);
        const auto rest = metadata::readExtendedXmp(source, blocks, packet);
        QVERIFY(rest);
        QCOMPARE(rest->rdf, text);
        io::WriteRequest request;
        request.format = FileFormat::Png;
        request.xmp = block(packet.c_str());
        request.extendedXmp = rest;
        const auto png = io::writePicture(pixels, ColorModel::Rgb, request);
        QVERIFY(png && png->dropped.empty());
        base::MemorySource whole(png->bytes);
        mime.mime = "image/png";
        const auto there = metadata::findMetadataBlocks(whole, mime);
        QVERIFY(there.xmp);
        const std::string joined = metadata::readExtent(whole, *there.xmp, 1U << 20);
        QVERIFY(joined.find(std::string(150'000, 'q')) != std::string::npos);
        QVERIFY(joined.find("HasExtendedXMP") == std::string::npos);
    }

    void whatAFormatCannotHoldIsRefused() {
        const auto code = [](const ImageBuffer& b, ColorModel color, FileFormat format) {
            return io::writePicture(b, color, {.format = format, .icc = {}, .exif = {}, .xmp = {}})
                .error()
                .code;
        };
        QCOMPARE(code(photo({8, 8}, 4, SampleType::U8), ColorModel::Rgba, FileFormat::Jpeg),
            ErrorCode::Usage);
        QCOMPARE(code(photo({8, 8}, 3, SampleType::U16), ColorModel::Rgb, FileFormat::WebP),
            ErrorCode::Usage);
        QCOMPARE(code(photo({17000, 2}, 3, SampleType::U8), ColorModel::Rgb, FileFormat::WebP),
            ErrorCode::LimitExceeded);
        QCOMPARE(code(photo({8, 8}, 3, SampleType::U8), ColorModel::Gray, FileFormat::Png),
            ErrorCode::Usage);
    }
};

#include "picture_writer_test.moc"
LIGHTSTACK_TEST(PictureWriterTest);
