#include "core/io/png_filters.h"

#include "core/base/processor.h"

#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace lightstack::io {
namespace {

enum Filter : std::uint8_t { kNone, kSub, kUp, kAverage, kPaeth, kFilters };

using Words [[gnu::vector_size(16)]] = std::uint64_t;
using Bytes16 [[gnu::vector_size(16)]] = std::uint8_t;
using Shorts8 [[gnu::vector_size(16)]] = std::int16_t;

// The bytes of a pixel, made up of pieces that are loaded at once: what is copied byte by byte has
// to be waited for.
template <std::size_t kBytes>
LIGHTSTACK_INLINE std::uint64_t wordOf(const std::uint8_t* from) {
    if constexpr (std::has_single_bit(kBytes) || std::endian::native != std::endian::little) {
        std::uint64_t word = 0;
        std::memcpy(&word, from, kBytes);
        return word;
    } else {
        constexpr std::size_t kFirst = std::bit_floor(kBytes);
        return wordOf<kFirst>(from) | wordOf<kBytes - kFirst>(from + kFirst) << 8 * kFirst;
    }
}

// A pixel of some bytes, each in a lane of its own.
template <std::size_t kBytes>
struct Lanes {
    Shorts8 at;

    LIGHTSTACK_INLINE void load(const std::uint8_t* from) {
        const auto bytes = reinterpret_cast<Bytes16>(Words{wordOf<kBytes>(from), 0});
        const Bytes16 zeros = {};
        at = reinterpret_cast<Shorts8>(__builtin_shufflevector(
            bytes, zeros, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
    }
    LIGHTSTACK_INLINE void store(std::uint8_t* to) const {
#ifdef __SSE2__ // what the compiler makes of a shuffle there are single bytes
        const auto bytes = reinterpret_cast<Words>(
            _mm_packus_epi16(reinterpret_cast<__m128i>(at), reinterpret_cast<__m128i>(at)));
#else
        const auto both = reinterpret_cast<Bytes16>(at);
        const auto bytes = reinterpret_cast<Words>(__builtin_shufflevector(
            both, both, 0, 2, 4, 6, 8, 10, 12, 14, 0, 2, 4, 6, 8, 10, 12, 14));
#endif
        const std::uint64_t word = bytes[0];
        std::memcpy(to, &word, kBytes);
    }
    LIGHTSTACK_INLINE void wrap() {
        at &= 255;
    }
};

template <std::size_t kBytes>
LIGHTSTACK_INLINE void setPaeth(Lanes<kBytes>& out, const Lanes<kBytes>& left,
    const Lanes<kBytes>& above, const Lanes<kBytes>& corner) {
    Shorts8 toLeft = above.at - corner.at;
    Shorts8 toAbove = left.at - corner.at;
    Shorts8 toCorner = toLeft + toAbove;
    toLeft = toLeft > -toLeft ? toLeft : -toLeft;
    toAbove = toAbove > -toAbove ? toAbove : -toAbove;
    toCorner = toCorner > -toCorner ? toCorner : -toCorner;
    Shorts8 least = toLeft < toAbove ? toLeft : toAbove;
    least = least < toCorner ? least : toCorner;
    const Shorts8 other = toAbove == least ? above.at : corner.at;
    out.at += toLeft == least ? left.at : other;
}

template <std::size_t kBytes, Filter kFilter>
void unfilterRow(std::uint8_t* row, const std::uint8_t* above, std::size_t bytes) noexcept {
    Lanes<kBytes> left{};
    Lanes<kBytes> corner{};
    Lanes<kBytes> pixel;
    Lanes<kBytes> over;
    for (std::size_t i = 0; i < bytes; i += kBytes) {
        pixel.load(row + i);
        if constexpr (kFilter == kSub) {
            pixel.at += left.at;
        } else {
            over.load(above + i);
            if constexpr (kFilter == kAverage)
                pixel.at += (left.at + over.at) >> 1;
            else
                setPaeth(pixel, left, over, corner);
            corner = over;
        }
        pixel.wrap();
        pixel.store(row + i);
        left = pixel;
    }
}

void addAbove(std::uint8_t* __restrict row, const std::uint8_t* __restrict above,
    std::size_t bytes) noexcept {
    for (std::size_t i = 0; i < bytes; ++i)
        row[i] = static_cast<std::uint8_t>(row[i] + above[i]);
}

template <std::size_t kBytes>
void unfilterAny(
    Filter filter, std::uint8_t* row, const std::uint8_t* above, std::size_t bytes) noexcept {
    if (filter == kSub)
        unfilterRow<kBytes, kSub>(row, above, bytes);
    else if (filter == kAverage)
        unfilterRow<kBytes, kAverage>(row, above, bytes);
    else
        unfilterRow<kBytes, kPaeth>(row, above, bytes);
}

using Unfilter = void (*)(Filter, std::uint8_t*, const std::uint8_t*, std::size_t) noexcept;

template <std::size_t... kBytes>
constexpr std::array<Unfilter, sizeof...(kBytes)> unfilters(std::index_sequence<kBytes...>) {
    return {unfilterAny<kBytes + 1>...};
}

LIGHTSTACK_INLINE int paeth(int left, int above, int corner) {
    const int toLeft = std::abs(above - corner);
    const int toAbove = std::abs(left - corner);
    const int toCorner = std::abs(left + above - 2 * corner);
    const int other = toAbove <= toCorner ? above : corner;
    return toLeft <= toAbove && toLeft <= toCorner ? left : other;
}

// `row` and `above` with a margin to their left. Returns the sum of what comes out, as signed.
template <Filter kFilter>
std::uint64_t filterRow(const std::uint8_t* __restrict row, const std::uint8_t* __restrict above,
    std::size_t bytes, std::size_t pixelBytes, std::uint8_t* __restrict out) noexcept {
    std::uint64_t sum = 0;
    const std::uint8_t* const before = row - pixelBytes;
    const std::uint8_t* const corner = above - pixelBytes;
    for (std::size_t i = 0; i < bytes; ++i) {
        int foretold = 0;
        if constexpr (kFilter == kSub) foretold = before[i];
        if constexpr (kFilter == kUp) foretold = above[i];
        if constexpr (kFilter == kAverage) foretold = (before[i] + above[i]) >> 1;
        if constexpr (kFilter == kPaeth) foretold = paeth(before[i], above[i], corner[i]);
        out[i] = static_cast<std::uint8_t>(row[i] - foretold);
    }
    for (std::size_t i = 0; i < bytes; ++i)
        sum += static_cast<unsigned>(std::abs(static_cast<int>(static_cast<std::int8_t>(out[i]))));
    return sum;
}

} // namespace

bool unfilterPng(std::span<std::byte> rows, std::size_t height, std::size_t rowBytes,
    std::size_t pixelBytes) noexcept {
    static constexpr auto kUnfilters = unfilters(std::make_index_sequence<8>());
    auto* const bytes = reinterpret_cast<std::uint8_t*>(rows.data());
    for (std::size_t y = 0; y < height; ++y) {
        const std::uint8_t* from = bytes + y * (rowBytes + 1);
        auto filter = static_cast<Filter>(*from);
        if (filter >= kFilters) return false;
        std::uint8_t* row = bytes + y * rowBytes;
        std::memmove(row, from + 1, rowBytes); // its own filter byte is behind us
        const std::uint8_t* above = row - rowBytes;
        if (y == 0) { // above the first row are zeros
            if (filter == kUp) continue;
            if (filter == kPaeth) filter = kSub;
        }
        if (filter == kNone) continue;
        if (filter == kUp) {
            addAbove(row, above, rowBytes);
        } else if (y == 0 && filter == kAverage) {
            for (std::size_t i = pixelBytes; i < rowBytes; ++i)
                row[i] = static_cast<std::uint8_t>(row[i] + row[i - pixelBytes] / 2);
        } else {
            kUnfilters[pixelBytes - 1](filter, row, above, rowBytes);
        }
    }
    return true;
}

PngRowFilter::PngRowFilter(std::size_t rowBytes, std::size_t pixelBytes)
    : m_pixelBytes(pixelBytes)
    , m_row(rowBytes + kMargin)
    , m_above(rowBytes + kMargin)
    , m_tried(rowBytes)
    , m_best(rowBytes) {
}

void PngRowFilter::add(std::span<const std::byte> row, std::vector<std::byte>& out) {
    std::swap(m_row, m_above);
    std::memcpy(m_row.data() + kMargin, row.data(), row.size());
    using Try = std::uint64_t (*)(
        const std::uint8_t*, const std::uint8_t*, std::size_t, std::size_t, std::uint8_t*) noexcept;
    static constexpr std::array<Try, kFilters> kTries{
        filterRow<kNone>, filterRow<kSub>, filterRow<kUp>, filterRow<kAverage>, filterRow<kPaeth>};
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    std::uint8_t best = kNone;
    for (std::uint8_t filter = kNone; filter < kFilters; ++filter) {
        const std::uint64_t sum = kTries[filter](m_row.data() + kMargin, m_above.data() + kMargin,
            row.size(), m_pixelBytes, m_tried.data());
        if (sum >= least) continue;
        least = sum;
        best = filter;
        std::swap(m_best, m_tried);
    }
    out.push_back(std::byte{best});
    const auto* bytes = reinterpret_cast<const std::byte*>(m_best.data());
    out.insert(out.end(), bytes, bytes + row.size());
}

} // namespace lightstack::io
