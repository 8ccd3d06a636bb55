#include "core/io/jpeg_codec.h"

#include "core/io/jpeg_session.h"

#include <algorithm>
#include <cstring>

#include <jerror.h>

namespace lightstack::io {
namespace {

constexpr int kRowsAtOnce = 16;
constexpr std::byte kMissing{0x80}; // what libjpeg itself gives where blocks are missing

// Libjpeg's words without a name of ours, ready to stand behind a colon.
std::string_view words(const char* text) {
    return {text, std::min(std::strlen(text), std::size_t{JMSG_LENGTH_MAX})};
}

tl::unexpected<Error> toError(const JpegErrors& errors) {
    if (errors.stopped) return cancelled();
    if (errors.tooMuchWork)
        return fail(ErrorCode::LimitExceeded, {}, "has too many scans for its size");
    ErrorCode code = ErrorCode::CorruptData;
    switch (errors.fatalCode) {
    case JERR_OUT_OF_MEMORY:
    case JERR_NO_BACKING_STORE:
    case JERR_WIDTH_OVERFLOW:
    case JERR_IMAGE_TOO_BIG:
        code = ErrorCode::LimitExceeded;
        break;
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_ARITH_NOTIMPL:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_CCIR601_NOTIMPL:
    case JERR_FRACT_SAMPLE_NOTIMPL:
    case JERR_NOTIMPL:
        code = ErrorCode::Unsupported;
        break;
    default:
        break;
    }
    return fail(code, {}, std::string(words(errors.text)));
}

std::uint64_t blockCount(const JpegFrame& frame) noexcept {
    int maxH = 1;
    int maxV = 1;
    for (const JpegComponent& component : frame.components) {
        maxH = std::max(maxH, component.horizontal);
        maxV = std::max(maxV, component.vertical);
    }
    const auto units = [](int pixels, int factor) {
        return (static_cast<std::uint64_t>(pixels) + 8U * static_cast<unsigned>(factor) - 1) /
               (8U * static_cast<unsigned>(factor));
    };
    const std::uint64_t mcus = units(frame.size.width, maxH) * units(frame.size.height, maxV);
    std::uint64_t perMcu = 0;
    for (const JpegComponent& component : frame.components)
        perMcu += static_cast<std::uint64_t>(component.horizontal) *
                  static_cast<std::uint64_t>(component.vertical);
    return mcus * perMcu;
}

Result<ColorModel> chooseColor(jpeg_decompress_struct& info) {
    switch (info.jpeg_color_space) {
    case JCS_GRAYSCALE:
        info.out_color_space = JCS_GRAYSCALE;
        return ColorModel::Gray;
    case JCS_RGB:
    case JCS_YCbCr:
        info.out_color_space = JCS_RGB;
        return ColorModel::Rgb;
    case JCS_CMYK:
    case JCS_YCCK:
        info.out_color_space = JCS_CMYK;
        return ColorModel::Cmyk;
    default:
        return fail(ErrorCode::Unsupported, {},
            "has " + std::to_string(info.num_components) + " components of unknown meaning");
    }
}

// Rows [output_scanline, ...) into `out`; stops early where the input has ended.
bool readRows(JpegSession& session, std::byte* out, std::size_t rowBytes) {
    jpeg_decompress_struct& info = session.info;
    JSAMPROW rows[kRowsAtOnce];
    JDIMENSION endedAt = 0;
    return session.guarded([&] {
        while (info.output_scanline < info.output_height) {
            if (session.progress.stop.stop_requested()) {
                session.errors.stopped = true;
                std::longjmp(session.errors.jump, 1);
            }
            if (session.input.ended && !info.progressive_mode) {
                if (endedAt == 0) endedAt = info.output_scanline + 1;
                if (info.output_scanline > endedAt + 64) break; // only grey follows
            }
            for (int i = 0; i < kRowsAtOnce; ++i) {
                const JDIMENSION y = std::min(
                    info.output_scanline + static_cast<JDIMENSION>(i), info.output_height - 1);
                rows[i] = reinterpret_cast<JSAMPROW>(out + y * rowBytes);
            }
            jpeg_read_scanlines(&info, rows, kRowsAtOnce);
        }
    });
}

void noteDamage(const JpegSession& session, JpegPixels& decoded) {
    if (session.errors.num_warnings == 0) return;
    decoded.warnings.emplace_back(words(session.errors.firstWarning));
    const JDIMENSION done = session.info.output_scanline;
    if (done < session.info.output_height)
        decoded.warnings.push_back("the picture ends after " + std::to_string(done) + " of " +
                                   std::to_string(session.info.output_height) + " rows");
}

Result<void> checkHasData(base::ByteSource& source, const JpegLayout& layout) {
    std::array<std::byte, 2> first = {};
    const std::size_t n = source.read(layout.scanData, first);
    const bool marker = first[0] == std::byte{0xFF} && first[1] != std::byte{0};
    if (n < 2 || marker)
        return fail(ErrorCode::CorruptData, {}, "no picture data follow the headers");
    return {};
}

} // namespace

image::PixelSize jpegScaledSize(image::PixelSize size, int eighths) noexcept {
    const auto scaled = [eighths](int n) {
        return static_cast<int>((static_cast<std::int64_t>(n) * eighths + 7) / 8);
    };
    return {scaled(size.width), scaled(size.height)};
}

int jpegEighthsFor(image::PixelSize size, int maxSide) noexcept {
    if (maxSide <= 0) return 8;
    for (const int eighths : {1, 2, 4})
        if (jpegScaledSize(size, eighths).longSide() >= maxSide) return eighths;
    return 8;
}

Result<JpegPixels> decodeJpeg(
    base::ByteSource& source, const JpegLayout& layout, const JpegRequest& request) {
    if (const auto data = checkHasData(source, layout); !data) return tl::unexpected(data.error());
    const std::uint64_t blocks = blockCount(layout.frame);
    if (layout.frame.isProgressive() && blocks * 128 > request.maxBytes)
        return fail(ErrorCode::LimitExceeded, {}, "needs more memory than is allowed here");

    JpegSession session(source, request.stop);
    jpeg_decompress_struct& info = session.info;
    session.progress.blocks = blocks;
    if (!session.guarded([&] { jpeg_read_header(&info, TRUE); })) return toError(session.errors);
    info.scale_num = static_cast<unsigned>(request.eighths);
    info.scale_denom = 8;
    info.dct_method = JDCT_ISLOW;
    info.mem->max_memory_to_use =
        static_cast<long>(std::min(request.maxBytes + (64U << 20), std::uint64_t{1} << 40));
    const auto color = chooseColor(info);
    if (!color) return tl::unexpected(color.error());
    if (!session.guarded([&] { jpeg_calc_output_dimensions(&info); }))
        return toError(session.errors);

    image::ImageSpec spec;
    spec.size = {static_cast<int>(info.output_width), static_cast<int>(info.output_height)};
    spec.channels = info.out_color_components;
    auto buffer = image::ImageBuffer::allocate(spec, request.maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    JpegPixels decoded;
    decoded.color = *color;
    const auto bytes = buffer->mutableBytes();
    if (!session.guarded([&] { jpeg_start_decompress(&info); })) return toError(session.errors);
    const bool complete = readRows(session, bytes.data(), spec.rowBytes());
    const std::size_t done = std::min<std::size_t>(info.output_scanline, info.output_height);
    if (!complete && (session.errors.stopped || session.errors.tooMuchWork || done == 0))
        return toError(session.errors);
    std::fill(
        bytes.begin() + static_cast<std::ptrdiff_t>(done * spec.rowBytes()), bytes.end(), kMissing);
    noteDamage(session, decoded);
    if (!complete) decoded.warnings.emplace_back(words(session.errors.text));
    decoded.complete = complete && !session.errors.dataMissing && done == info.output_height;
    decoded.pixels = std::move(*buffer);
    return decoded;
}

} // namespace lightstack::io
