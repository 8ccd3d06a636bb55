#include "core/io/jpeg_huffman.h"

#include <algorithm>

namespace lightstack::io {

bool JpegHuffman::build(
    std::span<const std::uint8_t, 16> counts, std::span<const std::uint8_t> symbols) {
    m_built = m_hasSkip = m_hasCoefficients = false;
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
    for (std::size_t look = 0; look < kEntries; ++look) {
        unsigned bits = 0;
        unsigned passed = 0;
        unsigned end = 0;
        while (bits < kLookBits && end == 0) {
            const unsigned entry = m_single[(look << bits) & (kEntries - 1)];
            const unsigned length = entry & 31U;
            if (length == 0 || length + bits > kLookBits ||
                bits + length + ((entry >> 8) & 15U) > 28)
                break;
            const unsigned run = entry >> 12;
            const unsigned size = (entry >> 8) & 15U;
            if (size == 0 && run != 15) {
                end = kEndOfBlock;
            } else {
                if (passed + run + 1 > 63) break;
                passed += run + 1;
            }
            bits += length + size;
        }
        m_skip[look] = static_cast<std::uint16_t>(bits | end | (passed << 8));
    }
    m_hasSkip = true;
}

void JpegHuffman::buildCoefficients() {
    for (std::size_t look = 0; look < kEntries; ++look) {
        const unsigned entry = m_single[look];
        const unsigned length = entry & 31U;
        const unsigned size = (entry >> 8) & 15U;
        m_coefficients[look] = {};
        if (length == 0 || length + size > kLookBits) continue;
        const auto run = static_cast<std::uint8_t>(entry >> 12);
        if (size == 0) { // sixteen zeros, or the end
            m_coefficients[look] = {
                0, run == 15 ? run : Coefficient::kEnd, static_cast<std::uint8_t>(length)};
            continue;
        }
        const auto bits = static_cast<int>(look >> (kLookBits - length - size)) & ((1 << size) - 1);
        const int value = bits < (1 << (size - 1)) ? bits - (1 << size) + 1 : bits;
        m_coefficients[look] = {
            static_cast<std::int16_t>(value), run, static_cast<std::uint8_t>(length + size)};
    }
    m_hasCoefficients = true;
}

} // namespace lightstack::io
