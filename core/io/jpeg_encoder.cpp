#include "core/io/jpeg_encoder.h"

#include "core/io/jpeg_forward.h"
#include "core/io/jpeg_tokens.h"

namespace lightstack::io {
namespace {

constexpr std::int64_t kMostPixels = 4 << 20;

class Headers {
public:
    void marker(int code) {
        byte(0xFF);
        byte(static_cast<unsigned>(code));
    }
    void byte(unsigned value) { m_bytes.push_back(static_cast<std::byte>(value)); }
    void word(std::size_t value) {
        byte(static_cast<unsigned>(value >> 8));
        byte(static_cast<unsigned>(value & 255));
    }
    void segment(int code, std::span<const std::byte> bytes) {
        marker(code);
        word(bytes.size() + 2);
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    }
    std::vector<std::byte>& bytes() { return m_bytes; }

private:
    std::vector<std::byte> m_bytes;
};

void putStart(Headers& out, const JpegWriteSegments& segments) {
    out.marker(0xD8);
    constexpr std::array<unsigned char, 14> jfif = {
        'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0}; // 1.01, square pixels, no thumbnail
    out.segment(0xE0, std::as_bytes(std::span(jfif)));
    for (const auto& [code, bytes] : segments)
        out.segment(code, bytes);
}

void putSteps(Headers& out, const std::array<JpegSteps, 2>& steps, std::size_t tables) {
    for (std::size_t table = 0; table < tables; ++table) {
        out.marker(0xDB);
        out.word(2 + 1 + 64);
        out.byte(static_cast<unsigned>(table));
        for (const std::uint16_t step : steps[table])
            out.byte(step);
    }
}

void putFrame(Headers& out, const image::ImageSpec& spec, const JpegForward& forward) {
    const auto components = static_cast<std::size_t>(spec.channels);
    out.marker(0xC0);
    out.word(8 + 3 * components);
    out.byte(8);
    out.word(static_cast<std::size_t>(spec.size.height));
    out.word(static_cast<std::size_t>(spec.size.width));
    out.byte(static_cast<unsigned>(components));
    for (unsigned i = 0; i < components; ++i) {
        out.byte(i + 1);
        out.byte(
            i == 0 ? static_cast<unsigned>(forward.horizontal() << 4 | forward.vertical()) : 0x11);
        out.byte(i == 0 ? 0 : 1);
    }
}

void putCodes(Headers& out, const JpegCodes& codes, unsigned place) {
    out.marker(0xC4);
    out.word(2 + 1 + 16 + codes.symbols.size());
    out.byte(place);
    for (const std::uint8_t count : codes.counts)
        out.byte(count);
    for (const std::uint8_t symbol : codes.symbols)
        out.byte(symbol);
}

void putScan(Headers& out, std::size_t components) {
    out.marker(0xDA);
    out.word(6 + 2 * components);
    out.byte(static_cast<unsigned>(components));
    for (unsigned i = 0; i < components; ++i) {
        out.byte(i + 1);
        out.byte(i == 0 ? 0x00 : 0x11);
    }
    out.byte(0);
    out.byte(63);
    out.byte(0);
}

} // namespace

bool isForJpegEncoder(const image::ImageSpec& spec) noexcept {
    return spec.type == image::SampleType::U8 && (spec.channels == 1 || spec.channels == 3) &&
           std::int64_t{spec.size.width} * spec.size.height <= kMostPixels;
}

std::vector<std::byte> encodeJpeg(const image::ImageBuffer& pixels, const WriteRequest& request,
    const JpegWriteSegments& segments) {
    const image::ImageSpec& spec = pixels.spec();
    const std::array<JpegSteps, 2> steps = {
        jpegSteps(false, request.quality), jpegSteps(true, request.quality)};
    JpegForward forward(pixels, request.chroma, steps);
    JpegTokens tokens;
    for (int row = 0; row < forward.unitsDown(); ++row)
        tokens.add(forward.unitRow(row), forward.blocksOfUnit());
    const std::size_t tables = spec.channels == 1 ? 1 : 2;
    Headers out;
    putStart(out, segments);
    putSteps(out, steps, tables);
    putFrame(out, spec, forward);
    std::array<JpegCodes, JpegTokens::kTables> codes;
    for (unsigned table = 0; table < 2 * tables; ++table) {
        codes[table] = bestJpegCodes(tokens.counts(table));
        putCodes(out, codes[table], table % 2 << 4 | table / 2);
    }
    putScan(out, static_cast<std::size_t>(spec.channels));
    tokens.write(codes, out.bytes());
    out.marker(0xD9);
    return std::move(out.bytes());
}

} // namespace lightstack::io
