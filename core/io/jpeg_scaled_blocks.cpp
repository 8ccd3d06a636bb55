#include "core/io/jpeg_scaled_blocks.h"

#include "core/base/processor.h"
#include "core/io/jpeg_block_bits.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

namespace lightstack::io {
namespace {

constexpr std::size_t kMostInRegisters = 80;     // floats
constexpr std::size_t kWavesRead = 64 + 15 + 15; // with what two runs may lead past the last

constexpr std::size_t paddedFloats(int across, int down) {
    return (static_cast<std::size_t>(across) * static_cast<std::size_t>(down) + 7) / 8 * 8;
}

// Wave `k` at sample `x` of `n`, so that it keeps its height whatever n is.
double wave(int k, int x, int n) {
    const double height = k == 0 ? 1.0 : std::numbers::sqrt2;
    return height * std::cos((2 * x + 1) * k * std::numbers::pi / (2 * n));
}

using Eight [[gnu::vector_size(32), gnu::aligned(4), gnu::may_alias]] = float;
using Wholes [[gnu::vector_size(32)]] = int;
using Parts [[gnu::vector_size(32)]] = std::uint8_t;
using Bytes [[gnu::vector_size(8), gnu::aligned(1), gnu::may_alias]] = std::uint8_t;

// The pixels of a block as sums of waves, eight a vector; in registers where they are few.
template <class Indices>
struct Sums;
template <std::size_t... kAt>
struct Sums<std::index_sequence<kAt...>> {
    Eight at[sizeof...(kAt)];

    LIGHTSTACK_INLINE void start(float value) {
        const Eight zero = {};
        ((at[kAt] = zero + value), ...);
    }
    LIGHTSTACK_INLINE void add(const float* wave, int value) {
        const auto times = static_cast<float>(value);
        ((at[kAt] += reinterpret_cast<const Eight*>(wave)[kAt] * times), ...);
    }
    // As bytes, cut off at both ends.
    LIGHTSTACK_INLINE void put(std::uint8_t* out) const {
        const Wholes low = {};
        const Wholes high = low + 255;
        const auto bytes = [&](const Eight& sums) LIGHTSTACK_INLINE_LAMBDA -> Bytes {
            Wholes wholes = __builtin_convertvector(sums, Wholes);
            wholes = wholes > low ? wholes : low;
            wholes = wholes < high ? wholes : high;
            if constexpr (std::endian::native != std::endian::little)
                return __builtin_convertvector(wholes, Bytes);
            const auto parts = reinterpret_cast<Parts>(wholes);
            return __builtin_shufflevector(parts, parts, 0, 4, 8, 12, 16, 20, 24, 28);
        };
        ((reinterpret_cast<Bytes*>(out)[kAt] = bytes(at[kAt])), ...);
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

// The AC coefficients of a block, those that count added to `sums`. Reads behind the last wave, of
// at most two runs: zeros stand there.
template <std::size_t kFloats, class Pixels>
LIGHTSTACK_INLINE bool addAc(JpegBitCursor& cursor, const JpegHuffman& table,
    const JpegWaves& waves, Pixels& sums) noexcept {
    const float* pixels = waves.pixels.data();
    unsigned at = 1;
    while (at <= waves.last) {
        cursor.load(); // 56 bits: enough for four looks of 12
        for (int look = 0; look < 4; ++look) {
            const auto pair = table.pairAt(cursor.bits);
            const int bits = pair.bits & JpegHuffman::Pair::kBits;
            if (bits == 0) [[unlikely]] {
                int value = 0;
                cursor.load(); // a long code has 31
                const int found = readLongCoefficient(cursor, table, at, value);
                if (found <= 0) return found == 0;
                if (at > 63) return false;
                sums.add(pixels + at * kFloats, value);
                ++at;
                break;
            }
            cursor.drop(bits);
            at += pair.runs & 15U;
            sums.add(pixels + at * kFloats, pair.first);
            if (pair.bits > JpegHuffman::Pair::kEnd) return at < 64;
            const unsigned step = static_cast<unsigned>(pair.runs) >> 4;
            at += step;
            if (kFloats <= kMostInRegisters || step != 0)
                sums.add(pixels + at * kFloats, pair.second);
            ++at;
            if (at > waves.last) break;
        }
    }
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
    alignas(32) std::uint8_t bytes[kFloats];
    sums.put(bytes);
    for (int y = 0; y < kDown; ++y)
        std::memcpy(out + static_cast<std::size_t>(y) * plane.stride, bytes + y * kAcross,
            static_cast<std::size_t>(kAcross));
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

JpegWaves::JpegWaves(int across, int down, const std::array<std::uint16_t, 64>& quant)
    : floats(paddedFloats(across, down)) {
    pixels.resize(kWavesRead * floats);
    for (unsigned k = 0; k < 64; ++k) {
        const int row = kJpegZigzag[k] >> 3;
        const int column = kJpegZigzag[k] & 7;
        if (row >= down || column >= across) continue;
        last = k;
        float* to = pixels.data() + k * floats;
        for (int y = 0; y < down; ++y)
            for (int x = 0; x < across; ++x)
                *to++ =
                    static_cast<float>(quant[k] * wave(row, y, down) * wave(column, x, across) / 8);
    }
}

JpegUnitDecoder jpegUnitDecoder(int eighths, int horizontal, int vertical, bool color) noexcept {
    return decoderAmong(eighths, horizontal, vertical, color,
        std::make_integer_sequence<int, kMostEighths - kLeastEighths + 1>());
}

} // namespace lightstack::io
