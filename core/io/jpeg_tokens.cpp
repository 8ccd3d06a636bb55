#include "core/io/jpeg_tokens.h"

#include "core/io/jpeg_block_bits.h"

#include <bit>
#include <cstring>
#include <memory>

namespace lightstack::io {
namespace {

constexpr std::size_t kMostTokensOfBlock = 65;
constexpr unsigned kSymbolAt = JpegCoefficients::kValueBits;
constexpr unsigned kRunAt = kSymbolAt + 4;
constexpr unsigned kTableAt = kSymbolAt + 8;
constexpr std::uint32_t kValue = (1U << kSymbolAt) - 1;
constexpr std::uint32_t kZeroRun = 15U << kRunAt; // sixteen zeros

// Bits of a magnitude. A table: what asks the processor for the highest bit is slow where it is old
// or the code is for any.
constexpr auto kSizes = [] {
    std::array<std::uint8_t, 2048> sizes{};
    for (unsigned i = 0; i < sizes.size(); ++i)
        sizes[i] = static_cast<std::uint8_t>(std::bit_width(i));
    return sizes;
}();

// The extra bits of a value of -2047 to 2047, and their number.
LIGHTSTACK_INLINE std::uint32_t extraBits(int value, unsigned& size) {
    const int sign = value >> 31; // minus one, or nothing
    size = kSizes[static_cast<unsigned>((value ^ sign) - sign)];
    return static_cast<unsigned>(value + sign) & ((1U << size) - 1);
}

// Bits from the first on, most significant first; a byte of ones is followed by a zero.
class BitBytes {
public:
    explicit BitBytes(std::uint8_t* to)
        : m_to(to) {} // room for eight bytes more than there will be
    // `count`: at most 56. No branch but for a byte of ones: how many bytes are full cannot be
    // foreseen.
    LIGHTSTACK_INLINE void put(std::uint64_t bits, unsigned count) {
        m_bits |= bits << (64 - m_count - count);
        m_count += count;
        const unsigned full = m_count / 8;
        if (hasByteOfOnes(m_bits)) [[unlikely]] { // not the open one: it ends with a zero
            for (unsigned i = 0; i < full; ++i)
                putByte(static_cast<std::uint8_t>(m_bits >> (56 - 8 * i)));
        } else {
            std::uint64_t bytes = m_bits;
            if constexpr (std::endian::native == std::endian::little)
                bytes = __builtin_bswap64(bytes);
            std::memcpy(m_to, &bytes, sizeof bytes);
            m_to += full;
        }
        m_bits <<= 8 * full;
        m_count %= 8;
    }
    std::uint8_t* end() { // the last byte is filled with ones
        if (m_count > 0) putByte(static_cast<std::uint8_t>(m_bits >> 56 | 0xFFU >> m_count));
        m_count = 0;
        return m_to;
    }

private:
    static bool hasByteOfOnes(std::uint64_t bytes) noexcept {
        return ((~bytes - 0x0101010101010101U) & bytes & 0x8080808080808080U) != 0;
    }
    void putByte(std::uint8_t byte) {
        *m_to++ = byte;
        if (byte == 0xFF) *m_to++ = 0;
    }
    std::uint8_t* m_to;
    std::uint64_t m_bits = 0; // from the highest one on
    unsigned m_count = 0;     // of them; less than eight
};

} // namespace

std::uint32_t* JpegTokens::addBlock(
    const JpegCoefficients& block, std::size_t component, std::uint32_t* to) {
    const auto table = static_cast<std::uint32_t>(component == 0 ? 0 : 2);
    const auto put = [&](std::uint32_t token) LIGHTSTACK_INLINE_LAMBDA {
        *to++ = token;
        ++m_counts[token >> kSymbolAt];
    };
    unsigned size = 0;
    const std::uint32_t bits = extraBits(block.first - m_predictions[component], size);
    m_predictions[component] = block.first;
    put(table << kTableAt | size << kSymbolAt | bits);
    const std::uint32_t ac = (table + 1) << kTableAt;
    unsigned next = 1;
    for (std::uint64_t left = block.nonZero & ~std::uint64_t{1}; left != 0; left &= left - 1) {
        const auto at = static_cast<unsigned>(std::countr_zero(left));
        unsigned run = at - next;
        for (; run > 15; run -= 16)
            put(ac | kZeroRun);
        put(ac | run << kRunAt | block.coded[at]);
        next = at + 1;
    }
    if (next != 64) put(ac);
    return to;
}

void JpegTokens::add(std::span<const JpegCoefficients> blocks, std::size_t blocksOfUnit) {
    m_row.resize(blocks.size() * kMostTokensOfBlock);
    std::uint32_t* to = m_row.data();
    const std::size_t luma = blocksOfUnit == 1 ? 1 : blocksOfUnit - 2;
    for (std::size_t i = 0; i < blocks.size(); i += blocksOfUnit)
        for (std::size_t b = 0; b < blocksOfUnit; ++b)
            to = addBlock(blocks[i + b], b < luma ? 0 : b - luma + 1, to);
    m_rows.emplace_back(m_row.data(), to);
}

void JpegTokens::write(
    const std::array<JpegCodes, kTables>& codes, std::vector<std::byte>& out) const {
    std::array<std::uint32_t, kTables * 256> code{}; // with room for the extra bits behind it
    std::array<std::uint8_t, kTables * 256> length{};
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const JpegCodes& table = codes[i / 256];
        const unsigned size = i % 16;
        code[i] = static_cast<std::uint32_t>(table.code[i % 256]) << size;
        length[i] = static_cast<std::uint8_t>(table.length[i % 256] + size);
        bits += std::uint64_t{m_counts[i]} * length[i];
    }
    const std::size_t most = 2 * (static_cast<std::size_t>(bits) / 8 + 8); // all stuffed
    const auto bytes = std::make_unique_for_overwrite<std::uint8_t[]>(most);
    BitBytes writer(bytes.get());
    const auto bitsOf = [&](std::uint32_t token) -> std::uint64_t {
        return code[token >> kSymbolAt] | (token & kValue);
    };
    const auto lengthOf = [&](std::uint32_t token) -> unsigned {
        return length[token >> kSymbolAt];
    };
    for (const std::vector<std::uint32_t>& row : m_rows) {
        std::size_t i = 0;
        for (; i + 1 < row.size(); i += 2) // two have 54 bits at most
            writer.put(bitsOf(row[i]) << lengthOf(row[i + 1]) | bitsOf(row[i + 1]),
                lengthOf(row[i]) + lengthOf(row[i + 1]));
        if (i < row.size()) writer.put(bitsOf(row[i]), lengthOf(row[i]));
    }
    const auto* from = reinterpret_cast<const std::byte*>(bytes.get());
    out.insert(out.end(), from, from + (writer.end() - bytes.get()));
}

} // namespace lightstack::io
