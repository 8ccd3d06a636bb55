#include "core/io/bmp_rows.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace lightstack::io {
namespace {

constexpr int kMostTable = 12; // bits of a mask whose values have a table

// 0 to all of the mask's bits as 0 to 255.
std::byte levelOf(std::uint64_t value, std::uint64_t full) noexcept {
    return static_cast<std::byte>(value * 255 / full);
}

} // namespace

BmpRows::BmpRows(base::ByteSource& bmp, const BmpHead& head)
    : m_bmp(bmp), m_head(head), m_at(head.pixels) {
    if (!head.hasRuns()) m_stored.resize(static_cast<std::size_t>(head.rowBytes()));
    if (head.bits != 16 && head.bits != 32) return;
    for (std::size_t c = 0; c < 4; ++c) {
        const std::uint32_t mask = head.masks[c];
        const std::uint32_t full = mask == 0 ? 0 : mask >> std::countr_zero(mask);
        if (full == 0 || full >= 1U << kMostTable) continue;
        m_levels[c].resize(full + 1);
        for (std::uint32_t value = 0; value <= full; ++value)
            m_levels[c][value] = levelOf(value, full);
    }
}

bool BmpRows::read(std::span<std::byte> out) {
    if (m_head.hasRuns()) return readRuns(out);
    const auto needed = static_cast<std::size_t>(m_head.leastRowBytes());
    const std::size_t there = m_bmp.read(m_at, m_stored); // the last row may lack its padding
    m_at += m_stored.size();
    if (there < needed) return false;
    if (m_head.bits == 8)
        std::memcpy(out.data(), m_stored.data(), out.size());
    else if (m_head.bits < 8)
        unpack(out);
    else
        split(out);
    return true;
}

void BmpRows::unpack(std::span<std::byte> out) const {
    const unsigned bits = m_head.bits;
    const unsigned mask = (1U << bits) - 1;
    for (std::size_t x = 0; x < out.size(); ++x) {
        const std::size_t bit = x * bits;
        const auto shift = static_cast<unsigned>(8 - bits - (bit & 7));
        out[x] =
            static_cast<std::byte>(std::to_integer<unsigned>(m_stored[bit >> 3]) >> shift & mask);
    }
}

void BmpRows::split(std::span<std::byte> out) const {
    const std::size_t bytes = m_head.bits / 8;
    const auto channels = static_cast<std::size_t>(BmpRows::channels(m_head));
    const std::byte* at = m_stored.data();
    for (std::size_t i = 0; i + channels <= out.size(); i += channels, at += bytes) {
        if (bytes == 3) {
            out[i] = at[2];
            out[i + 1] = at[1];
            out[i + 2] = at[0];
            continue;
        }
        std::uint32_t pixel =
            std::to_integer<std::uint32_t>(at[0]) | std::to_integer<std::uint32_t>(at[1]) << 8;
        if (bytes == 4)
            pixel |= std::to_integer<std::uint32_t>(at[2]) << 16 |
                     std::to_integer<std::uint32_t>(at[3]) << 24;
        for (std::size_t c = 0; c < channels; ++c) {
            const std::uint32_t mask = m_head.masks[c];
            const int shift = mask == 0 ? 0 : std::countr_zero(mask);
            const std::uint32_t value = (pixel & mask) >> shift;
            out[i + c] = mask == 0             ? std::byte{0}
                         : m_levels[c].empty() ? levelOf(value, mask >> shift)
                                               : m_levels[c][value];
        }
    }
}

bool BmpRows::readPair() {
    const bool there = m_bmp.read(m_at, m_pair) == m_pair.size();
    m_at += m_pair.size();
    return there;
}

// A count and a value, or 0 and what happens: 0 the row ends, 1 the picture, 2 a step on, more: so
// many values as they are, filled up to even bytes.
bool BmpRows::readRuns(std::span<std::byte> out) {
    std::ranges::fill(out, std::byte{0});
    const bool fours = m_head.packing == kBmpRuns4;
    if (m_over) return true;
    if (m_rowsLeftOut > 0) {
        if (--m_rowsLeftOut > 0) return true;
    } else {
        m_column = 0;
    }
    while (readPair()) {
        const auto count = std::to_integer<std::size_t>(m_pair[0]);
        const auto value = std::to_integer<unsigned>(m_pair[1]);
        if (count > 0) {
            for (std::size_t i = 0; i < count && m_column < out.size(); ++i, ++m_column)
                out[m_column] = static_cast<std::byte>(!fours         ? value
                                                       : (i & 1) == 0 ? value >> 4
                                                                      : value & 15);
        } else if (value > 2) {
            if (!absoluteRun(out, value)) return false;
        } else if (value == 2) {
            if (!readPair()) return false;
            m_column += std::to_integer<std::size_t>(m_pair[0]);
            m_rowsLeftOut = std::to_integer<unsigned>(m_pair[1]);
            if (m_rowsLeftOut > 0) return true;
        } else {
            m_over = value == 1;
            return true;
        }
    }
    return m_column >= out.size(); // only the mark of its end is missing
}

bool BmpRows::absoluteRun(std::span<std::byte> out, std::size_t count) {
    const bool fours = m_head.packing == kBmpRuns4;
    const std::size_t needed = fours ? (count + 1) / 2 : count;
    std::array<std::byte, 256> stored{};
    if (m_bmp.read(m_at, std::span(stored).first(needed)) < needed) return false;
    m_at += needed + (needed & 1);
    for (std::size_t i = 0; i < count && m_column < out.size(); ++i, ++m_column) {
        const auto two = std::to_integer<unsigned>(stored[fours ? i / 2 : i]);
        out[m_column] = static_cast<std::byte>(!fours ? two : (i & 1) == 0 ? two >> 4 : two & 15);
    }
    return true;
}

} // namespace lightstack::io
