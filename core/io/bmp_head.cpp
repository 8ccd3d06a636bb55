#include "core/io/bmp_head.h"

#include "core/base/byte_order.h"

#include <algorithm>
#include <cstdlib>

namespace lightstack::io {
namespace {

constexpr std::uint32_t kEmbedded = 0x4D424544; // "MBED": the profile is in the file

// The bytes behind the file's own head, numbers lowest byte first; 0 behind their end.
class Fields {
public:
    explicit Fields(base::ByteSource& bmp) { m_there = bmp.read(0, m_bytes); }
    void endAt(std::size_t end) noexcept { m_end = std::min(end, m_there); }
    [[nodiscard]] std::size_t there() const noexcept { return m_there; }
    [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t count) const noexcept {
        if (at + count > m_end) return 0;
        return static_cast<std::uint32_t>(
            base::littleEndian(std::span(m_bytes).subspan(at, count)));
    }

private:
    std::array<std::byte, 14 + 124> m_bytes{};
    std::size_t m_there = 0;
    std::size_t m_end = 18;
};

void takeMasks(const Fields& fields, BmpHead& head) {
    if (head.packing == kBmpMasks || head.packing == kBmpAlphaMasks) {
        const bool alpha = head.packing == kBmpAlphaMasks || head.size >= 56;
        for (std::size_t i = 0; i < (alpha ? 4U : 3U); ++i)
            head.masks[i] = fields.number(54 + 4 * i, 4);
    } else if (head.bits == 16) {
        head.masks = {0x7C00, 0x03E0, 0x001F, 0};
    } else {
        head.masks = {0xFF0000, 0x00FF00, 0x0000FF, 0};
    }
}

} // namespace

std::optional<BmpHead> readBmpHead(base::ByteSource& bmp) {
    Fields fields(bmp);
    BmpHead head;
    fields.endAt(18);
    head.pixels = fields.number(10, 4);
    head.size = fields.number(14, 4);
    const std::uint64_t end = std::uint64_t{14} + head.size;
    if (head.size < 12 || fields.there() < std::min<std::uint64_t>(end, 54)) return std::nullopt;
    // Windows puts the masks of its shortest head behind it.
    const std::uint64_t masks = head.size == 40 ? 16 : 0;
    fields.endAt(static_cast<std::size_t>(std::min<std::uint64_t>(end + masks, 138)));
    if (head.isOld()) {
        head.width = fields.number(18, 2);
        head.height = fields.number(20, 2);
        head.bits = fields.number(24, 2);
        head.palette = end;
        return head;
    }
    head.width = static_cast<std::int32_t>(fields.number(18, 4));
    const auto height = std::int64_t{static_cast<std::int32_t>(fields.number(22, 4))};
    head.height = std::abs(height);
    head.topFirst = height < 0;
    head.bits = fields.number(28, 2);
    if (end >= 34) head.packing = fields.number(30, 4);
    if (end >= 50) head.colors = fields.number(46, 4);
    takeMasks(fields, head);
    head.palette = end;
    if (head.size == 40 && head.packing == kBmpMasks) head.palette += 12;
    if (head.size == 40 && head.packing == kBmpAlphaMasks) head.palette += 16;
    if (head.size >= 124 && fields.number(14 + 56, 4) == kEmbedded) {
        head.icc = 14 + std::uint64_t{fields.number(14 + 112, 4)};
        head.iccSize = fields.number(14 + 116, 4);
    }
    return head;
}

RgbPalette readBmpPalette(base::ByteSource& bmp, const BmpHead& head) {
    if (head.bits == 0 || head.bits > 8) return {};
    const std::size_t each = head.isOld() ? 3 : 4;
    const std::size_t most = std::size_t{1} << head.bits;
    std::size_t count = head.colors == 0 ? most : std::min<std::size_t>(head.colors, most);
    if (head.pixels > head.palette) // fewer than are announced
        count = std::min<std::uint64_t>(count, (head.pixels - head.palette) / each);
    std::vector<std::byte> stored(count * each);
    stored.resize(bmp.read(head.palette, stored));
    RgbPalette colors(stored.size() / each);
    for (std::size_t i = 0; i < colors.size(); ++i)
        for (std::size_t c = 0; c < 3; ++c)
            colors[i][c] = std::to_integer<std::uint8_t>(stored[i * each + 2 - c]);
    return colors;
}

} // namespace lightstack::io
