#include "core/io/jpeg_codec.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstring>

#include <jerror.h>
#include <jpeglib.h>

namespace lightstack::io {
namespace {

struct JpegErrors : jpeg_error_mgr {
    std::jmp_buf jump = {};
    char text[JMSG_LENGTH_MAX] = {}; // of the error that ended it
    char firstWarning[JMSG_LENGTH_MAX] = {};
    int fatalCode = 0;
    bool stopped = false; // stop was requested
    bool tooMuchWork = false;
    bool dataMissing = false; // blocks were asked for behind the end of the file
};

struct JpegInput : jpeg_source_mgr { // the base is filled in by the session
    base::ByteSource* bytes = nullptr;
    std::uint64_t offset = 0; // of the next chunk
    std::vector<JOCTET> chunk;
    bool ended = false; // an end marker was made up
};

struct JpegProgress : jpeg_progress_mgr {
    std::stop_token stop;
    std::uint64_t blocks = 0; // of one pass over the picture
};

constexpr std::size_t kFirstChunk = std::size_t{64} << 10;
constexpr std::size_t kLargestChunk = std::size_t{512} << 10;
constexpr int kMostScans = 500;                    // far more than any encoder writes
constexpr std::uint64_t kMostWork = 1'000'000'000; // blocks visited, all scans together

void onFatal(j_common_ptr common) {
    auto* errors = static_cast<JpegErrors*>(common->err);
    errors->fatalCode = errors->msg_code;
    errors->format_message(common, errors->text);
    std::longjmp(errors->jump, 1);
}

void onMessage(j_common_ptr common, int level) {
    if (level >= 0) return; // traces
    auto* errors = static_cast<JpegErrors*>(common->err);
    if (errors->msg_code == JWRN_HIT_MARKER) {
        const auto* input =
            static_cast<JpegInput*>(reinterpret_cast<j_decompress_ptr>(common)->src);
        errors->dataMissing = errors->dataMissing || input->ended;
    }
    if (errors->num_warnings++ == 0) errors->format_message(common, errors->firstWarning);
}

void onOutput(j_common_ptr) {
}

void initSource(j_decompress_ptr) {
}

boolean fillInput(j_decompress_ptr info) {
    auto* input = static_cast<JpegInput*>(info->src);
    const std::size_t wanted =
        input->offset == 0 ? kFirstChunk : std::min(input->chunk.size() * 2, kLargestChunk);
    if (input->chunk.size() < wanted) input->chunk.resize(wanted);
    std::size_t n = input->bytes->read(
        input->offset, std::as_writable_bytes(std::span(input->chunk)).first(wanted));
    input->offset += n;
    if (n == 0) {
        if (!input->ended) {
            info->err->msg_code = JWRN_JPEG_EOF;
            onMessage(reinterpret_cast<j_common_ptr>(info), -1);
        }
        input->ended = true;
        input->chunk[0] = 0xFF;
        input->chunk[1] = JPEG_EOI;
        n = 2;
    }
    input->next_input_byte = input->chunk.data();
    input->bytes_in_buffer = n;
    return TRUE;
}

void skipInput(j_decompress_ptr info, long count) {
    if (count <= 0) return;
    auto* input = static_cast<JpegInput*>(info->src);
    const auto bytes = static_cast<std::size_t>(count);
    if (bytes <= input->bytes_in_buffer) {
        input->next_input_byte += bytes;
        input->bytes_in_buffer -= bytes;
        return;
    }
    input->offset += bytes - input->bytes_in_buffer; // unread bytes are passed over, not read
    input->bytes_in_buffer = 0;
}

void endSource(j_decompress_ptr) {
}

// Called by libjpeg during every pass: the way out of a long one.
void onProgress(j_common_ptr common) {
    auto* info = reinterpret_cast<j_decompress_ptr>(common);
    auto* progress = static_cast<JpegProgress*>(common->progress);
    auto* errors = static_cast<JpegErrors*>(common->err);
    errors->stopped = progress->stop.stop_requested();
    const int scans = info->input_scan_number;
    errors->tooMuchWork =
        scans > kMostScans ||
        (scans > 20 && static_cast<std::uint64_t>(scans) * progress->blocks > kMostWork);
    if (errors->stopped || errors->tooMuchWork) std::longjmp(errors->jump, 1);
}

// One libjpeg decompressor with our error and source managers. guarded() is the one place with
// setjmp: what it calls may not own anything across a libjpeg call, because an error jumps over
// destructors. The session itself lives outside of the jump.
class JpegSession {
public:
    JpegSession(base::ByteSource& source, std::stop_token stop);
    ~JpegSession() { jpeg_destroy_decompress(&info); }
    JpegSession(const JpegSession&) = delete;
    JpegSession& operator=(const JpegSession&) = delete;

    // False where libjpeg gave up; errors.text says why.
    template <class Work>
    bool guarded(Work work) {
        if (setjmp(errors.jump) != 0) return false;
        work();
        return true;
    }

    jpeg_decompress_struct info = {};
    JpegErrors errors;
    JpegInput input;
    JpegProgress progress;
};

JpegSession::JpegSession(base::ByteSource& source, std::stop_token stop) {
    info.err = jpeg_std_error(&errors);
    errors.error_exit = onFatal;
    errors.emit_message = onMessage;
    errors.output_message = onOutput;
    // Fails only on a library of another version; the message is then found by the first real call.
    if (setjmp(errors.jump) == 0) jpeg_create_decompress(&info);

    input.bytes = &source;
    input.next_input_byte = nullptr;
    input.bytes_in_buffer = 0;
    input.init_source = initSource;
    input.fill_input_buffer = fillInput;
    input.skip_input_data = skipInput;
    input.resync_to_restart = jpeg_resync_to_restart;
    input.term_source = endSource;
    input.chunk.resize(2);
    info.src = &input;

    progress.stop = std::move(stop);
    progress.progress_monitor = onProgress;
    info.progress = &progress;
}

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
