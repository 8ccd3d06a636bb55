// The coded bytes of a JPEG scan, with stuffing taken out, as a place to load 64 bits from.
//
// The source is read in chunks; clean bytes lie in one buffer with zeros behind them, so that a
// decoder needs one check a unit (at most kMostUnitBytes) instead of one a byte. A marker ends the
// clean bytes; behind a restart marker goOn() continues.
// Thread: one.
#pragma once

#include "core/base/byte_source.h"

#include <bit>
#include <cstring>
#include <vector>

namespace lightstack::io {

// Where reading stands. Small and copied into registers by the loops that read.
struct JpegBitCursor {
    const std::uint8_t* next = nullptr;
    std::uint64_t bits = 0; // left-aligned
    unsigned count = 0;     // valid ones

    // At least 56 valid bits afterwards, zeros past the end.
    void load() noexcept {
        std::uint64_t word = 0;
        std::memcpy(&word, next, sizeof word);
        if constexpr (std::endian::native == std::endian::little) word = __builtin_bswap64(word);
        bits |= word >> count;
        next += (count ^ 63U) >> 3;
        count |= 56;
    }
    void drop(int n) noexcept { // 0-31
        bits <<= n;
        count -= static_cast<unsigned>(n);
    }
};

class JpegEntropyInput {
public:
    static constexpr std::size_t kMostUnitBytes =
        4096; // 10 blocks of 64 symbols of 31 bits, and more

    JpegEntropyInput(base::ByteSource& source, std::uint64_t offset);

    [[nodiscard]] JpegBitCursor cursor() const noexcept { return m_cursor; }
    void setCursor(const JpegBitCursor& cursor) noexcept { m_cursor = cursor; }
    // While `cursor.next` is below this, the next unit lies in the buffer as a whole.
    [[nodiscard]] const std::uint8_t* safeEnd() const noexcept { return m_safeEnd; }
    // Brings the bits to be read next into the buffer. False where the data are over.
    [[nodiscard]] bool ready() { return m_cursor.next < m_safeEnd || refillBuffer(); }

    // 0 while none was met; known only after the data in front of it have been buffered.
    [[nodiscard]] int marker() const noexcept { return m_marker; }
    [[nodiscard]] std::uint64_t markerOffset() const noexcept { return m_markerOffset; }
    // Whether more was read than there is: what was decoded last is not real.
    [[nodiscard]] bool overrun() const noexcept { return bitsLeft() < 0; }
    // Steps over the restart marker. False where another or none comes, or data are left before it.
    bool goOn(int expectedMarker);
    // Whether the picture's end follows what has been read, with nothing but padding in between.
    [[nodiscard]] bool isAtEnd();
    // Where the marker that ends the scan stands; reads on without decoding. Past the end: size.
    std::uint64_t findScanEnd();

private:
    bool refillBuffer();
    [[nodiscard]] std::ptrdiff_t bitsLeft() const noexcept;
    void unstuff();
    bool readRaw();

    base::ByteSource& m_source;
    std::uint64_t m_rawOffset; // of the first byte behind m_raw
    std::vector<std::uint8_t> m_raw;
    std::size_t m_rawAt = 0;
    std::size_t m_rawEnd = 0;
    std::vector<std::uint8_t> m_clean;
    std::size_t m_cleanEnd = 0;
    JpegBitCursor m_cursor;
    const std::uint8_t* m_safeEnd = nullptr;
    int m_marker = 0;
    std::uint64_t m_markerOffset = 0;
    bool m_sourceEnded = false;
};

// Where restart markers stand among the units of a scan.
class JpegRestarts {
public:
    explicit JpegRestarts(int interval) noexcept : m_interval(interval) {} // units; 0: none
    // Asked once a unit: whether an interval begins with it. DC predictions start anew then.
    [[nodiscard]] bool isDue() noexcept { return m_interval > 0 && m_left-- == 0; }
    // Begins one, behind its marker; the first has none. False where another or no marker comes.
    [[nodiscard]] bool begin(JpegEntropyInput& input, bool first) {
        if (!first && !input.goOn(0xD0 + (m_count++ & 7))) return false;
        m_left = m_interval - 1;
        return true;
    }

private:
    int m_interval;
    int m_left = 0; // units until the next one
    int m_count = 0;
};

} // namespace lightstack::io
