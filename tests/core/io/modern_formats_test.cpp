// JPEG XL from files its library writes; HEIC and AVIF from samples; raw from a DNG made here.
#include "core/io/image_reader.h"
#include "tests/core/io/jpeg_fixture.h"
#include "tests/support/samples.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cstring>

#include <jxl/encode.h>

using namespace lightstack;
using namespace lightstack::tests;

namespace {

struct OpenedModern {
    Result<io::ImageFile> file;
    Result<const io::ImageReader*> reader;
    explicit OpenedModern(const std::filesystem::path& path)
        : file(io::ImageFile::open(path))
        , reader(file ? io::readerFor(*file) : tl::unexpected(file.error())) {}
    [[nodiscard]] Result<io::Picture> picture(const io::ReadHint& hint = {}) const {
        return reader ? (*reader)->picture(*file, hint) : tl::unexpected(reader.error());
    }
};

// Lossless, 16 bits, `values` are RGB in reading order.
Bytes makeJxl(std::uint32_t width, std::uint32_t height, const std::vector<std::uint16_t>& values,
    JxlOrientation orientation) {
    JxlEncoder* encoder = JxlEncoderCreate(nullptr);
    JxlBasicInfo info;
    JxlEncoderInitBasicInfo(&info);
    info.xsize = width;
    info.ysize = height;
    info.bits_per_sample = 16;
    info.uses_original_profile = JXL_TRUE;
    info.orientation = orientation;
    JxlEncoderSetBasicInfo(encoder, &info);
    JxlColorEncoding color;
    JxlColorEncodingSetToSRGB(&color, JXL_FALSE);
    JxlEncoderSetColorEncoding(encoder, &color);
    JxlEncoderFrameSettings* settings = JxlEncoderFrameSettingsCreate(encoder, nullptr);
    JxlEncoderSetFrameLossless(settings, JXL_TRUE);
    const JxlPixelFormat format = {3, JXL_TYPE_UINT16, JXL_NATIVE_ENDIAN, 0};
    JxlEncoderAddImageFrame(settings, &format, values.data(), values.size() * 2);
    JxlEncoderCloseInput(encoder);
    std::vector<std::uint8_t> out(1 << 16);
    std::uint8_t* next = out.data();
    std::size_t left = out.size();
    JxlEncoderProcessOutput(encoder, &next, &left);
    JxlEncoderDestroy(encoder);
    const auto* bytes = reinterpret_cast<const std::byte*>(out.data());
    return {bytes, bytes + (out.size() - left)};
}

// A DNG without a preview: 16-bit RGGB mosaic, one strip, little-endian.
class Dng {
public:
    static Bytes make(int width, int height, int orientation) {
        Dng dng;
        const auto pixels = static_cast<std::uint32_t>(width * height * 2);
        dng.entry(0x00FE, 4, 1, {0});
        dng.entry(0x0100, 4, 1, {static_cast<std::uint32_t>(width)});
        dng.entry(0x0101, 4, 1, {static_cast<std::uint32_t>(height)});
        dng.entry(0x0102, 3, 1, {16});
        dng.entry(0x0103, 3, 1, {1});
        dng.entry(0x0106, 3, 1, {32803}); // mosaic
        dng.text(0x010F, "Test");
        dng.text(0x0110, "Test 1");
        dng.entry(0x0111, 4, 1, {kData});
        dng.entry(0x0112, 3, 1, {static_cast<std::uint32_t>(orientation)});
        dng.entry(0x0115, 3, 1, {1});
        dng.entry(0x0116, 4, 1, {static_cast<std::uint32_t>(height)});
        dng.entry(0x0117, 4, 1, {pixels});
        dng.entry(0x828D, 3, 2, {2 | (2U << 16)});
        dng.entry(0x828E, 1, 4, {0x02010100}); // RGGB
        dng.entry(0xC612, 1, 4, {0x00000401}); // DNG 1.4
        dng.text(0xC614, "Test 1");
        std::vector<std::uint32_t> matrix; // XYZ to camera: identity, signed rationals
        for (int i = 0; i < 9; ++i) {
            matrix.push_back(i % 4 == 0 ? 10000 : 0);
            matrix.push_back(10000);
        }
        dng.entry(0xC621, 10, 9, matrix);
        Bytes out = bytesOf({"II*\0\x08\0\0\0", 8});
        put(out, dng.m_count, 2);
        append(out, dng.m_entries);
        put(out, 0, 4);
        out.resize(kExtra);
        append(out, dng.m_extra);
        out.resize(kData);
        for (int i = 0; i < width * height; ++i)
            put(out, static_cast<std::uint32_t>(1000 + (i * 37) % 30000), 2);
        return out;
    }

private:
    static constexpr std::uint32_t kExtra = 512;
    static constexpr std::uint32_t kData = 1024;

    static void put(Bytes& to, std::uint32_t value, int width) {
        for (int i = 0; i < width; ++i)
            to.push_back(static_cast<std::byte>(value >> (8 * i)));
    }
    void entry(std::uint32_t tag, std::uint32_t type, std::uint32_t count,
        const std::vector<std::uint32_t>& values) {
        put(m_entries, tag, 2);
        put(m_entries, type, 2);
        put(m_entries, count, 4);
        ++m_count;
        if (values.size() == 1) {
            put(m_entries, values.front(), 4);
            return;
        }
        put(m_entries, kExtra + static_cast<std::uint32_t>(m_extra.size()), 4);
        for (const std::uint32_t value : values)
            put(m_extra, value, 4);
    }
    void text(std::uint32_t tag, std::string_view words) {
        put(m_entries, tag, 2);
        put(m_entries, 2, 2);
        put(m_entries, static_cast<std::uint32_t>(words.size()) + 1, 4);
        put(m_entries, kExtra + static_cast<std::uint32_t>(m_extra.size()), 4);
        append(m_extra, bytesOf(words));
        put(m_extra, 0, 2);
        ++m_count;
    }

    Bytes m_entries;
    Bytes m_extra;
    std::uint32_t m_count = 0;
};

} // namespace

class ModernFormatsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void jxlIsExact();
    void jxlDamage();
    void rawIsDevelopedAndReadable();
    void rawDamage();
    void heifSamples();
};

void ModernFormatsTest::jxlIsExact() {
    const TempFolder folder;
    std::vector<std::uint16_t> values;
    for (int i = 0; i < 5 * 3 * 3; ++i)
        values.push_back(static_cast<std::uint16_t>(i * 1453));
    const OpenedModern plain(folder.write("a.jxl", makeJxl(5, 3, values, JXL_ORIENT_IDENTITY)));
    QVERIFY(plain.reader.has_value());
    const auto samples = (*plain.reader)->samples(*plain.file, {});
    QVERIFY(samples.has_value());
    QVERIFY(samples->spec().type == image::SampleType::U16);
    QCOMPARE(std::memcmp(samples->bytes().data(), values.data(), values.size() * 2), 0);
    const OpenedModern turned(
        folder.write("b.jxl", makeJxl(5, 3, values, JXL_ORIENT_ROTATE_90_CW)));
    const auto picture = turned.picture();
    QVERIFY(picture.has_value());
    QCOMPARE(picture->orientation, 1); // the decoder has turned it
    QCOMPARE(picture->pixels.spec().size.width, 3);
    QCOMPARE((*turned.reader)->info(*turned.file, 0, {})->size.width, 3);
}

void ModernFormatsTest::jxlDamage() {
    const TempFolder folder;
    const Bytes good = makeJxl(5, 3, std::vector<std::uint16_t>(45, 77), JXL_ORIENT_IDENTITY);
    const OpenedModern cut(folder.write("c.jxl", std::span(good).first(good.size() - 4)));
    const auto broken = cut.picture();
    QVERIFY(!broken && broken.error().code == ErrorCode::CorruptData);
    const OpenedModern whole(folder.write("d.jxl", good));
    const auto limited = whole.picture({.maxBytes = 100});
    QVERIFY(!limited && limited.error().code == ErrorCode::LimitExceeded);
    QVERIFY(whole.picture({.page = 3}).error().code == ErrorCode::NotFound);
}

void ModernFormatsTest::rawIsDevelopedAndReadable() {
    const TempFolder folder;
    const OpenedModern dng(folder.write("a.dng", Dng::make(64, 48, 6)));
    QVERIFY(dng.reader.has_value());
    QCOMPARE((*dng.reader)->name(), std::string_view("raw"));
    const auto info = (*dng.reader)->info(*dng.file, 0, {});
    QVERIFY2(info.has_value(), info ? "" : info.error().detail.c_str());
    QCOMPARE(info->size.width, 64);
    QCOMPARE(info->orientation, 6);
    const auto samples = (*dng.reader)->samples(*dng.file, {});
    QVERIFY(samples.has_value());
    QVERIFY(samples->spec().type == image::SampleType::U16);
    QCOMPARE(samples->valueAt(3, 0), 1000.0 + 3 * 37);
    const auto picture = dng.picture();
    QVERIFY2(picture.has_value(), picture ? "" : picture.error().detail.c_str());
    QVERIFY(picture->color == io::ColorModel::Rgb);
    QCOMPARE(picture->orientation, 6);
    QCOMPARE(picture->pixels.spec().size.width, 64);
    const auto half = dng.picture({.maxSide = 32});
    QCOMPARE(half->pixels.spec().size.width, 32);
    QVERIFY(half->origin == io::PictureOrigin::Scaled);
}

void ModernFormatsTest::rawDamage() {
    const TempFolder folder;
    Bytes bytes = Dng::make(64, 48, 1);
    bytes.resize(700);
    const OpenedModern cut(folder.write("b.dng", bytes));
    if (!cut.reader) return; // no longer seen as a DNG: fine, too
    const auto samples = (*cut.reader)->samples(*cut.file, {});
    if (!samples) QVERIFY(!samples.error().detail.empty());
}

void ModernFormatsTest::heifSamples() {
    LIGHTSTACK_NEED_SAMPLES();
    const auto photos = samplesFolder() / "photos";
    const OpenedModern phone(photos / "immich-test-assets/formats/heic/IMG_2682.heic");
    const auto small = phone.picture({.maxSide = 256});
    QVERIFY(small.has_value());
    QVERIFY(small->origin == io::PictureOrigin::Preview && !small->provisional);
    QCOMPARE(small->fullSize.width, 4032);
    QCOMPARE(small->orientation, 1);
    QVERIFY(!small->icc.empty());
    const OpenedModern single(photos / "exifr/heic-single.heic");
    const auto quick = single.picture({.maxSide = 256, .quick = true});
    QVERIFY(quick.has_value() && quick->provisional);
    const auto full = single.picture({.maxSide = 256});
    QVERIFY(full.has_value() && !full->provisional);
    QCOMPARE(full->pixels.spec().size.width, 1440);
    // The quick picture is the same scene: mean colours agree.
    const auto mean = [](const image::ImageBuffer& buffer) {
        double sum = 0;
        for (const std::byte value : buffer.bytes())
            sum += std::to_integer<int>(value);
        return sum / static_cast<double>(buffer.bytes().size());
    };
    QVERIFY(std::abs(mean(quick->pixels) - mean(full->pixels)) < 4);
    const OpenedModern avif(photos / "immich-test-assets/formats/avif/8bit-sRGB.avif");
    QCOMPARE((*avif.reader)->info(*avif.file, 0, {})->compression, std::string("AV1"));
    QVERIFY(!avif.picture({.maxBytes = 1000}));
}

LIGHTSTACK_TEST(ModernFormatsTest);
#include "modern_formats_test.moc"
