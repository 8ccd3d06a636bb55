// LZW as TIFF has it. Short strings stand in the table themselves, eight bytes an entry, so that a
// code is one load and one store; of long ones the table says where in the output they have been
// written already. Four codes at a time while all is common; one by one where it is not.
#include "core/io/tiff_strip_codec.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

// Shifts by a number in a register: GCC picks at the start of the program what the machine has.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define LIGHTSTACK_SHIFTS __attribute__((target_clones("bmi2", "default")))
#else
#define LIGHTSTACK_SHIFTS
#endif

namespace lightstack::io {
namespace {

constexpr std::uint32_t kClear = 256;
constexpr std::uint32_t kFirstFree = 258; // 257 is the end
constexpr std::uint32_t kTableSize = 4096;

// Bits from the most significant one on.
class Bits {
public:
    explicit Bits(std::span<const std::byte> bytes) noexcept
        : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

    [[nodiscard]] bool isFar() const noexcept { return m_end - m_at >= 8; } // from the end
    void fillFar() noexcept {
        std::uint64_t next = 0;
        std::memcpy(&next, m_at, 8);
        if constexpr (std::endian::native == std::endian::little) next = __builtin_bswap64(next);
        // Bits of a byte that does not fit whole come again with the next load: the same bits.
        m_bits |= next >> m_filled;
        m_at += (63 - m_filled) >> 3;
        m_filled |= 56;
    }
    // At least four codes' worth, as long as there is as much.
    void fill() noexcept {
        if (isFar()) return fillFar();
        for (; m_filled <= 56 && m_at < m_end; m_filled += 8)
            m_bits |= std::to_integer<std::uint64_t>(*m_at++) << (56 - m_filled);
    }
    [[nodiscard]] std::uint32_t peek(int count) const noexcept {
        return static_cast<std::uint32_t>(m_bits >> (64 - count));
    }
    // More than they are: zeros, and overrun() tells.
    void skip(int count) noexcept {
        m_bits <<= count;
        m_filled -= count;
    }
    [[nodiscard]] bool overrun() const noexcept { return m_filled < 0; }

private:
    const std::byte* m_at;
    const std::byte* m_end;
    std::uint64_t m_bits = 0;
    int m_filled = 0;
};

// A string of up to seven bytes: they, the first one lowest, and above them their number. A longer
// one: kLong, its length (24 bits) and its place in the output (32).
using Entry = std::uint64_t;
constexpr int kLengthShift = 56;
constexpr Entry kOneLonger = Entry{1} << kLengthShift;
constexpr Entry kFull = 7 * kOneLonger; // from here on it does not grow within its entry
constexpr Entry kLong = Entry{0x40} << kLengthShift;
constexpr Entry kAbsent = Entry{0x80}
                          << kLengthShift; // no string; of the string before: there is none

constexpr std::uint32_t lengthOf(Entry e) noexcept {
    return static_cast<std::uint32_t>(e < kLong ? e >> kLengthShift : (e >> 32) & 0xFFFFFF);
}
constexpr Entry extended(Entry shortOne, Entry byte) noexcept {
    return shortOne + kOneLonger + (byte << (8 * (shortOne >> kLengthShift)));
}

using Table = std::array<Entry, kTableSize>;

class Decoder {
public:
    Decoder(std::span<const std::byte> coded, std::span<std::byte> out, Table& table) noexcept
        : m_bits(coded)
        , m_table(table)
        , m_start(out.data())
        , m_to(m_start)
        , m_end(m_to + out.size()) {
        for (std::uint32_t i = 0; i < kClear; ++i)
            m_table[i] = kOneLonger | i;
    }

    [[gnu::always_inline]] inline bool run() noexcept {
        m_bits.fill();
        if (m_bits.peek(m_width) != kClear) return false;
        while (m_to < m_end) {
            if (m_before < kFull) many();
            m_bits.fill();
            if (m_to < m_end && !one()) return false;
            if (m_bits.overrun()) return false;
        }
        return true;
    }

private:
    static constexpr int kCodesAFill = 4; // of 12 bits each, out of 56
    static constexpr std::ptrdiff_t kRound = 8 * kCodesAFill;

    // Entries below it: codes have the same width.
    [[nodiscard]] std::uint32_t lastOfWidth() const noexcept {
        return m_width < 12 ? (1U << m_width) - 1 : kTableSize;
    }

    // As long as strings are short: with nothing to decide but that.
    [[gnu::always_inline]] inline void many() noexcept {
        Bits bits = m_bits;
        Entry* const table = m_table.data();
        Entry before = m_before;
        std::byte* to = m_to;
        std::uint32_t next = m_next;
        const int width = m_width;
        const std::uint32_t last = lastOfWidth();
        bool common = true;
        while (common && next + kCodesAFill <= last && m_end - to >= kRound && bits.isFar()) {
            bits.fillFar();
#pragma GCC unroll 4
            for (int i = 0; i < kCodesAFill; ++i) {
                const Entry entry = table[bits.peek(width)];
                if (entry >= kFull) [[unlikely]] {
                    common = false;
                    break;
                }
                bits.skip(width);
                std::memcpy(to, &entry, 8);
                to += entry >> kLengthShift;
                table[next++] = extended(before, entry & 0xFF);
                before = entry;
            }
        }
        m_bits = bits;
        m_before = before;
        m_to = to;
        m_next = next;
        widen();
    }

    // One code early, as the first writers had it.
    void widen() noexcept {
        if (m_width < 12 && m_next == lastOfWidth()) ++m_width;
    }

    bool one() noexcept {
        const std::uint32_t code = m_bits.peek(m_width);
        m_bits.skip(m_width);
        if (code == kClear) {
            std::fill(m_table.begin() + kClear, m_table.end(), kAbsent);
            m_next = kFirstFree;
            m_width = 9;
            m_before = kAbsent;
            return true;
        }
        Entry entry = m_table[code];
        if (entry == kAbsent) {
            // The string before, and its first character once more.
            if (code != m_next || m_before == kAbsent || m_next >= kTableSize) return false;
            const std::byte first = *(m_to - lengthOf(m_before));
            entry = m_table[m_next++] = grown(first, m_to);
            *m_to = first; // the string's own last byte, where it is copied from
            write(entry);
        } else {
            std::byte* const at = m_to;
            write(entry);
            // The string before and the first character of this one are the next entry.
            if (m_before != kAbsent) {
                if (m_next >= kTableSize) return false;
                m_table[m_next++] = grown(*at, at);
            }
        }
        m_before = entry;
        widen();
        return true;
    }

    // The string before and one byte more; `end`: where it ended.
    [[nodiscard]] Entry grown(std::byte more, const std::byte* end) const noexcept {
        if (m_before < kFull) return extended(m_before, static_cast<Entry>(more));
        const Entry length = lengthOf(m_before);
        const auto place = static_cast<Entry>(end - m_start - static_cast<std::ptrdiff_t>(length));
        return kLong | (length + 1) << 32 | place;
    }

    // As much of it as there is room for.
    void write(Entry entry) noexcept {
        const auto room = static_cast<std::size_t>(m_end - m_to);
        const std::size_t length = lengthOf(entry);
        std::byte* const to = m_to;
        m_to += std::min(room, length);
        if (entry < kLong) {
            std::memcpy(to, &entry, room >= 8 ? 8 : std::min(room, length));
            return;
        }
        const std::byte* const from = m_start + static_cast<std::uint32_t>(entry);
        if (room >= length + 16) { // strings do not overlap
            for (std::size_t i = 0; i < length; i += 16)
                std::memcpy(to + i, from + i, 16);
            return;
        }
        for (std::size_t i = 0; to + i < m_to; ++i)
            to[i] = from[i];
    }

    Bits m_bits;
    Table& m_table; // not a member: all others are to live in registers
    std::byte* m_start;
    std::byte* m_to;
    std::byte* m_end;
    std::uint32_t m_next = kFirstFree;
    Entry m_before = kAbsent; // the string before; absent behind a clear
    int m_width = 9;
};

} // namespace

LIGHTSTACK_SHIFTS bool decodeLzw(
    std::span<const std::byte> coded, std::span<std::byte> out) noexcept {
    static_assert(std::endian::native == std::endian::little, "strings lie lowest byte first");
    Table table;
    return out.size() <= (std::size_t{1} << 31) && Decoder(coded, out, table).run();
}

} // namespace lightstack::io
