#include "core/io/jpeg_session.h"

#include <algorithm>
#include <cstring>

#include <jerror.h>

namespace lightstack::io {
namespace {

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

} // namespace

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

} // namespace lightstack::io
