#include "core/io/tga_reader.h"

#include "core/io/indexed_picture.h"
#include "core/io/partial_rows.h"

#include <algorithm>
#include <cstring>

namespace lightstack::io {
namespace {

struct TgaHeader {
    image::PixelSize size;
    int kind = 2; // 1 palette, 2 colour, 3 grey
    bool packed = false;
    int bits = 24; // of a stored pixel
    int alphaBits = 0;
    bool bottomFirst = true;
    bool rightFirst = false;
    RgbPalette palette;
    std::uint64_t data = 0;

    [[nodiscard]] std::size_t storedBytes() const noexcept {
        return static_cast<std::size_t>(bits + 7) / 8;
    }
    [[nodiscard]] int channels() const noexcept {
        if (kind == 1) return 1;
        if (kind == 3) return bits == 16 ? 2 : 1;
        return bits == 32 ? 4 : 3;
    }
};

std::array<std::uint8_t, 3> colourOf(const std::byte* at, int bits) {
    if (bits > 16)
        return {std::to_integer<std::uint8_t>(at[2]), std::to_integer<std::uint8_t>(at[1]),
            std::to_integer<std::uint8_t>(at[0])};
    const unsigned value =
        std::to_integer<unsigned>(at[0]) | (std::to_integer<unsigned>(at[1]) << 8);
    const auto five = [value](unsigned shift) {
        return static_cast<std::uint8_t>(((value >> shift) & 31U) * 255 / 31);
    };
    return {five(10), five(5), five(0)};
}

Result<TgaHeader> readTgaHeader(base::ByteSource& source) {
    std::array<std::byte, 18> raw = {};
    if (source.read(0, raw) < raw.size())
        return fail(ErrorCode::CorruptData, {}, "the header is cut short");
    const auto byteAt = [&](std::size_t at) { return std::to_integer<int>(raw[at]); };
    const auto wordAt = [&](std::size_t at) { return byteAt(at) | (byteAt(at + 1) << 8); };
    TgaHeader header;
    header.kind = byteAt(2) & 7;
    header.packed = (byteAt(2) & 8) != 0;
    header.size = {wordAt(12), wordAt(14)};
    header.bits = byteAt(16);
    header.alphaBits = byteAt(17) & 15;
    header.rightFirst = (byteAt(17) & 0x10) != 0;
    header.bottomFirst = (byteAt(17) & 0x20) == 0;
    const bool fits = (header.kind == 1 && header.bits == 8) ||
                      (header.kind == 2 && (header.bits == 15 || header.bits == 16 ||
                                               header.bits == 24 || header.bits == 32)) ||
                      (header.kind == 3 && (header.bits == 8 || header.bits == 16));
    if (!fits) return fail(ErrorCode::Unsupported, {}, "is of a TGA kind not read here");
    if (header.size.isEmpty()) return fail(ErrorCode::CorruptData, {}, "gives no size");
    const std::uint64_t paletteAt = 18 + static_cast<std::uint64_t>(byteAt(0));
    const int entryBits = byteAt(7);
    const auto entryBytes = static_cast<std::size_t>(entryBits + 7) / 8;
    const auto count = byteAt(1) == 1 ? static_cast<std::size_t>(wordAt(5)) : 0;
    header.data = paletteAt + count * entryBytes;
    if (header.kind == 1) {
        if (entryBytes < 2 || entryBytes > 4)
            return fail(ErrorCode::CorruptData, {}, "the palette is damaged");
        std::vector<std::byte> stored(count * entryBytes);
        stored.resize(source.read(paletteAt, stored));
        header.palette.resize(
            static_cast<std::size_t>(wordAt(3))); // the first index that is stored
        for (std::size_t at = 0; at + entryBytes <= stored.size() && header.palette.size() < 256;
             at += entryBytes)
            header.palette.push_back(colourOf(stored.data() + at, entryBits));
    }
    return header;
}

// Stored pixels in order, run-length packets undone.
class Pixels {
public:
    Pixels(base::ByteSource& source, const TgaHeader& header)
        : m_source(source), m_header(header), m_at(header.data) {}

    // Up to `count` whole pixels; how many there were.
    std::size_t read(std::span<std::byte> out, std::size_t count) {
        const std::size_t width = m_header.storedBytes();
        if (!m_header.packed) {
            const std::size_t n = m_source.read(m_at, out.first(count * width));
            m_at += n;
            return n / width;
        }
        std::size_t done = 0;
        while (done < count) {
            if (m_left == 0 && !nextPacket()) break;
            const std::size_t n = std::min(m_left, count - done);
            if (m_repeat) {
                for (std::size_t i = 0; i < n; ++i)
                    std::copy_n(m_value.begin(), width,
                        out.begin() + static_cast<std::ptrdiff_t>((done + i) * width));
            } else {
                const std::size_t got = m_source.read(m_at, out.subspan(done * width, n * width));
                m_at += got;
                if (got < n * width) return done + got / width;
            }
            done += n;
            m_left -= n;
        }
        return done;
    }

private:
    bool nextPacket() {
        std::byte head{};
        if (m_source.read(m_at++, {&head, 1}) == 0) return false;
        m_repeat = (head & std::byte{0x80}) != std::byte{0};
        m_left = std::to_integer<std::size_t>(head & std::byte{0x7F}) + 1;
        if (!m_repeat) return true;
        const std::size_t width = m_header.storedBytes();
        const bool good = m_source.read(m_at, std::span(m_value).first(width)) == width;
        m_at += width;
        return good;
    }

    base::ByteSource& m_source;
    const TgaHeader& m_header;
    std::uint64_t m_at;
    std::array<std::byte, 4> m_value = {};
    std::size_t m_left = 0;
    bool m_repeat = false;
};

void putPixel(const TgaHeader& header, const std::byte* stored, std::byte* out) {
    if (header.kind != 2) {
        std::copy_n(stored, header.storedBytes(), out);
        return;
    }
    const auto colour = colourOf(stored, header.bits);
    for (std::size_t c = 0; c < 3; ++c)
        out[c] = std::byte{colour[c]};
    if (header.bits == 32) out[3] = stored[3];
}

Result<PartialRows> decodeTga(
    base::ByteSource& source, const TgaHeader& header, const ReadHint& hint) {
    image::ImageSpec spec;
    spec.size = header.size;
    spec.channels = header.channels();
    auto buffer = image::ImageBuffer::allocate(spec, hint.maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    const auto out = buffer->mutableBytes();
    std::ranges::fill(out, std::byte{0});
    PartialRows decoded;
    Pixels pixels(source, header);
    const auto width = static_cast<std::size_t>(spec.size.width);
    std::vector<std::byte> stored(width * header.storedBytes());
    for (int y = 0; y < spec.size.height; ++y) {
        if (y % 64 == 0 && hint.stop.stop_requested()) return cancelled();
        if (pixels.read(stored, width) < width) break;
        const int line = header.bottomFirst ? spec.size.height - 1 - y : y;
        std::byte* row = out.data() + static_cast<std::size_t>(line) * spec.rowBytes();
        for (std::size_t x = 0; x < width; ++x) {
            const std::size_t column = header.rightFirst ? width - 1 - x : x;
            putPixel(header, stored.data() + x * header.storedBytes(),
                row + column * static_cast<std::size_t>(spec.channels));
        }
        ++decoded.rows;
    }
    if (decoded.rows == 0) return fail(ErrorCode::CorruptData, {}, "the pixels are missing");
    decoded.pixels = std::move(*buffer);
    return decoded;
}

// Many writers leave the alpha channel empty: then it says nothing.
bool alphaIsEmpty(const image::ImageBuffer& pixels) {
    const auto channels = static_cast<std::size_t>(pixels.spec().channels);
    const auto bytes = pixels.bytes();
    for (std::size_t i = channels - 1; i < bytes.size(); i += channels)
        if (bytes[i] != std::byte{0}) return false;
    return true;
}

Result<image::ImageBuffer> opaque(const image::ImageBuffer& pixels, std::uint64_t maxBytes) {
    auto copy = image::ImageBuffer::allocate(pixels.spec(), maxBytes);
    if (!copy) return tl::unexpected(copy.error());
    const auto out = copy->mutableBytes();
    std::ranges::copy(pixels.bytes(), out.begin());
    const auto channels = static_cast<std::size_t>(pixels.spec().channels);
    for (std::size_t i = channels - 1; i < out.size(); i += channels)
        out[i] = std::byte{255};
    return std::move(*copy);
}

class TgaReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return "tga"; }

    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return mime.mime == "image/x-tga";
    }

    Result<ImageInfo> info(const ImageFile& file, int, const std::stop_token&) const override {
        const auto header = readTgaHeader(file.bytes());
        if (!header) return tl::unexpected(header.error());
        ImageInfo info;
        info.size = header->size;
        info.bits = header->kind == 2 && header->bits < 24 ? 5 : 8;
        info.channels = header->channels();
        info.photometric = header->kind == 1 ? "Palette" : header->kind == 3 ? "Gray" : "RGB";
        info.compression = header->packed ? "RLE" : "None";
        return info;
    }

    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        const auto header = readTgaHeader(file.bytes());
        if (!header) return tl::unexpected(header.error());
        return decodeTga(file.bytes(), *header, hint).and_then(wholeOf);
    }

    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        const auto header = readTgaHeader(file.bytes());
        if (!header) return tl::unexpected(header.error());
        auto decoded = decodeTga(file.bytes(), *header, hint);
        if (!decoded) return tl::unexpected(decoded.error());
        Picture picture = begunOf(*decoded);
        const int channels = header->channels();
        const bool hasAlpha = channels == 2 || channels == 4;
        auto pixels = header->kind == 1
                          ? throughPalette(decoded->pixels, header->palette, hint.maxBytes)
                      : hasAlpha && alphaIsEmpty(decoded->pixels)
                          ? opaque(decoded->pixels, hint.maxBytes)
                          : Result<image::ImageBuffer>(decoded->pixels);
        if (!pixels) return tl::unexpected(pixels.error());
        constexpr ColorModel kModels[] = {
            ColorModel::Gray, ColorModel::GrayAlpha, ColorModel::Rgb, ColorModel::Rgba};
        picture.color = kModels[pixels->spec().channels - 1];
        picture.pixels = std::move(*pixels);
        return picture;
    }
};

} // namespace

const ImageReader& tgaReader() {
    static const TgaReader reader;
    return reader;
}

} // namespace lightstack::io
