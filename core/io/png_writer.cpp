// libpng's encoder, but for the rows. Errors jump only between functions here that own nothing.
#include "core/io/picture_writer.h"
#include "core/io/png_rows.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <span>

#include <png.h>

namespace lightstack::io {
namespace {

constexpr std::size_t kMostChunk = std::size_t{64} << 20;

class PngEncoder {
public:
    PngEncoder() : m_png(png_create_write_struct(PNG_LIBPNG_VER_STRING, this, onError, onWarning)) {
        if (m_png != nullptr) m_info = png_create_info_struct(m_png);
    }
    ~PngEncoder() { png_destroy_write_struct(&m_png, &m_info); }
    PngEncoder(const PngEncoder&) = delete;
    PngEncoder& operator=(const PngEncoder&) = delete;

    // `rows`: the pixels, coded.
    bool encode(const image::ImageSpec& spec, std::span<const std::byte> rows, int colorType,
        const WriteRequest& request, std::vector<png_byte>& exif, std::string& xmp) {
        if (m_info == nullptr || setjmp(png_jmpbuf(m_png)) != 0) return false;
        const bool deep = spec.type == image::SampleType::U16;
        png_set_write_fn(m_png, this, onWrite, nullptr);
        png_set_IHDR(m_png, m_info, static_cast<png_uint_32>(spec.size.width),
            static_cast<png_uint_32>(spec.size.height), deep ? 16 : 8, colorType,
            PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        // A profile that libpng has something against is no reason to write no picture: what
        // cameras and phones call sRGB goes along as it is, what is damaged stays behind.
        png_set_benign_errors(m_png, 1);
        png_set_option(m_png, PNG_SKIP_sRGB_CHECK_PROFILE, PNG_OPTION_ON);
        if (!request.icc.empty())
            png_set_iCCP(m_png, m_info, "ICC profile", PNG_COMPRESSION_TYPE_BASE,
                reinterpret_cast<png_const_bytep>(request.icc.data()),
                static_cast<png_uint_32>(request.icc.size()));
        m_keepsProfile = png_get_valid(m_png, m_info, PNG_INFO_iCCP) != 0;
        if (!exif.empty())
            png_set_eXIf_1(m_png, m_info, static_cast<png_uint_32>(exif.size()), exif.data());
        if (!xmp.empty()) addXmp(xmp);
        png_write_info(m_png, m_info);
        for (std::size_t at = 0; at < rows.size(); at += kMostChunk) {
            const auto part = rows.subspan(at, std::min(kMostChunk, rows.size() - at));
            writeChunk("IDAT", part);
        }
        writeChunk("IEND", {}); // png_write_end() knows only of rows that it has written itself
        return true;
    }
    [[nodiscard]] std::vector<std::byte>& bytes() noexcept { return m_out; }
    [[nodiscard]] bool keepsProfile() const noexcept { return m_keepsProfile; }
    [[nodiscard]] std::string text() const { return m_text; }

private:
    void writeChunk(const char* kind, std::span<const std::byte> body) {
        png_write_chunk(m_png, reinterpret_cast<png_const_bytep>(kind),
            reinterpret_cast<png_const_bytep>(body.data()), body.size());
    }
    void addXmp(std::string& xmp) {
        char key[] = "XML:com.adobe.xmp";
        char none[] = "";
        png_text text = {};
        text.compression = PNG_ITXT_COMPRESSION_NONE;
        text.key = key;
        text.text = xmp.data();
        text.itxt_length = xmp.size();
        text.lang = none;
        text.lang_key = none;
        png_set_text(m_png, m_info, &text, 1);
    }
    static void onWrite(png_structp png, png_bytep data, std::size_t size) {
        auto& out = static_cast<PngEncoder*>(png_get_io_ptr(png))->m_out;
        const auto* bytes = reinterpret_cast<const std::byte*>(data);
        out.insert(out.end(), bytes, bytes + size);
    }
    [[noreturn]] static void onError(png_structp png, png_const_charp text) {
        auto* self = static_cast<PngEncoder*>(png_get_error_ptr(png));
        std::snprintf(self->m_text, sizeof self->m_text, "%s", text);
        png_longjmp(png, 1);
    }
    static void onWarning(png_structp, png_const_charp) {}

    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
    std::vector<std::byte> m_out;
    bool m_keepsProfile = false;
    char m_text[128] = {};
};

int colorTypeOf(ColorModel color) noexcept {
    switch (color) {
    case ColorModel::Gray:
        return PNG_COLOR_TYPE_GRAY;
    case ColorModel::GrayAlpha:
        return PNG_COLOR_TYPE_GRAY_ALPHA;
    case ColorModel::Rgba:
        return PNG_COLOR_TYPE_RGB_ALPHA;
    default:
        return PNG_COLOR_TYPE_RGB;
    }
}

} // namespace

Result<WrittenPicture> writePng(
    const image::ImageBuffer& pixels, ColorModel color, const WriteRequest& request) {
    const auto* exifBytes = reinterpret_cast<const png_byte*>(request.exif.data());
    std::vector<png_byte> exif(exifBytes, exifBytes + request.exif.size());
    std::string xmp(reinterpret_cast<const char*>(request.xmp.data()), request.xmp.size());
    const std::vector<std::byte> rows = codedPngRows(pixels);
    if (rows.empty()) return fail(ErrorCode::LimitExceeded, {}, "no memory for a PNG encoder");
    PngEncoder encoder;
    if (!encoder.encode(pixels.spec(), rows, colorTypeOf(color), request, exif, xmp))
        return fail(ErrorCode::Io, {}, "cannot encode a PNG: " + encoder.text());
    WrittenPicture out{std::move(encoder.bytes()), {}};
    if (!request.icc.empty() && !encoder.keepsProfile()) out.dropped.emplace_back("ICC");
    return out;
}

} // namespace lightstack::io
