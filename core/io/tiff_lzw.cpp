// LZW as TIFF has it. A table entry is not a chain of characters but the place in the output where
// its string has been written already: a code is then one short copy.
#include "core/io/tiff_strip_codec.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace lightstack::io {
namespace {

constexpr std::uint32_t kClear = 256;
constexpr std::uint32_t kEnd = 257;
constexpr std::uint32_t kFirstFree = 258;
constexpr std::uint32_t kTableSize = 4096;

// Bits from the most significant one on.
class Bits {
public:
    explicit Bits(std::span<const std::byte> bytes) noexcept
        : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

    // At least four codes' worth, as long as there is as much.
    void fill() noexcept {
        if (m_end - m_at >= 8) [[likely]] {
            std::uint64_t next = 0;
            std::memcpy(&next, m_at, 8);
            if constexpr (std::endian::native == std::endian::little)
                next = __builtin_bswap64(next);
            // Bits of a byte that does not fit whole come again with the next load: the same bits.
            m_bits |= next >> m_filled;
            m_at += (63 - m_filled) >> 3;
            m_filled |= 56;
        } else {
            for (; m_filled <= 56 && m_at < m_end; m_filled += 8)
                m_bits |= std::to_integer<std::uint64_t>(*m_at++) << (56 - m_filled);
        }
    }
    // More than they are: zeros, and overrun() tells.
    std::uint32_t take(int count) noexcept {
        const auto code = static_cast<std::uint32_t>(m_bits >> (64 - count));
        m_bits <<= count;
        m_filled -= count;
        return code;
    }
    [[nodiscard]] bool overrun() const noexcept { return m_filled < 0; }

private:
    const std::byte* m_at;
    const std::byte* m_end;
    std::uint64_t m_bits = 0;
    int m_filled = 0;
};

// By code: where its string stands in the output, and how long it is; a literal is a byte long.
// Small enough for the first cache.
struct Table {
    std::array<std::uint32_t, kTableSize> at;
    std::array<std::uint16_t, kTableSize> length;
    Table() noexcept { // the rest is written before it is read
        std::fill_n(at.begin(), kClear, 0U);
        std::fill_n(length.begin(), kClear, std::uint16_t{1});
    }
};

// Eight bytes: of a literal, or the beginning of a string. No jump: which of them comes is
// anybody's guess.
inline std::uint64_t beginning(std::uint32_t code, const std::byte* string) noexcept {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, string, 8);
    const std::uint64_t isString = code >= kClear ? ~std::uint64_t{0} : 0;
    return (bytes & isString) | (code & ~isString);
}

// Byte by byte: where a string reaches into itself, or the output ends.
void copySlowly(std::byte* to, const std::byte* from, std::uint32_t count) noexcept {
    for (std::uint32_t i = 0; i < count; ++i)
        to[i] = from[i];
}

class Decoder {
public:
    Decoder(std::span<const std::byte> coded, std::span<std::byte> out, Table& table) noexcept
        : m_bits(coded)
        , m_table(table)
        , m_to(out.data())
        , m_want(static_cast<std::uint32_t>(out.size())) {}

    bool run() noexcept {
        m_bits.fill();
        if (m_bits.take(m_width) != kClear) return false;
        while (m_done < m_want) {
            m_bits.fill();
            for (int i = 0; i < kCodesAFill && m_done < m_want; ++i)
                if (!one()) return false;
            if (m_bits.overrun()) return false;
        }
        return true;
    }

private:
    static constexpr int kCodesAFill = 4; // of 12 bits each, out of 56

    bool one() noexcept {
        const std::uint32_t code = m_bits.take(m_width);
        if (code >= m_next || (code & ~1U) == kClear) [[unlikely]]
            return rare(code);
        const std::uint32_t length = m_table.length[code];
        const std::byte* from = m_to + m_table.at[code];
        if (m_done + length + 8 > m_want) [[unlikely]] {
            const auto literal = static_cast<std::byte>(code);
            const std::uint32_t part = std::min(length, m_want - m_done);
            copySlowly(m_to + m_done, code < kClear ? &literal : from, part);
            return wrote(part);
        }
        const std::uint64_t first = beginning(code, from);
        std::memcpy(m_to + m_done, &first, 8);
        for (std::uint32_t i = 8; i < length; i += 8)
            std::memcpy(m_to + m_done + i, from + i, 8);
        return wrote(length);
    }

    bool rare(std::uint32_t code) noexcept {
        if (code == kClear) {
            m_next = kFirstFree;
            m_width = 9;
            m_lastLength = 0;
            return true;
        }
        // The string before, and its first character once more.
        if (code != m_next || m_lastLength == 0) return false;
        const std::uint32_t length = std::min(m_lastLength + 1, m_want - m_done);
        copySlowly(m_to + m_done, m_to + m_done - m_lastLength, length);
        return wrote(length);
    }

    // The string before and the first character of this one are the next entry.
    bool wrote(std::uint32_t length) noexcept {
        if (m_lastLength > 0) [[likely]] {
            if (m_next == kTableSize) [[unlikely]]
                return false;
            m_table.at[m_next] = m_done - m_lastLength;
            m_table.length[m_next] = static_cast<std::uint16_t>(m_lastLength + 1);
            ++m_next;
            // One code early, as the first writers had it.
            if (m_next == (1U << m_width) - 1 && m_width < 12) [[unlikely]]
                ++m_width;
        }
        m_lastLength = length;
        m_done += length;
        return true;
    }

    Bits m_bits;
    Table& m_table; // not a member: all others are to live in registers
    std::byte* m_to;
    std::uint32_t m_want;
    std::uint32_t m_done = 0;
    std::uint32_t m_next = kFirstFree;
    std::uint32_t m_lastLength = 0; // of the string before; 0 behind a clear
    int m_width = 9;
};

} // namespace

bool decodeLzw(std::span<const std::byte> coded, std::span<std::byte> out) noexcept {
    Table table;
    return out.size() <= (std::size_t{1} << 31) && Decoder(coded, out, table).run();
}

} // namespace lightstack::io
