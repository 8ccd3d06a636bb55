#include "core/metadata/gif_blocks.h"

#include "core/metadata/byte_reader.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace lightstack::metadata {
namespace {

constexpr std::uint64_t kHeader = 13;
constexpr std::uint64_t kTrailer = 258; // 1, 255, 254 … 1, 0, 0
constexpr int kMostSteps = 4000;
constexpr std::string_view kMark = "XMP DataXMP";

// Forward through the file; every step is counted, zeros past the end.
class Walk {
public:
    Walk(base::ByteSource& gif, std::uint64_t at) noexcept : m_gif(gif), m_at(at) {}

    std::uint64_t next() {
        std::byte value{};
        m_ended = m_gif.read(m_at++, {&value, 1}) == 0 || ++m_steps > kMostSteps;
        return m_ended ? 0 : std::to_integer<std::uint64_t>(value);
    }
    void skip(std::uint64_t bytes) noexcept { m_at += bytes; }
    // A chain of sub-blocks with its empty one; false: it is cut.
    bool skipChain(std::vector<Extent>* pieces = nullptr) {
        while (const std::uint64_t length = next()) {
            if (pieces != nullptr) pieces->push_back({m_at, length});
            skip(length);
        }
        return !m_ended;
    }
    [[nodiscard]] bool ended() const noexcept { return m_ended; }
    [[nodiscard]] std::uint64_t at() const noexcept { return m_at; }

private:
    base::ByteSource& m_gif;
    std::uint64_t m_at;
    int m_steps = 0;
    bool m_ended = false;
};

std::uint64_t paletteBytes(std::uint64_t packed) noexcept {
    return (packed & 0x80) != 0 ? std::uint64_t{6} << (packed & 7) : 0;
}

// Of the chain that ends there; other programs' chains of real sub-blocks are no packet.
std::optional<Extent> packetIn(base::ByteSource& gif, std::uint64_t begin, std::uint64_t end) {
    if (end < begin + kTrailer) return {};
    const std::string trailer = readExtent(gif, {end - kTrailer, kTrailer}, kTrailer);
    if (trailer.size() < kTrailer || !trailer.starts_with("\x01\xFF\xFE\xFD")) return {};
    return Extent{begin, end - kTrailer - begin};
}

} // namespace

void findGifBlocks(base::ByteSource& gif, MetadataBlocks& out) {
    ByteReader in(gif);
    const auto twoBytes = [&](std::uint64_t at) { return static_cast<int>(in.little(at, 2)); };
    if (gif.size() < kHeader) return;
    out.width = twoBytes(6);
    out.height = twoBytes(8);
    Walk walk(gif, kHeader + paletteBytes(in.big(10, 1)));
    bool first = true;
    for (std::uint64_t kind = walk.next(); !walk.ended(); kind = walk.next()) {
        if (kind == 0) continue; // some programs put one too many between blocks
        if (kind != 0x21 && kind != 0x2C) return;
        if (kind == 0x2C) {
            const std::uint64_t place = walk.at();
            walk.skip(9 + paletteBytes(in.big(place + 8, 1)) + 1); // and the code size
            if (std::exchange(first, false)) { // a screen is as large as its first picture needs
                out.width = std::max(out.width, twoBytes(place) + twoBytes(place + 4));
                out.height = std::max(out.height, twoBytes(place + 2) + twoBytes(place + 6));
            }
            if (!walk.skipChain()) return;
            continue;
        }
        const std::uint64_t label = walk.next();
        if (label == 0xFF && !out.xmp) {
            const std::string mark = in.text(walk.at() + 1, kMark.size());
            const std::uint64_t begin = walk.at() + 1 + kMark.size();
            if (mark == kMark) {
                walk.skip(1 + kMark.size());
                if (!walk.skipChain()) return;
                out.xmp = packetIn(gif, begin, walk.at());
                continue;
            }
        }
        std::vector<Extent> pieces;
        if (!walk.skipChain(label == 0xFE ? &pieces : nullptr)) return;
        if (!pieces.empty()) out.comments.push_back(std::move(pieces));
    }
}

} // namespace lightstack::metadata
