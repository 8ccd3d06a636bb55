#include "core/io/png_reader.h"

#include "core/io/exif_brief.h"
#include "core/io/png_rows.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <csetjmp>
#include <cstring>
#include <optional>

#include <png.h>

namespace lightstack::io {
namespace {

constexpr png_alloc_size_t kMostChunk = 16U << 20; // text, profiles
constexpr png_uint_32 kMostSide = 1'000'000;

// One libpng reader over a ByteSource. As with libjpeg, errors jump, so guarded() is the one place
// with setjmp and its work owns nothing.
class PngSession {
public:
    explicit PngSession(base::ByteSource& source);
    ~PngSession();
    PngSession(const PngSession&) = delete;
    PngSession& operator=(const PngSession&) = delete;

    // False where libpng gave up; text() says why.
    template <class Work>
    bool guarded(Work work) {
        if (png == nullptr || setjmp(png_jmpbuf(png)) != 0) return false;
        work();
        return true;
    }
    [[nodiscard]] std::string text() const { return m_text; }
    [[nodiscard]] bool outOfMemory() const noexcept { return png == nullptr; }
    [[nodiscard]] base::ByteSource& source() const noexcept { return m_source; }

    png_structp png = nullptr;
    png_infop info = nullptr;
    bool stopped = false;

private:
    static void onRead(png_structp png, png_bytep out, std::size_t size);
    static void onError(png_structp png, png_const_charp text);
    static void onWarning(png_structp png, png_const_charp text);

    base::ByteSource& m_source;
    std::uint64_t m_offset = 0;
    char m_text[128] = {};
};

PngSession::PngSession(base::ByteSource& source) : m_source(source) {
    png = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, onError, onWarning);
    if (png == nullptr) return;
    info = png_create_info_struct(png);
    png_set_read_fn(png, this, onRead);
    png_set_user_limits(png, kMostSide, kMostSide);
    png_set_chunk_malloc_max(png, kMostChunk);
    png_set_chunk_cache_max(png, 1000);
    png_set_benign_errors(png, 1);
}

PngSession::~PngSession() {
    if (png != nullptr) png_destroy_read_struct(&png, &info, nullptr);
}

void PngSession::onRead(png_structp png, png_bytep out, std::size_t size) {
    auto* self = static_cast<PngSession*>(png_get_io_ptr(png));
    const std::size_t n =
        self->m_source.read(self->m_offset, {reinterpret_cast<std::byte*>(out), size});
    self->m_offset += n;
    if (n < size) png_error(png, "the file ends early");
}

void PngSession::onError(png_structp png, png_const_charp text) {
    auto* self = static_cast<PngSession*>(png_get_error_ptr(png));
    std::strncpy(self->m_text, text, sizeof self->m_text - 1);
    png_longjmp(png, 1);
}

void PngSession::onWarning(png_structp, png_const_charp) {
}

constexpr int kRowsBetweenChecks = 32;

tl::unexpected<Error> toError(const PngSession& session) {
    if (session.stopped) return cancelled();
    if (session.outOfMemory())
        return fail(ErrorCode::LimitExceeded, {}, "no memory for a PNG decoder");
    return fail(ErrorCode::CorruptData, {}, session.text());
}

struct Header {
    image::PixelSize size;
    int bits = 8;
    int type = PNG_COLOR_TYPE_RGB;
    bool hasTransparency = false; // a tRNS chunk
    bool interlaced = false;
};

Result<Header> readHeader(PngSession& session) {
    if (!session.guarded([&] { png_read_info(session.png, session.info); }))
        return toError(session);
    Header header;
    header.size = {static_cast<int>(png_get_image_width(session.png, session.info)),
        static_cast<int>(png_get_image_height(session.png, session.info))};
    header.bits = png_get_bit_depth(session.png, session.info);
    header.type = png_get_color_type(session.png, session.info);
    header.hasTransparency = png_get_valid(session.png, session.info, PNG_INFO_tRNS) != 0;
    header.interlaced = png_get_interlace_type(session.png, session.info) != PNG_INTERLACE_NONE;
    return header;
}

int storedChannels(int type) noexcept {
    switch (type) {
    case PNG_COLOR_TYPE_GRAY_ALPHA:
        return 2;
    case PNG_COLOR_TYPE_RGB:
        return 3;
    case PNG_COLOR_TYPE_RGB_ALPHA:
        return 4;
    default:
        return 1;
    }
}

// Two and four grey bits are spread to 0..255 (Pillow's convention); one bit stays 0 and 1.
void asStored(png_structp png, const Header& header) {
    if (header.type == PNG_COLOR_TYPE_GRAY && (header.bits == 2 || header.bits == 4))
        png_set_expand_gray_1_2_4_to_8(png);
    else
        png_set_packing(png);
}

constexpr double kScreenGamma = 2.2;

// gAMA counts only where neither a profile nor the sRGB chunk does. Nothing: as on the screen.
std::optional<double> gammaOf(const PngSession& session) {
    double gamma = 0;
    if (png_get_valid(session.png, session.info, PNG_INFO_iCCP | PNG_INFO_sRGB) != 0 ||
        png_get_gAMA(session.png, session.info, &gamma) == 0 || gamma <= 0.05 || gamma >= 5)
        return {};
    constexpr double kNoDifference = 0.049; // libpng's bound is 0.05
    if (std::abs(gamma * kScreenGamma - 1) < kNoDifference) return {};
    return gamma;
}

void asShown(PngSession& session, const Header& header) {
    png_structp png = session.png;
    if (header.type == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(png);
    if (header.type == PNG_COLOR_TYPE_GRAY && header.bits < 8) png_set_expand_gray_1_2_4_to_8(png);
    if (header.hasTransparency) png_set_tRNS_to_alpha(png);
    if (const auto gamma = gammaOf(session)) png_set_gamma(png, kScreenGamma, *gamma);
}

// Rows of whole bytes, one after the other.
bool isPlain(const Header& header) noexcept {
    return !header.interlaced && header.bits >= 8;
}

// And nothing is done to them before they are shown.
bool isPlainlyShown(const PngSession& session, const Header& header) {
    return isPlain(header) && header.type != PNG_COLOR_TYPE_PALETTE && !header.hasTransparency &&
           !gammaOf(session);
}

struct Decoded {
    image::ImageBuffer pixels;
    std::string damage; // empty: complete
};

// After the transformations were chosen; `plain`: there are none.
Result<Decoded> readPixels(
    PngSession& session, const Header& header, const ReadHint& hint, bool plain) {
    if (std::endian::native == std::endian::little && header.bits == 16) png_set_swap(session.png);
    int passes = 1;
    if (!session.guarded([&] {
            passes = png_set_interlace_handling(session.png);
            png_read_update_info(session.png, session.info);
        }))
        return toError(session);
    image::ImageSpec spec;
    spec.size = header.size;
    spec.channels = png_get_channels(session.png, session.info);
    spec.type = png_get_bit_depth(session.png, session.info) == 16 ? image::SampleType::U16
                                                                   : image::SampleType::U8;
    if (plain && !hint.stop.stop_requested())
        if (auto rows = readPngRows(session.source(), spec, hint.maxBytes))
            return Decoded{*std::move(rows), {}};
    auto buffer = image::ImageBuffer::allocate(spec, hint.maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    const auto bytes = buffer->mutableBytes();
    const std::size_t rowBytes = spec.rowBytes();
    if (rowBytes != png_get_rowbytes(session.png, session.info))
        return fail(ErrorCode::CorruptData, {}, "rows of an unexpected length");
    std::fill(bytes.begin(), bytes.end(), std::byte{0});
    volatile int rowsDone = 0; // survives the jump
    const bool complete = session.guarded([&] {
        for (int pass = 0; pass < passes; ++pass)
            for (int y = 0; y < spec.size.height; ++y) {
                if (y % kRowsBetweenChecks == 0 && hint.stop.stop_requested()) {
                    session.stopped = true;
                    png_error(session.png, "stopped");
                }
                auto* row = reinterpret_cast<png_bytep>(
                    bytes.data() + static_cast<std::size_t>(y) * rowBytes);
                png_read_row(session.png, row, nullptr);
                rowsDone = rowsDone + 1;
            }
    });
    if (!complete && (session.stopped || rowsDone == 0)) return toError(session);
    Decoded decoded;
    if (!complete) decoded.damage = session.text();
    decoded.pixels = std::move(*buffer);
    return decoded;
}

std::vector<std::byte> profileOf(const PngSession& session, int channels) {
    png_charp name = nullptr;
    int compression = 0;
    png_bytep data = nullptr;
    png_uint_32 size = 0;
    if (png_get_iCCP(session.png, session.info, &name, &compression, &data, &size) == 0 ||
        size < 128)
        return {};
    const auto* bytes = reinterpret_cast<const std::byte*>(data);
    // Bytes 16-19 name the colour space; a grey profile says nothing of colours, nor the reverse.
    const bool grey =
        std::equal(bytes + 16, bytes + 20, reinterpret_cast<const std::byte*>("GRAY"));
    if (grey != (channels < 3)) return {};
    return {bytes, bytes + size};
}

int orientationOf(const PngSession& session) {
    png_uint_32 size = 0;
    png_bytep data = nullptr;
    if (png_get_eXIf_1(session.png, session.info, &size, &data) == 0) return 1;
    return readExifBrief({reinterpret_cast<const std::byte*>(data), size}).orientation;
}

std::string photometricOf(int type) {
    if (type == PNG_COLOR_TYPE_PALETTE) return "Palette";
    return (type & PNG_COLOR_MASK_COLOR) != 0 ? "RGB" : "Gray";
}

class PngReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return "png"; }

    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return mime.mime == "image/png";
    }

    Result<ImageInfo> info(const ImageFile& file, int, const std::stop_token&) const override {
        PngSession session(file.bytes());
        const auto header = readHeader(session);
        if (!header) return tl::unexpected(header.error());
        ImageInfo info;
        info.size = header->size;
        info.bits = header->bits;
        info.sampleType = header->bits == 16 ? image::SampleType::U16 : image::SampleType::U8;
        info.channels = storedChannels(header->type);
        info.orientation = orientationOf(session);
        info.photometric = photometricOf(header->type);
        info.compression = "Deflate";
        info.animated = file.mime().hasFlag("animated"); // the first frame is what is read
        return info;
    }

    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        if (hint.page != 0) return fail(ErrorCode::NotFound, {}, "has one page only");
        PngSession session(file.bytes());
        const auto header = readHeader(session);
        if (!header) return tl::unexpected(header.error());
        asStored(session.png, *header);
        auto decoded = readPixels(session, *header, hint, isPlain(*header));
        if (!decoded) return tl::unexpected(decoded.error());
        if (!decoded->damage.empty()) return fail(ErrorCode::CorruptData, {}, decoded->damage);
        return std::move(decoded->pixels);
    }

    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        PngSession session(file.bytes());
        const auto header = readHeader(session);
        if (!header) return tl::unexpected(header.error());
        asShown(session, *header);
        auto decoded = readPixels(session, *header, hint, isPlainlyShown(session, *header));
        if (!decoded) return tl::unexpected(decoded.error());
        Picture picture;
        const int channels = decoded->pixels.spec().channels;
        constexpr ColorModel kModels[] = {
            ColorModel::Gray, ColorModel::GrayAlpha, ColorModel::Rgb, ColorModel::Rgba};
        picture.color = kModels[channels - 1];
        picture.icc = profileOf(session, channels);
        picture.orientation = orientationOf(session);
        picture.fullSize = header->size;
        picture.pixels = std::move(decoded->pixels);
        if (!decoded->damage.empty()) picture.warnings.push_back(decoded->damage);
        return picture;
    }
};

} // namespace

const ImageReader& pngReader() {
    static const PngReader reader;
    return reader;
}

} // namespace lightstack::io
