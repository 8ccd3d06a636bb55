#include "core/io/gif_file.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace lightstack::io {
namespace {

// Bytes in order, from a position on; zeros and ended() past the end.
class Bytes {
public:
    Bytes(base::ByteSource& source, std::uint64_t at) noexcept : m_source(source), m_at(at) {}

    int next() {
        std::byte value{};
        if (m_source.read(m_at++, {&value, 1}) == 0) m_ended = true;
        return std::to_integer<int>(value);
    }
    int next16() {
        const int low = next();
        return low | (next() << 8);
    }
    void skip(std::uint64_t count) noexcept { m_at += count; }
    // A chain of sub-blocks up to its empty one.
    void skipBlocks() {
        while (const int length = next()) {
            if (m_ended) return;
            skip(static_cast<std::uint64_t>(length));
        }
    }
    std::size_t block(std::array<std::byte, 255>& out) {
        const int length = next();
        const std::size_t n =
            m_source.read(m_at, std::span(out).first(static_cast<std::size_t>(length)));
        m_at += static_cast<std::uint64_t>(length);
        return n;
    }
    [[nodiscard]] bool ended() const noexcept { return m_ended || m_at > m_source.size(); }
    [[nodiscard]] std::uint64_t at() const noexcept { return m_at; }

private:
    base::ByteSource& m_source;
    std::uint64_t m_at;
    bool m_ended = false;
};

GifPalette readPalette(Bytes& bytes, int packed) {
    GifPalette palette(std::size_t{2} << (packed & 7));
    for (auto& colour : palette)
        for (std::uint8_t& part : colour)
            part = static_cast<std::uint8_t>(bytes.next());
    return palette;
}

void readControl(Bytes& bytes, GifFrame& frame) {
    const int length = bytes.next();
    const int packed = bytes.next();
    frame.delayMs = bytes.next16() * 10;
    const int transparent = bytes.next();
    if (length > 4) bytes.skip(static_cast<std::uint64_t>(length) - 4);
    bytes.skipBlocks();
    frame.transparent = (packed & 1) != 0 ? transparent : -1;
    const int disposal = (packed >> 2) & 7;
    frame.disposal = disposal == 2   ? GifDisposal::Background
                     : disposal == 3 ? GifDisposal::Previous
                                     : GifDisposal::Keep;
}

// Netscape's, which others write under the name ANIMEXTS, says how often the frames are repeated.
void readApplication(Bytes& bytes, GifFile& file) {
    std::array<std::byte, 255> block{};
    const std::size_t named = bytes.block(block);
    const std::string_view name(reinterpret_cast<const char*>(block.data()), named);
    if (name != "NETSCAPE2.0" && name != "ANIMEXTS1.0") return bytes.skipBlocks();
    while (const std::size_t size = bytes.block(block)) {
        if (size < 3 || block[0] != std::byte{1}) continue;
        const int repeats = std::to_integer<int>(block[1]) | std::to_integer<int>(block[2]) << 8;
        file.plays = repeats == 0 ? 0 : repeats + 1;
    }
}

void readDescriptor(Bytes& bytes, GifFrame& frame, const GifPalette& common) {
    frame.left = bytes.next16();
    frame.top = bytes.next16();
    frame.size.width = bytes.next16();
    frame.size.height = bytes.next16();
    const int packed = bytes.next();
    frame.interlaced = (packed & 0x40) != 0;
    frame.palette = (packed & 0x80) != 0 ? readPalette(bytes, packed) : common;
    frame.data = bytes.at();
    bytes.next(); // code size
    bytes.skipBlocks();
}

// Variable-width codes over sub-blocks.
class Lzw {
public:
    Lzw(base::ByteSource& source, std::uint64_t at)
        : m_bytes(source, at), m_rootBits(m_bytes.next()) {}

    void decode(std::vector<std::uint8_t>& out, std::size_t wanted) {
        if (m_rootBits < 1 || m_rootBits > 11) return;
        const int clear = 1 << m_rootBits;
        for (int i = 0; i < clear; ++i)
            m_suffix[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(i);
        int next = clear + 2;
        int width = m_rootBits + 1;
        int previous = -1;
        std::uint8_t first = 0;
        while (out.size() < wanted) {
            const int code = read(width);
            if (code < 0 || code == clear + 1) return;
            if (code == clear) {
                next = clear + 2;
                width = m_rootBits + 1;
                previous = -1;
                continue;
            }
            if (code > next || (code == next && previous < 0) || (previous < 0 && code >= clear))
                return;
            first = emit(code == next ? previous : code, code == next, first, out, wanted);
            if (previous >= 0 && next < 4096) {
                m_prefix[static_cast<std::size_t>(next)] = static_cast<std::uint16_t>(previous);
                m_suffix[static_cast<std::size_t>(next)] = first;
                if (++next == 1 << width && width < 12) ++width;
            }
            previous = code;
        }
    }

private:
    // Appends a code's string (and its first byte once more if `twice`); returns the first byte.
    std::uint8_t emit(
        int code, bool twice, std::uint8_t, std::vector<std::uint8_t>& out, std::size_t wanted) {
        std::size_t length = 0;
        const int clear = 1 << m_rootBits;
        while (code > clear + 1 && length < m_stack.size() - 1) {
            m_stack[length++] = m_suffix[static_cast<std::size_t>(code)];
            code = m_prefix[static_cast<std::size_t>(code)];
        }
        const std::uint8_t first = m_suffix[static_cast<std::size_t>(code)];
        m_stack[length++] = first;
        while (length > 0 && out.size() < wanted)
            out.push_back(m_stack[--length]);
        if (twice && out.size() < wanted) out.push_back(first);
        return first;
    }

    int read(int width) {
        while (m_count < width) {
            if (m_at == m_filled) {
                m_filled = m_bytes.block(m_block);
                m_at = 0;
                if (m_filled == 0) return -1;
            }
            m_bits |= std::to_integer<std::uint32_t>(m_block[m_at++]) << m_count;
            m_count += 8;
        }
        const auto code = static_cast<int>(m_bits & ((1U << width) - 1));
        m_bits >>= width;
        m_count -= width;
        return code;
    }

    Bytes m_bytes;
    int m_rootBits;
    std::array<std::uint16_t, 4096> m_prefix = {};
    std::array<std::uint8_t, 4096> m_suffix = {};
    std::array<std::uint8_t, 4100> m_stack = {};
    std::array<std::byte, 255> m_block = {};
    std::size_t m_at = 0;
    std::size_t m_filled = 0;
    std::uint32_t m_bits = 0;
    int m_count = 0;
};

std::vector<std::uint8_t> deinterlaced(
    const std::vector<std::uint8_t>& indices, image::PixelSize size) {
    std::vector<std::uint8_t> out(indices.size());
    const auto width = static_cast<std::size_t>(size.width);
    std::size_t from = 0;
    for (const auto& [start, step] : {std::pair{0, 8}, {4, 8}, {2, 4}, {1, 2}})
        for (int y = start; y < size.height && from < indices.size(); y += step, from += width) {
            const std::size_t to = static_cast<std::size_t>(y) * width;
            if (to + width <= out.size() && from + width <= indices.size())
                std::memcpy(out.data() + to, indices.data() + from, width);
        }
    return out;
}

} // namespace

Result<GifFile> readGifFile(base::ByteSource& source, std::size_t mostFrames) {
    GifFile file;
    Bytes bytes(source, 6);
    file.screen.width = bytes.next16();
    file.screen.height = bytes.next16();
    const int packed = bytes.next();
    bytes.skip(2);
    if ((packed & 0x80) != 0) file.palette = readPalette(bytes, packed);
    GifFrame frame;
    while (file.frames.size() < mostFrames) {
        const int kind = bytes.next();
        if (kind == 0x3B) break;
        if (bytes.ended() || (kind != 0x21 && kind != 0x2C && kind != 0)) {
            file.complete = false;
            break;
        }
        if (kind == 0x21) {
            const int label = bytes.next();
            if (label == 0xF9)
                readControl(bytes, frame);
            else if (label == 0xFF)
                readApplication(bytes, file);
            else
                bytes.skipBlocks();
        } else if (kind == 0x2C) {
            readDescriptor(bytes, frame, file.palette);
            if (!frame.size.isEmpty()) file.frames.push_back(std::move(frame));
            frame = {};
        }
    }
    if (file.frames.empty()) return fail(ErrorCode::CorruptData, {}, "holds no picture");
    const GifFrame& first = file.frames.front();
    file.screen.width = std::max(file.screen.width, first.left + first.size.width);
    file.screen.height = std::max(file.screen.height, first.top + first.size.height);
    return file;
}

std::vector<std::uint8_t> decodeGifFrame(
    base::ByteSource& source, const GifFrame& frame, bool& whole) {
    const std::size_t wanted =
        static_cast<std::size_t>(frame.size.width) * static_cast<std::size_t>(frame.size.height);
    std::vector<std::uint8_t> indices;
    // Real memory follows real data: an empty file that announces 4 G pixels takes nothing.
    indices.reserve(std::min<std::size_t>(wanted, std::size_t{1} << 24));
    Lzw(source, frame.data).decode(indices, wanted);
    whole = indices.size() == wanted;
    if (!frame.interlaced || indices.empty()) return indices;
    indices.resize(wanted);
    return deinterlaced(indices, frame.size);
}

} // namespace lightstack::io
