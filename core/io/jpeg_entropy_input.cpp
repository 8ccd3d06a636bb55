#include "core/io/jpeg_entropy_input.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace lightstack::io {
namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10; // stays in the second cache
constexpr std::size_t kZeros = JpegEntropyInput::kMostUnitBytes + 64;

constexpr std::size_t kCopied = 16; // at a time

// Copies kCopied bytes; where the first 0xFF among them stands: kCopied if there is none.
std::size_t copySome(std::uint8_t* to, const std::uint8_t* from) noexcept {
#ifdef __SSE2__
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
    const int marks = _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(-1)));
    return static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(marks) | 1U << kCopied));
#else
    std::memcpy(to, from, kCopied);
    return static_cast<std::size_t>(std::find(from, from + kCopied, 0xFF) - from);
#endif
}

// Copies bytes up to the first 0xFF, at most `most`; how many. Every other run is short, so looking
// and copying are one. Reads and writes up to kCopied - 1 more.
std::size_t copyRun(
    std::uint8_t* __restrict to, const std::uint8_t* __restrict from, std::size_t most) noexcept {
    for (std::size_t at = 0; at < most; at += kCopied)
        if (const std::size_t clean = copySome(to + at, from + at); clean < kCopied)
            return std::min(most, at + clean);
    return most;
}

bool isRestart(int marker) noexcept {
    return marker >= 0xD0 && marker <= 0xD7;
}

} // namespace

JpegEntropyInput::JpegEntropyInput(base::ByteSource& source, std::uint64_t offset)
    : m_source(source)
    , m_rawOffset(offset)
    , m_raw(kChunk + 1 + kCopied)
    , m_clean(kChunk + JpegEntropyInput::kMostUnitBytes + kZeros + 64) {
    refillBuffer();
}

// Keeps one unread byte (a 0xFF at the end of a chunk) in front of the new ones.
bool JpegEntropyInput::readRaw() {
    const std::size_t kept = m_rawEnd - m_rawAt;
    std::memmove(m_raw.data(), m_raw.data() + m_rawAt, kept);
    const std::size_t n =
        m_source.read(m_rawOffset, std::as_writable_bytes(std::span(m_raw)).subspan(kept, kChunk));
    m_rawOffset += n;
    m_rawAt = 0;
    m_rawEnd = kept + n;
    m_sourceEnded = n == 0;
    return n > 0;
}

// Moves clean bytes into the buffer until it is full, the raw bytes are used up, or a marker comes.
void JpegEntropyInput::unstuff() {
    const std::size_t limit = m_clean.size() - kZeros;
    while (m_cleanEnd < limit && m_rawAt < m_rawEnd) {
        const std::uint8_t* from = m_raw.data() + m_rawAt;
        const std::size_t most = std::min(m_rawEnd - m_rawAt, limit - m_cleanEnd);
        const std::size_t run = copyRun(m_clean.data() + m_cleanEnd, from, most);
        m_cleanEnd += run;
        m_rawAt += run;
        if (run == most) continue;
        if (m_rawAt + 1 >= m_rawEnd) return; // what the 0xFF means is in the next chunk
        const int second = m_raw[m_rawAt + 1];
        if (second == 0xFF) {
            ++m_rawAt; // fill byte
        } else if (second == 0) {
            m_clean[m_cleanEnd++] = 0xFF;
            m_rawAt += 2;
        } else {
            m_marker = second;
            m_markerOffset = m_rawOffset - (m_rawEnd - m_rawAt);
            return;
        }
    }
}

bool JpegEntropyInput::refillBuffer() {
    if (m_marker == 0 && !m_sourceEnded) {
        const std::size_t kept =
            m_cursor.next == nullptr
                ? 0
                : static_cast<std::size_t>(m_clean.data() + m_cleanEnd - m_cursor.next);
        if (kept > 0) std::memmove(m_clean.data(), m_cursor.next, kept);
        m_cleanEnd = kept;
        while (m_marker == 0 && !m_sourceEnded && m_cleanEnd < kMostUnitBytes * 2) {
            if (m_rawAt + 1 >= m_rawEnd) readRaw();
            unstuff();
        }
        std::memset(m_clean.data() + m_cleanEnd, 0, kZeros);
        m_cursor.next = m_clean.data();
    }
    const bool more = m_marker == 0 && !m_sourceEnded;
    m_safeEnd = m_clean.data() + (more ? m_cleanEnd - kMostUnitBytes : m_cleanEnd + 16);
    return m_cursor.next < m_safeEnd;
}

std::ptrdiff_t JpegEntropyInput::bitsLeft() const noexcept {
    return (m_clean.data() + m_cleanEnd - m_cursor.next) * 8 +
           static_cast<std::ptrdiff_t>(m_cursor.count);
}

bool JpegEntropyInput::goOn(int expectedMarker) {
    const std::ptrdiff_t left = bitsLeft();
    if (m_marker != expectedMarker || left < 0 || left > 7) return false; // more than padding
    m_rawAt += 2;
    m_marker = 0;
    m_cursor.bits = 0;
    m_cursor.count = 0;
    m_cleanEnd = 0;
    m_cursor.next = m_clean.data();
    return refillBuffer();
}

bool JpegEntropyInput::isAtEnd() {
    constexpr int kEndOfImage = 0xD9;
    while (m_marker == 0 && !m_sourceEnded && bitsLeft() < 64)
        refillBuffer();
    const std::ptrdiff_t left = bitsLeft();
    return m_marker == kEndOfImage && left >= 0 && left <= 7;
}

std::uint64_t JpegEntropyInput::findScanEnd() {
    while (!m_sourceEnded || m_marker != 0) {
        if (m_marker != 0 && !isRestart(m_marker)) return m_markerOffset;
        if (m_marker != 0) m_rawAt += 2;
        m_marker = 0;
        m_cleanEnd = 0;
        if (m_rawAt + 1 >= m_rawEnd && !readRaw()) break;
        unstuff();
    }
    return m_source.size();
}

} // namespace lightstack::io
