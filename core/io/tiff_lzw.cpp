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

// Bits from the most significant one on; zeros follow the end, and overrun() tells of them.
class Bits {
public:
    explicit Bits(std::span<const std::byte> bytes) noexcept
        : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

    std::uint32_t take(int count) noexcept {
        if (m_filled < count) fill();
        const auto code = static_cast<std::uint32_t>(m_bits >> (64 - count));
        m_bits <<= count;
        m_filled -= count;
        return code;
    }
    [[nodiscard]] bool overrun() const noexcept { return m_filled < 0; }

private:
    void fill() noexcept {
        if (m_end - m_at >= 8 && m_filled >= 0) {
            std::uint64_t next = 0;
            std::memcpy(&next, m_at, 8);
            if constexpr (std::endian::native == std::endian::little)
                next = __builtin_bswap64(next);
            const int bytes = (64 - m_filled) / 8;
            m_bits |= (next >> (64 - 8 * bytes)) << (64 - m_filled - 8 * bytes);
            m_at += bytes;
            m_filled += 8 * bytes;
            return;
        }
        while (m_filled >= 0 && m_filled <= 56 && m_at < m_end) {
            m_bits |= std::to_integer<std::uint64_t>(*m_at++) << (56 - m_filled);
            m_filled += 8;
        }
    }
    const std::byte* m_at;
    const std::byte* m_end;
    std::uint64_t m_bits = 0;
    int m_filled = 0;
};

struct Text {
    std::uint32_t at;
    std::uint32_t length;
};

} // namespace

bool decodeLzw(std::span<const std::byte> coded, std::span<std::byte> out) noexcept {
    if (out.size() > (std::size_t{1} << 31)) return false;
    Bits bits(coded);
    std::array<Text, kTableSize> table; // NOLINT: entries are written before they are read
    std::byte* const to = out.data();
    const auto want = static_cast<std::uint32_t>(out.size());
    std::uint32_t done = 0;
    std::uint32_t next = kFirstFree;
    Text last{0, 0}; // empty: behind a clear
    int width = 9;
    if (bits.take(width) != kClear) return false;
    while (done < want) {
        const std::uint32_t code = bits.take(width);
        if (bits.overrun() || code == kEnd) return false;
        if (code == kClear) {
            next = kFirstFree;
            width = 9;
            last.length = 0;
            continue;
        }
        Text text{done, 1};
        if (code < kClear) {
            to[done] = static_cast<std::byte>(code);
        } else {
            if (code > next || last.length == 0) return false;
            // The string before, and the character that follows it, which may be our own first.
            text = code == next ? Text{last.at, last.length + 1} : table[code];
            const std::byte* from = to + text.at;
            if (code != next && done + text.length + 8 <= want) {
                for (std::uint32_t i = 0; i < text.length; i += 8)
                    std::memcpy(to + done + i, from + i, 8);
            } else {
                text.length = std::min(text.length, want - done);
                for (std::uint32_t i = 0; i < text.length; ++i)
                    to[done + i] = from[i];
            }
        }
        if (last.length > 0) {
            if (next == kTableSize) return false;
            table[next++] = {last.at, last.length + 1};
            // One code early, as the first writers had it.
            if (next == (1U << width) - 1 && width < 12) ++width;
        }
        last = {done, text.length};
        done += text.length;
    }
    return true;
}

} // namespace lightstack::io
