#include "core/io/jpeg_huffman.h"

#include <algorithm>

namespace lightstack::io {

bool JpegHuffman::build(
    std::span<const std::uint8_t, 16> counts, std::span<const std::uint8_t> symbols) {
    if (m_symbolCount > 0 && std::ranges::equal(counts, m_counts) &&
        std::ranges::equal(
            symbols, std::span(m_symbols).first(static_cast<std::size_t>(m_symbolCount)))) {
        m_built = true;
        return true;
    }
    m_built = m_hasSkip = m_hasCoefficients = m_hasPairs = false;
    m_symbolCount = 0;
    m_single.fill(0);
    std::uint32_t code = 0; // left-aligned to 16 bits
    int index = 0;
    for (unsigned length = 1; length <= 16; ++length) {
        const std::uint32_t step = 1U << (16 - length);
        const int count = counts[length - 1];
        m_first[length] = code;
        m_firstIndex[length] = index;
        for (int i = 0; i < count; ++i, ++index, code += step) {
            if (code + step > 0x10000U || static_cast<std::size_t>(index) >= symbols.size() ||
                index > 255)
                return false;
            const std::uint8_t symbol = symbols[static_cast<std::size_t>(index)];
            m_symbols[static_cast<std::size_t>(index)] = symbol;
            if (length > kLookBits) continue;
            const auto entry = static_cast<std::uint16_t>(length | (symbol << 8U));
            const auto from = m_single.begin() + (code >> (16 - kLookBits));
            std::fill(from, from + (std::ptrdiff_t{1} << (kLookBits - length)), entry);
        }
        m_end[length] = code;
    }
    std::ranges::copy(counts, m_counts.begin());
    m_symbolCount = static_cast<std::size_t>(index) == symbols.size() ? index : 0;
    m_built = index > 0;
    return m_built;
}

JpegHuffman::Symbol JpegHuffman::longSymbol(std::uint64_t bits) const noexcept {
    const auto head = static_cast<std::uint32_t>(bits >> 48);
    for (unsigned length = kLookBits + 1; length <= 16; ++length) {
        if (head >= m_end[length] || head < m_first[length]) continue;
        const std::size_t offset = (head - m_first[length]) >> (16 - length);
        return {static_cast<int>(length),
            m_symbols[static_cast<std::size_t>(m_firstIndex[length]) + offset]};
    }
    return {};
}

void JpegHuffman::buildSkip() {
    constexpr unsigned kMostSkipped = 14; // bits: four looks after one load of 56
    for (std::size_t look = 0; look < kEntries; ++look) {
        unsigned bits = 0;
        unsigned passed = 0;
        unsigned end = 0;
        while (bits < kLookBits && end == 0) {
            const unsigned entry = m_single[(look << bits) & (kEntries - 1)];
            const unsigned length = entry & 31U;
            if (length == 0 || length + bits > kLookBits ||
                bits + length + ((entry >> 8) & 15U) > kMostSkipped)
                break;
            const unsigned run = entry >> 12;
            const unsigned size = (entry >> 8) & 15U;
            if (size == 0 && run != 15) {
                end = kEnds;
            } else {
                if (passed + run + 1 > 63) break;
                passed += run + 1;
            }
            bits += length + size;
        }
        const unsigned steps = bits == 0 ? kLong : passed | end;
        m_skip[look] = static_cast<std::uint16_t>(bits | (steps << 6));
    }
    m_hasSkip = true;
}

// What coefficientAt() would give at `look`, with that many bits of it gone already.
JpegHuffman::Coefficient JpegHuffman::coefficientOf(std::size_t look, unsigned gone) const {
    const unsigned entry = m_single[(look << gone) & (kEntries - 1)];
    const unsigned length = entry & 31U;
    const unsigned size = (entry >> 8) & 15U;
    if (length == 0 || gone + length + size > kLookBits) return {};
    const auto run = static_cast<std::uint8_t>(entry >> 12);
    const auto bits = static_cast<std::uint8_t>(length + size);
    if (size == 0) // sixteen zeros, or the end
        return {0, run == 15 ? run : Coefficient::kEnd, bits};
    const auto value = static_cast<int>(look >> (kLookBits - gone - bits)) & ((1 << size) - 1);
    return {static_cast<std::int16_t>(value < (1 << (size - 1)) ? value - (1 << size) + 1 : value),
        run, bits};
}

void JpegHuffman::buildCoefficients() {
    for (std::size_t look = 0; look < kEntries; ++look)
        m_coefficients[look] = coefficientOf(look, 0);
    m_hasCoefficients = true;
}

std::uint32_t JpegHuffman::pairOf(std::size_t look) const {
    const auto isSmall = [](const Coefficient& it) { return it.value >= -128 && it.value <= 127; };
    const auto byteOf = [](const Coefficient& it) {
        return static_cast<std::uint32_t>(static_cast<std::uint8_t>(it.value));
    };
    const Coefficient first = coefficientOf(look, 0);
    if (first.bits == 0 || !isSmall(first)) return kLong;
    if (first.run == Coefficient::kEnd) return first.bits | kEnds;
    const std::uint32_t entry = byteOf(first) << 8 | std::uint32_t{first.run} << 24;
    const Coefficient second = coefficientOf(look, first.bits);
    if (second.bits == 0 || !isSmall(second) || second.run == 15) return entry | first.bits;
    const std::uint32_t bits = std::uint32_t{first.bits} + second.bits;
    if (second.run == Coefficient::kEnd) return entry | bits | kEnds;
    return entry | bits | byteOf(second) << 16 | (second.run + 1U) << 28;
}

void JpegHuffman::buildPairs() {
    for (std::size_t look = 0; look < kEntries; ++look)
        m_pairs[look] = pairOf(look);
    m_hasPairs = true;
}

} // namespace lightstack::io
