#include "core/io/jpeg_scaled_blocks.h"

#include "core/base/processor.h"
#include "core/io/jpeg_block_bits.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

namespace lightstack::io {
namespace {

constexpr unsigned kLast = 63; // coefficient of a block

// A block's rows are a little longer, so that each is stored at once: the next block covers what
// is too much.
constexpr std::size_t paddedRow(int across) {
    return across <= 4 ? 4 : across <= 8 ? 8 : 12;
}
static_assert(paddedRow(5) - 5 <= kJpegBehindRow);
constexpr std::size_t paddedFloats(int across, int down) {
    return (paddedRow(across) * static_cast<std::size_t>(down) + 15) / 16 * 16;
}
// From one wave to the next: a power of two is a shift.
constexpr std::size_t strideOf(std::size_t floats) {
    return std::bit_ceil(floats);
}

// [k][x]: wave k at sample x of n, so that it keeps its height whatever n is.
using Heights = std::array<std::array<double, 2 * kMostEighths>, 8>;

Heights heightsOf(int n) {
    Heights out{};
    for (int k = 0; k < std::min(n, 8); ++k)
        for (int x = 0; x < n; ++x)
            out[static_cast<std::size_t>(k)][static_cast<std::size_t>(x)] =
                (k == 0 ? 1.0 : std::numbers::sqrt2) *
                std::cos((2 * x + 1) * k * std::numbers::pi / (2 * n));
    return out;
}

using Eight [[gnu::vector_size(32), gnu::aligned(4), gnu::may_alias]] = float;
using Wholes [[gnu::vector_size(32)]] = int;
using HalfWholes [[gnu::vector_size(16), gnu::aligned(4), gnu::may_alias]] = int;

// Of a byte of a look: loading is less than converting.
constexpr std::array<float, 256> kSigned = [] {
    std::array<float, 256> out{};
    for (int i = 0; i < 256; ++i)
        out[static_cast<std::size_t>(i)] = static_cast<float>(i < 128 ? i : i - 256);
    return out;
}();

// Where pixel `p` stands among the floats: so that four vectors, one byte of each, make bytes in
// order without being shuffled.
constexpr std::size_t floatOf(std::size_t p) {
    return p / 16 * 16 + p % 4 * 4 + p / 4 % 4;
}

// The pixels of a block as sums of waves, sixteen in two vectors; in registers where they are few.
template <class Indices>
struct Sums;
template <std::size_t... kAt>
struct Sums<std::index_sequence<kAt...>> {
    Eight at[sizeof...(kAt)];

    LIGHTSTACK_INLINE void start(float value) {
        const Eight zero = {};
        ((at[kAt] = zero + value), ...);
    }
    LIGHTSTACK_INLINE void add(const float* wave, float times) {
        ((at[kAt] += reinterpret_cast<const Eight*>(wave)[kAt] * times), ...);
    }
    // As bytes, cut off at both ends.
    LIGHTSTACK_INLINE void put(std::uint8_t* out) const {
        constexpr bool kLittle = std::endian::native == std::endian::little;
        const Wholes lowest = {};
        const Wholes highest = lowest + 255;
        const auto cut = [&](const Eight& sums, Wholes& to) LIGHTSTACK_INLINE_LAMBDA {
            to = __builtin_convertvector(sums, Wholes);
            to = to > lowest ? to : lowest;
            to = to < highest ? to : highest;
        };
        for (std::size_t i = 0; i < sizeof...(kAt); i += 2) {
            Wholes both;
            Wholes second;
            cut(at[kLittle ? i : i + 1], both);
            cut(at[kLittle ? i + 1 : i], second);
            both |= second << 16;
            const HalfWholes low = __builtin_shufflevector(both, both, 0, 1, 2, 3);
            const HalfWholes high = __builtin_shufflevector(both, both, 4, 5, 6, 7);
            reinterpret_cast<HalfWholes*>(out)[i / 2] = kLittle ? low | high << 8 : high | low << 8;
        }
    }
};

// One coefficient of many bits. 1: go on, 0: the block ends, -1: there is no such code.
LIGHTSTACK_INLINE int readLongCoefficient(
    JpegBitCursor& cursor, const JpegHuffman& table, unsigned& at, int& value) noexcept {
    const auto symbol = table.symbolAt(cursor.bits);
    if (symbol.length == 0) return -1;
    cursor.drop(symbol.length);
    const int size = symbol.value & 15;
    const unsigned run = static_cast<unsigned>(symbol.value) >> 4;
    if (size == 0 && run != 15) return 0;
    at += run;
    value = size == 0 ? 0 : jpegExtended(static_cast<unsigned>(cursor.bits >> (64 - size)), size);
    cursor.drop(size);
    return 1;
}

// A coefficient that is not to be read at a look, or that may be the block's last.
// 1: go on, 0: the block has ended, -1: damaged.
template <std::size_t kStride, class Pixels>
LIGHTSTACK_INLINE int addOne(JpegBitCursor& cursor, const JpegHuffman& table, const float* waves,
    unsigned& at, Pixels& sums) noexcept {
    int value = 0;
    cursor.load(); // a long code has 31
    const int found = readLongCoefficient(cursor, table, at, value);
    if (found <= 0) return found;
    if (at > kLast) return -1;
    sums.add(waves + at * kStride, static_cast<float>(value));
    return at++ == kLast ? 0 : 1;
}

// As many looks, of 12 bits each, at AC coefficients, which are added to `sums`; fewer where one is
// not like the others. Needs their bits loaded. As addOne().
template <int kLooks, std::size_t kStride, class Pixels>
LIGHTSTACK_INLINE int addLooks(JpegBitCursor& cursor, const JpegHuffman& table, const float* waves,
    unsigned& at, Pixels& sums) noexcept {
    const std::uint32_t* const pairs = table.pairs();
    for (int look = 0; look < kLooks; ++look) {
        const std::uint32_t entry = pairs[cursor.bits >> (64 - JpegHuffman::kLookBits)];
        const unsigned first = at + (entry >> 24 & 15U);
        const unsigned second = first + (entry >> 28);
        // A look that reaches the last coefficient may have read on in the next block.
        if ((entry & (JpegHuffman::kEnds | JpegHuffman::kLong)) != 0 || second >= kLast)
            [[unlikely]] {
            if ((entry & JpegHuffman::kEnds) == 0 || second >= kLast) [[unlikely]]
                return addOne<kStride>(cursor, table, waves, at, sums);
            cursor.drop(static_cast<int>(entry & JpegHuffman::kBits));
            sums.add(waves + first * kStride, kSigned[entry >> 8 & 255U]);
            return 0;
        }
        cursor.drop(static_cast<int>(entry & JpegHuffman::kBits));
        sums.add(waves + first * kStride, kSigned[entry >> 8 & 255U]);
        sums.add(waves + second * kStride, kSigned[entry >> 16 & 255U]);
        at = second + 1;
    }
    return 1;
}

// The AC coefficients of a block, behind the DC value, which leaves bits for three looks. Whether
// one that is too fine has come is asked after some looks only: that is guessed right more often,
// and what is too fine adds zeros.
template <std::size_t kFloats, class Pixels>
LIGHTSTACK_INLINE bool addAc(JpegBitCursor& cursor, const JpegHuffman& table,
    const JpegWaves& waves, Pixels& sums) noexcept {
    constexpr std::size_t kStride = strideOf(kFloats);
    const float* const pixels = waves.pixels.data();
    unsigned at = 1;
    int found = addLooks<3, kStride>(cursor, table, pixels, at, sums);
    while (found > 0 && at <= waves.last) {
        cursor.load(); // 56 bits
        found = addLooks<4, kStride>(cursor, table, pixels, at, sums);
    }
    if (found <= 0) return found == 0;
    return skipJpegRest(cursor, table, at) && at == 64;
}

template <int kAcross, int kDown>
LIGHTSTACK_INLINE bool decodeBlock(
    JpegBitCursor& cursor, JpegPlane& plane, std::uint8_t* out) noexcept {
    constexpr std::size_t kFloats = paddedFloats(kAcross, kDown);
    cursor.load();
    int difference = 0;
    if (!readJpegDifference(cursor, *plane.dcTable, difference)) return false;
    plane.prediction = static_cast<std::int16_t>(plane.prediction + difference);
    Sums<std::make_index_sequence<kFloats / 8>> sums;
    sums.start(128.5F + static_cast<float>(plane.prediction) * plane.waves->pixels[0]);
    if (!addAc<kFloats>(cursor, *plane.acTable, *plane.waves, sums)) return false;
    constexpr std::size_t kRow = paddedRow(kAcross);
    alignas(32) std::uint8_t bytes[kFloats];
    sums.put(bytes);
    const std::size_t stride = plane.stride;
#pragma GCC unroll 12
    for (std::size_t y = 0; y < kDown; ++y)
        std::memcpy(out + y * stride, bytes + y * kRow, kRow);
    return true;
}

// kHorizontal x kVertical blocks of the first plane, and one of each other, of as many pixels.
template <int kSide, int kHorizontal, int kVertical, bool kColor>
LIGHTSTACK_INLINE bool decodeUnitOf(
    JpegBitCursor& from, JpegPlanes& planes, std::size_t offset) noexcept {
    JpegBitCursor cursor = from; // in registers
    JpegPlane& first = planes[0];
    for (std::size_t v = 0; v < kVertical; ++v)
        for (std::size_t h = 0; h < kHorizontal; ++h)
            if (!decodeBlock<kSide, kSide>(
                    cursor, first, first.out + offset + v * kSide * first.stride + h * kSide))
                return false;
    if constexpr (kColor)
        for (std::size_t i = 1; i < 3; ++i)
            if (!decodeBlock<kSide * kHorizontal, kSide * kVertical>(
                    cursor, planes[i], planes[i].out + offset))
                return false;
    from = cursor;
    return true;
}

template <int kSide, int kHorizontal, int kVertical, bool kColor>
bool decodeUnit(JpegBitCursor& cursor, JpegPlanes& planes, std::size_t offset) noexcept {
    return decodeUnitOf<kSide, kHorizontal, kVertical, kColor>(cursor, planes, offset);
}

#ifdef LIGHTSTACK_WIDE_VECTORS_AND_BITS
template <int kSide, int kHorizontal, int kVertical, bool kColor>
LIGHTSTACK_WIDE_VECTORS_AND_BITS bool decodeUnitWide(
    JpegBitCursor& cursor, JpegPlanes& planes, std::size_t offset) noexcept {
    return decodeUnitOf<kSide, kHorizontal, kVertical, kColor>(cursor, planes, offset);
}
#endif

template <int kSide, int kHorizontal, int kVertical, bool kColor>
JpegUnitDecoder decoderOf() noexcept {
#ifdef LIGHTSTACK_WIDE_VECTORS_AND_BITS
    if (base::hasWideVectors()) return decodeUnitWide<kSide, kHorizontal, kVertical, kColor>;
#endif
    return decodeUnit<kSide, kHorizontal, kVertical, kColor>;
}

template <int kSide>
JpegUnitDecoder decoderAt(int horizontal, int vertical, bool color) noexcept {
    if (!color) return decoderOf<kSide, 1, 1, false>();
    if (vertical == 1)
        return horizontal == 1 ? decoderOf<kSide, 1, 1, true>() : decoderOf<kSide, 2, 1, true>();
    return horizontal == 1 ? decoderOf<kSide, 1, 2, true>() : decoderOf<kSide, 2, 2, true>();
}

template <int... kSides>
JpegUnitDecoder decoderAmong(int eighths, int horizontal, int vertical, bool color,
    std::integer_sequence<int, kSides...>) noexcept {
    JpegUnitDecoder found = nullptr;
    ((found = eighths == kLeastEighths + kSides
                  ? decoderAt<kLeastEighths + kSides>(horizontal, vertical, color)
                  : found),
        ...);
    return found;
}

} // namespace

JpegWaves::JpegWaves(int across, int down, const std::array<std::uint16_t, 64>& quant) {
    const std::size_t stride = strideOf(paddedFloats(across, down));
    const std::size_t rowFloats = paddedRow(across);
    const Heights horizontal = heightsOf(across);
    const Heights vertical = heightsOf(down);
    pixels.resize(64 * stride);
    for (unsigned k = 0; k < 64; ++k) {
        const auto row = static_cast<std::size_t>(kJpegZigzag[k] >> 3);
        const auto column = static_cast<std::size_t>(kJpegZigzag[k] & 7);
        if (static_cast<int>(row) >= down || static_cast<int>(column) >= across) continue;
        last = k;
        float* to = pixels.data() + k * stride;
        for (std::size_t y = 0; y < static_cast<std::size_t>(down); ++y)
            for (std::size_t x = 0; x < static_cast<std::size_t>(across); ++x)
                to[floatOf(y * rowFloats + x)] =
                    static_cast<float>(quant[k] * vertical[row][y] * horizontal[column][x] / 8);
    }
}

JpegUnitDecoder jpegUnitDecoder(int eighths, int horizontal, int vertical, bool color) noexcept {
    return decoderAmong(eighths, horizontal, vertical, color,
        std::make_integer_sequence<int, kMostEighths - kLeastEighths + 1>());
}

} // namespace lightstack::io
