#include "core/io/pcx_reader.h"

#include "core/io/indexed_picture.h"
#include "core/io/partial_rows.h"

#include <algorithm>

namespace lightstack::io {
namespace {

struct PcxHeader {
    image::PixelSize size;
    int bits = 8; // of a sample in one plane
    int planes = 1;
    std::size_t lineBytes = 0; // of one plane
    RgbPalette palette;        // empty: true colour or bilevel

    [[nodiscard]] bool isRgb() const noexcept { return bits == 8 && planes == 3; }
    [[nodiscard]] int channels() const noexcept { return isRgb() ? 3 : 1; }
};

RgbPalette triples(std::span<const std::byte> bytes) {
    RgbPalette palette;
    for (std::size_t at = 0; at + 3 <= bytes.size(); at += 3)
        palette.push_back(
            {std::to_integer<std::uint8_t>(bytes[at]), std::to_integer<std::uint8_t>(bytes[at + 1]),
                std::to_integer<std::uint8_t>(bytes[at + 2])});
    return palette;
}

// The four colours of a CGA screen: a background and one of the fixed sets.
RgbPalette cgaPalette(std::span<const std::byte> ega) {
    constexpr std::uint8_t kLow = 0xAA;
    constexpr std::uint8_t kHigh = 0xFF;
    const int set = std::to_integer<int>(ega[3]) >> 5;
    const std::uint8_t on = (set & 1) != 0 ? kHigh : kLow;
    const std::uint8_t off = (set & 1) != 0 ? 0x55 : 0;
    const bool cyan = (set & 2) != 0;
    const int index = std::to_integer<int>(ega[0]) >> 4;
    const std::uint8_t base = (index & 8) != 0 ? 0x55 : 0;
    const auto part = [&](int bit) {
        return static_cast<std::uint8_t>(base + ((index & bit) != 0 ? kLow : 0));
    };
    return {{part(4), part(2), part(1)}, {off, on, cyan ? on : off}, {on, off, cyan ? on : off},
        {on, (set & 1) == 0 && !cyan ? std::uint8_t{0x55} : on, cyan ? on : off}};
}

Result<PcxHeader> readPcxHeader(base::ByteSource& source) {
    std::array<std::byte, 128> raw = {};
    if (source.read(0, raw) < raw.size())
        return fail(ErrorCode::CorruptData, {}, "the header is cut short");
    const auto byteAt = [&](std::size_t at) { return std::to_integer<int>(raw[at]); };
    const auto wordAt = [&](std::size_t at) { return byteAt(at) | (byteAt(at + 1) << 8); };
    PcxHeader header;
    header.bits = byteAt(3);
    header.planes = byteAt(65);
    header.size = {wordAt(8) - wordAt(4) + 1, wordAt(10) - wordAt(6) + 1};
    header.lineBytes = static_cast<std::size_t>(wordAt(66));
    if (header.size.isEmpty()) return fail(ErrorCode::CorruptData, {}, "gives no size");
    const bool fits = header.isRgb() || (header.bits == 8 && header.planes == 1) ||
                      ((header.bits == 1 || header.bits == 2 || header.bits == 4) &&
                          header.planes >= 1 && header.bits * header.planes <= 8);
    if (!fits || header.planes > 4)
        return fail(ErrorCode::Unsupported, {}, "is of a PCX kind not read here");
    const auto needed =
        (static_cast<std::size_t>(header.size.width) * static_cast<std::size_t>(header.bits) + 7) /
        8;
    if (header.lineBytes < needed)
        return fail(ErrorCode::CorruptData, {}, "rows are shorter than the picture is wide");
    const auto ega = std::span(raw).subspan(16, 48);
    if (header.bits == 8 && header.planes == 1) {
        std::array<std::byte, 769> tail = {};
        if (source.size() >= 769 && source.read(source.size() - 769, tail) == tail.size() &&
            tail[0] == std::byte{12})
            header.palette = triples(std::span(tail).subspan(1));
    } else if (header.bits == 2 && header.planes == 1) {
        header.palette = cgaPalette(ega);
    } else if (header.bits * header.planes > 1 && !header.isRgb()) {
        header.palette = triples(ega);
    }
    return header;
}

class Lines {
public:
    Lines(base::ByteSource& source, std::uint64_t at) : m_source(source), m_at(at) {}

    bool read(std::span<std::byte> out) {
        for (std::byte& value : out) {
            if (m_left == 0) {
                std::byte head{};
                if (!next(head)) return false;
                m_left = 1;
                m_value = head;
                if ((head & std::byte{0xC0}) == std::byte{0xC0}) {
                    m_left = std::to_integer<int>(head & std::byte{0x3F});
                    if (!next(m_value)) return false;
                    if (m_left == 0) m_left = 1;
                }
            }
            value = m_value;
            --m_left;
        }
        return true;
    }

private:
    bool next(std::byte& out) { return m_source.read(m_at++, {&out, 1}) == 1; }
    base::ByteSource& m_source;
    std::uint64_t m_at;
    std::byte m_value{};
    int m_left = 0;
};

void spread(const PcxHeader& header, std::span<const std::byte> line, std::byte* out) {
    const auto width = static_cast<std::size_t>(header.size.width);
    const auto bits = static_cast<std::size_t>(header.bits);
    const auto mask = static_cast<unsigned>((1U << bits) - 1);
    for (std::size_t x = 0; x < width; ++x) {
        unsigned index = 0;
        for (std::size_t plane = 0; plane < static_cast<std::size_t>(header.planes); ++plane) {
            const auto part = line.subspan(plane * header.lineBytes);
            const std::size_t bit = x * bits;
            const unsigned value =
                (std::to_integer<unsigned>(part[bit / 8]) >> (8 - bits - bit % 8)) & mask;
            if (header.isRgb())
                out[x * 3 + plane] = static_cast<std::byte>(value);
            else
                index |= value << (plane * bits);
        }
        if (!header.isRgb()) out[x] = static_cast<std::byte>(index);
    }
}

Result<PartialRows> decodePcx(
    base::ByteSource& source, const PcxHeader& header, const ReadHint& hint) {
    image::ImageSpec spec;
    spec.size = header.size;
    spec.channels = header.channels();
    auto buffer = image::ImageBuffer::allocate(spec, hint.maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    const auto out = buffer->mutableBytes();
    std::ranges::fill(out, std::byte{0});
    PartialRows decoded;
    Lines lines(source, 128);
    std::vector<std::byte> line(header.lineBytes * static_cast<std::size_t>(header.planes));
    for (; decoded.rows < spec.size.height; ++decoded.rows) {
        if (decoded.rows % 64 == 0 && hint.stop.stop_requested()) return cancelled();
        if (!lines.read(line)) break;
        spread(header, line, out.data() + static_cast<std::size_t>(decoded.rows) * spec.rowBytes());
    }
    if (decoded.rows == 0) return fail(ErrorCode::CorruptData, {}, "the pixels are missing");
    decoded.pixels = std::move(*buffer);
    return decoded;
}

class PcxReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return "pcx"; }

    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return mime.mime == "image/x-pcx";
    }

    Result<ImageInfo> info(const ImageFile& file, int, const std::stop_token&) const override {
        const auto header = readPcxHeader(file.bytes());
        if (!header) return tl::unexpected(header.error());
        ImageInfo info;
        info.size = header->size;
        info.bits = header->isRgb() ? 8 : header->bits * header->planes;
        info.channels = header->channels();
        info.photometric = header->isRgb() ? "RGB" : header->palette.empty() ? "Gray" : "Palette";
        info.compression = "RLE";
        return info;
    }

    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        const auto header = readPcxHeader(file.bytes());
        if (!header) return tl::unexpected(header.error());
        return decodePcx(file.bytes(), *header, hint).and_then(wholeOf);
    }

    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        const auto header = readPcxHeader(file.bytes());
        if (!header) return tl::unexpected(header.error());
        auto decoded = decodePcx(file.bytes(), *header, hint);
        if (!decoded) return tl::unexpected(decoded.error());
        Picture picture = begunOf(*decoded);
        RgbPalette palette = header->palette;
        if (header->bits == 1 && header->planes == 1) palette = {{0, 0, 0}, {255, 255, 255}};
        picture.color = header->isRgb() || !palette.empty() ? ColorModel::Rgb : ColorModel::Gray;
        picture.pixels = std::move(decoded->pixels);
        if (!palette.empty()) {
            auto shown = throughPalette(picture.pixels, palette, hint.maxBytes);
            if (!shown) return tl::unexpected(shown.error());
            picture.pixels = std::move(*shown);
        }
        return picture;
    }
};

} // namespace

const ImageReader& pcxReader() {
    static const PcxReader reader;
    return reader;
}

} // namespace lightstack::io
