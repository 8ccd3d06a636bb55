#include "tests/core/io/jpeg_fixture.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <jpeglib.h>

namespace lightstack::tests {
namespace {

// Slow waves, an edge and some grain, so that DC and AC both have something to say.
std::uint8_t drawing(int x, int y, int channel, std::uint32_t& seed) {
    seed = seed * 1664525U + 1013904223U;
    const int wave = (x * (3 + channel) + y * (5 - channel)) % 256;
    const int folded = wave < 128 ? wave * 2 : (255 - wave) * 2;
    const int edge = (x / 40 + y / 24) % 2 == 0 ? 30 : -30;
    const int grain = static_cast<int>(seed >> 27) - 16;
    return static_cast<std::uint8_t>(std::clamp(folded + edge + grain, 0, 255));
}

void put(Bytes& to, std::uint64_t value, int width) { // little-endian
    for (int i = 0; i < width; ++i)
        to.push_back(static_cast<std::byte>(value >> (8 * i)));
}

void putEntry(Bytes& to, unsigned tag, unsigned type, std::uint32_t count, std::uint32_t value) {
    put(to, tag, 2);
    put(to, type, 2);
    put(to, count, 4);
    put(to, value, 4);
}

Bytes mpfPayload(
    const std::vector<Bytes>& previews, std::uint32_t type, std::uint32_t firstOffset) {
    Bytes out = bytesOf({"MPF\0II*\0", 8});
    put(out, 8, 4);
    put(out, 1, 2);
    const auto count = static_cast<std::uint32_t>(previews.size()) + 1;
    putEntry(out, 0xB002, 7, count * 16, 8 + 2 + 12 + 4);
    put(out, 0, 4);
    put(out, 0x030000, 4); // the first entry is the picture itself
    put(out, 0, 4);
    put(out, 0, 4);
    put(out, 0, 4);
    for (const Bytes& preview : previews) {
        put(out, type, 4);
        put(out, preview.size(), 4);
        put(out, firstOffset, 4);
        put(out, 0, 4);
        firstOffset += static_cast<std::uint32_t>(preview.size());
    }
    return out;
}

} // namespace

Bytes bytesOf(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::byte*>(text.data());
    return {bytes, bytes + text.size()};
}

void append(Bytes& to, std::span<const std::byte> more) {
    to.insert(to.end(), more.begin(), more.end());
}

Bytes makeJpeg(const JpegOrder& order) {
    jpeg_compress_struct info = {};
    jpeg_error_mgr errors = {};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &memory, &size);
    info.image_width = static_cast<JDIMENSION>(order.width);
    info.image_height = static_cast<JDIMENSION>(order.height);
    info.input_components = order.channels;
    info.in_color_space = order.channels == 1   ? JCS_GRAYSCALE
                          : order.channels == 3 ? JCS_RGB
                                                : JCS_CMYK;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, order.quality, TRUE);
    info.restart_interval = static_cast<unsigned>(order.restart);
    if (order.channels == 3) {
        info.comp_info[0].h_samp_factor = order.horizontal;
        info.comp_info[0].v_samp_factor = order.vertical;
    }
    if (order.progressive) jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    for (const auto& segment : order.segments)
        jpeg_write_marker(&info, segment.marker,
            reinterpret_cast<const JOCTET*>(segment.payload.data()),
            static_cast<unsigned>(segment.payload.size()));
    std::vector<JSAMPLE> row(static_cast<std::size_t>(order.width * order.channels));
    std::uint32_t seed = 7;
    for (int y = 0; y < order.height; ++y) {
        const bool black = y < order.blackRows || y >= order.height - order.blackRows;
        for (int x = 0; x < order.width; ++x)
            for (int c = 0; c < order.channels; ++c)
                row[static_cast<std::size_t>(x * order.channels + c)] =
                    black        ? JSAMPLE{0}
                    : order.flat ? static_cast<JSAMPLE>(60 + 50 * c)
                                 : drawing(x, y, c, seed);
        JSAMPROW rows[] = {row.data()};
        jpeg_write_scanlines(&info, rows, 1);
    }
    jpeg_finish_compress(&info);
    const auto* bytes = reinterpret_cast<const std::byte*>(memory);
    Bytes out(bytes, bytes + size);
    jpeg_destroy_compress(&info);
    std::free(memory);
    return out;
}

Bytes makeExif(int orientation, const Bytes& thumbnail) {
    Bytes out = bytesOf({"Exif\0\0II*\0", 10});
    put(out, 8, 4);
    put(out, 1, 2);
    putEntry(out, 0x0112, 3, 1, static_cast<std::uint32_t>(orientation));
    if (thumbnail.empty()) {
        put(out, 0, 4);
        return out;
    }
    put(out, 26, 4); // second directory
    put(out, 2, 2);
    putEntry(out, 0x0201, 4, 1, 26 + 2 + 24 + 4);
    putEntry(out, 0x0202, 4, 1, static_cast<std::uint32_t>(thumbnail.size()));
    put(out, 0, 4);
    append(out, thumbnail);
    return out;
}

Bytes withPreviews(const JpegOrder& main, const std::vector<Bytes>& previews, std::uint32_t type) {
    JpegOrder order = main;
    order.segments.push_back({0xE2, mpfPayload(previews, type, 0)});
    Bytes out = makeJpeg(order);
    // Offsets count from the TIFF header of the index, four bytes behind "MPF\0".
    const Bytes mark = bytesOf({"MPF\0II*\0", 8});
    const auto found = std::search(out.begin(), out.end(), mark.begin(), mark.end());
    const auto tiff = static_cast<std::uint32_t>(found - out.begin()) + 4;
    const Bytes payload = mpfPayload(previews, type, static_cast<std::uint32_t>(out.size()) - tiff);
    std::copy(payload.begin(), payload.end(), found);
    for (const Bytes& preview : previews)
        append(out, preview);
    return out;
}

} // namespace lightstack::tests
