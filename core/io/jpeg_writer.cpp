// Pictures of the sizes that are shown go to jpeg_encoder.h; larger ones to libjpeg-turbo's
// encoder. Its errors jump only between functions here that own nothing.
#include "core/io/jpeg_encoder.h"

#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <string_view>

#include <jpeglib.h>

namespace lightstack::io {
namespace {

constexpr std::size_t kMostSegment = 65533; // bytes behind a segment's length field
constexpr std::string_view kExifMark("Exif\0\0", 6);
constexpr std::string_view kXmpMark("http://ns.adobe.com/xap/1.0/\0", 29);
constexpr std::string_view kExtensionMark("http://ns.adobe.com/xmp/extension/\0", 35);
constexpr std::string_view kIccMark("ICC_PROFILE\0", 12);

struct WriterErrors : jpeg_error_mgr {
    std::jmp_buf jump = {};
    char text[JMSG_LENGTH_MAX] = {};
};

void onWriterFatal(j_common_ptr common) {
    auto* errors = static_cast<WriterErrors*>(common->err);
    errors->format_message(common, errors->text);
    std::longjmp(errors->jump, 1);
}

void onWriterMessage(j_common_ptr, int) {
}

class JpegEncoder {
public:
    JpegEncoder() {
        m_codec.err = jpeg_std_error(&m_errors);
        m_errors.error_exit = onWriterFatal;
        m_errors.emit_message = onWriterMessage;
    }
    ~JpegEncoder() {
        jpeg_destroy_compress(&m_codec);
        std::free(m_out); // NOLINT: libjpeg's malloc
    }
    JpegEncoder(const JpegEncoder&) = delete;
    JpegEncoder& operator=(const JpegEncoder&) = delete;

    bool encode(const image::ImageBuffer& pixels, const WriteRequest& request,
        const JpegWriteSegments& segments) {
        if (setjmp(m_errors.jump) != 0) return false;
        jpeg_create_compress(&m_codec);
        jpeg_mem_dest(&m_codec, &m_out, &m_size);
        configure(pixels.spec(), request);
        jpeg_start_compress(&m_codec, TRUE);
        for (const auto& [marker, bytes] : segments)
            jpeg_write_marker(&m_codec, marker, reinterpret_cast<const JOCTET*>(bytes.data()),
                static_cast<unsigned>(bytes.size()));
        while (m_codec.next_scanline < m_codec.image_height) {
            auto* row = const_cast<JSAMPROW>(reinterpret_cast<const JSAMPLE*>(
                pixels.row(static_cast<int>(m_codec.next_scanline))));
            jpeg_write_scanlines(&m_codec, &row, 1);
        }
        jpeg_finish_compress(&m_codec);
        return true;
    }
    [[nodiscard]] std::vector<std::byte> bytes() const {
        const auto* data = reinterpret_cast<const std::byte*>(m_out);
        return {data, data + m_size};
    }
    [[nodiscard]] std::string text() const { return m_errors.text; }

private:
    void configure(const image::ImageSpec& spec, const WriteRequest& request) {
        m_codec.image_width = static_cast<JDIMENSION>(spec.size.width);
        m_codec.image_height = static_cast<JDIMENSION>(spec.size.height);
        m_codec.input_components = spec.channels;
        m_codec.in_color_space = spec.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
        jpeg_set_defaults(&m_codec);
        jpeg_set_quality(&m_codec, request.quality, TRUE);
        m_codec.optimize_coding = TRUE;
        m_codec.dct_method = JDCT_ISLOW;
        if (spec.channels == 1) return;
        m_codec.comp_info[0].h_samp_factor = request.chroma == ChromaSampling::Full ? 1 : 2;
        m_codec.comp_info[0].v_samp_factor = request.chroma == ChromaSampling::Quarter ? 2 : 1;
    }

    jpeg_compress_struct m_codec = {};
    WriterErrors m_errors;
    unsigned char* m_out = nullptr;
    unsigned long m_size = 0;
};

std::vector<std::byte> joined(std::string_view mark, std::span<const std::byte> bytes) {
    std::vector<std::byte> out(mark.size() + bytes.size());
    std::memcpy(out.data(), mark.data(), mark.size());
    if (!bytes.empty()) std::memcpy(out.data() + mark.size(), bytes.data(), bytes.size());
    return out;
}

// A profile goes in pieces, each with its number and how many there are.
void addProfile(JpegWriteSegments& segments, std::span<const std::byte> icc) {
    constexpr std::size_t piece = kMostSegment - 14;
    const std::size_t pieces = (icc.size() + piece - 1) / piece;
    for (std::size_t i = 0; i < pieces; ++i) {
        const std::string mark =
            std::string(kIccMark) + static_cast<char>(i + 1) + static_cast<char>(pieces);
        segments.emplace_back(JPEG_APP0 + 2,
            joined(mark, icc.subspan(i * piece, std::min(piece, icc.size() - i * piece))));
    }
}

struct XmpSegments {
    std::vector<std::byte> packet;
    std::vector<std::vector<std::byte>> pieces; // of the rest: name, length, offset, bytes
};

// A packet that is too long for its segment becomes one that names it as its rest. One that has a
// rest already, and is too long, cannot be written.
XmpSegments xmpSegments(const WriteRequest& request) {
    XmpSegments out{request.xmp, {}};
    std::optional<metadata::ExtendedXmp> rest = request.extendedXmp;
    if (!rest && request.xmp.size() > kMostSegment - kXmpMark.size()) {
        metadata::SplitXmp split = metadata::splitXmp(
            {reinterpret_cast<const char*>(request.xmp.data()), request.xmp.size()});
        out.packet = joined(split.packet, {});
        rest = std::move(split.extended);
    }
    if (!rest) return out;
    constexpr std::size_t room = 65000;
    const auto bigEndian = [](std::size_t value) {
        std::string bytes;
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>(value >> shift & 255);
        return bytes;
    };
    const std::string& rdf = rest->rdf;
    for (std::size_t at = 0; at < rdf.size(); at += room)
        out.pieces.push_back(joined(rest->name + bigEndian(rdf.size()) + bigEndian(at),
            std::as_bytes(std::span(rdf).subspan(at, std::min(room, rdf.size() - at)))));
    return out;
}

} // namespace

Result<WrittenPicture> writeJpeg(const image::ImageBuffer& pixels, const WriteRequest& request) {
    WrittenPicture out;
    JpegWriteSegments segments;
    const auto add = [&](int marker, std::string_view mark, const std::vector<std::byte>& block,
                         const char* name) {
        if (block.empty()) return;
        if (mark.size() + block.size() > kMostSegment)
            out.dropped.emplace_back(name);
        else
            segments.emplace_back(marker, joined(mark, block));
    };
    add(JPEG_APP0 + 1, kExifMark, request.exif, "EXIF");
    const XmpSegments xmp = xmpSegments(request);
    add(JPEG_APP0 + 1, kXmpMark, xmp.packet, "XMP");
    for (const std::vector<std::byte>& piece : xmp.pieces)
        add(JPEG_APP0 + 1, kExtensionMark, piece, "extended XMP");
    if (request.icc.size() <= 255 * (kMostSegment - 14))
        addProfile(segments, request.icc);
    else
        out.dropped.emplace_back("ICC");
    if (isForJpegEncoder(pixels.spec())) {
        out.bytes = encodeJpeg(pixels, request, segments);
        return out;
    }
    JpegEncoder encoder;
    if (!encoder.encode(pixels, request, segments))
        return fail(ErrorCode::Io, {}, "cannot encode a JPEG: " + encoder.text());
    out.bytes = encoder.bytes();
    return out;
}

} // namespace lightstack::io
