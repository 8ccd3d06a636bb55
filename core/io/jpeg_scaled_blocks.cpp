#include "core/io/jpeg_scaled_blocks.h"

#include "core/io/jpeg_block_bits.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

#if defined(__x86_64__) && defined(__GNUC__)
#define LIGHTSTACK_WIDE [[gnu::target("avx2,fma,bmi,bmi2")]]
#endif

namespace lightstack::io {
namespace {

// Wave `k` at sample `x` of `n`, so that it keeps its height whatever n is.
double wave(int k, int x, int n) {
    const double height = k == 0 ? 1.0 : std::numbers::sqrt2;
    return height * std::cos((2 * x + 1) * k * std::numbers::pi / (2 * n));
}

using Vector [[gnu::vector_size(16), gnu::aligned(4), gnu::may_alias]] = float;

template <std::size_t kFloats>
LIGHTSTACK_INLINE void add(float* __restrict sums, const float* __restrict wave, int value) {
    const auto times = static_cast<float>(value);
    for (std::size_t i = 0; i < kFloats; i += 4)
        *reinterpret_cast<Vector*>(sums + i) += *reinterpret_cast<const Vector*>(wave + i) * times;
}

// The AC coefficients of a block, those that count added to `sums`.
template <std::size_t kFloats>
LIGHTSTACK_INLINE bool addAc(
    JpegBitCursor& cursor, const JpegHuffman& table, const JpegWaves& waves, float* sums) noexcept {
    const float* pixels = waves.pixels.data();
    unsigned at = 1;
    while (at <= waves.last) {
        cursor.load();
        const auto whole = table.coefficientAt(cursor.bits);
        int value = whole.value;
        if (whole.bits != 0) [[likely]] {
            cursor.drop(whole.bits);
            if (whole.run == JpegHuffman::Coefficient::kEnd) return true;
            at += whole.run;
        } else {
            const auto symbol = table.symbolAt(cursor.bits);
            if (symbol.length == 0) return false;
            cursor.drop(symbol.length);
            const int size = symbol.value & 15;
            const unsigned run = static_cast<unsigned>(symbol.value) >> 4;
            if (size == 0 && run != 15) return true;
            at += run;
            value = size == 0
                        ? 0
                        : jpegExtended(static_cast<unsigned>(cursor.bits >> (64 - size)), size);
            cursor.drop(size);
        }
        if (at > 63) return false;
        if (kFloats <= 12 || (waves.used >> at & 1U) != 0)
            add<kFloats>(sums, pixels + at * kFloats, value);
        ++at;
    }
    return skipJpegRest(cursor, table, at) && at == 64;
}

template <int kAcross, int kDown>
LIGHTSTACK_INLINE bool decodeBlockOf(JpegBitCursor& at, const JpegBlock& block) noexcept {
    constexpr std::size_t kFloats = (static_cast<std::size_t>(kAcross * kDown) + 3) / 4 * 4;
    JpegBitCursor cursor = at;
    cursor.load();
    int difference = 0;
    if (!readJpegDifference(cursor, *block.dcTable, difference)) return false;
    *block.prediction += difference;
    const auto dc = static_cast<float>(static_cast<std::int16_t>(*block.prediction));
    alignas(32) float sums[kFloats];
    std::fill(sums, sums + kFloats, 128.5F + dc * block.waves->pixels[0]);
    if (!addAc<kFloats>(cursor, *block.acTable, *block.waves, sums)) return false;
    alignas(32) std::uint8_t bytes[kFloats];
    for (std::size_t i = 0; i < kFloats; ++i)
        bytes[i] =
            static_cast<std::uint8_t>(static_cast<int>(std::min(std::max(sums[i], 0.0F), 255.0F)));
    for (int y = 0; y < kDown; ++y)
        std::memcpy(block.out + static_cast<std::size_t>(y) * block.stride, bytes + y * kAcross,
            static_cast<std::size_t>(kAcross));
    at = cursor;
    return true;
}

template <int kAcross, int kDown>
bool decodeBlock(JpegBitCursor& cursor, const JpegBlock& block) noexcept {
    return decodeBlockOf<kAcross, kDown>(cursor, block);
}

#ifdef LIGHTSTACK_WIDE
template <int kAcross, int kDown>
LIGHTSTACK_WIDE bool decodeBlockWide(JpegBitCursor& cursor, const JpegBlock& block) noexcept {
    return decodeBlockOf<kAcross, kDown>(cursor, block);
}
bool isWide() noexcept {
    static const bool wide =
        __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0 &&
        __builtin_cpu_supports("bmi") != 0 && __builtin_cpu_supports("bmi2") != 0;
    return wide;
}
#endif

template <int kAcross, int kDown>
JpegBlockDecoder decoderOf() noexcept {
#ifdef LIGHTSTACK_WIDE
    if (isWide()) return decodeBlockWide<kAcross, kDown>;
#endif
    return decodeBlock<kAcross, kDown>;
}

// n x n, and twice as much where the component is halved across, down, or both ways.
template <int kSide>
JpegBlockDecoder decoderAt(int across, int down) noexcept {
    if (across == kSide && down == kSide) return decoderOf<kSide, kSide>();
    if (across == 2 * kSide && down == kSide) return decoderOf<2 * kSide, kSide>();
    if (across == kSide && down == 2 * kSide) return decoderOf<kSide, 2 * kSide>();
    if (across == 2 * kSide && down == 2 * kSide) return decoderOf<2 * kSide, 2 * kSide>();
    return nullptr;
}

template <int... kSides>
JpegBlockDecoder decoderAmong(
    int across, int down, std::integer_sequence<int, kSides...>) noexcept {
    JpegBlockDecoder found = nullptr;
    ((found = found != nullptr ? found : decoderAt<kLeastEighths + kSides>(across, down)), ...);
    return found;
}

} // namespace

JpegWaves::JpegWaves(int across, int down, const std::array<std::uint16_t, 64>& quant)
    : floats((static_cast<std::size_t>(across) * static_cast<std::size_t>(down) + 3) / 4 * 4) {
    pixels.resize(64 * floats);
    for (unsigned k = 0; k < 64; ++k) {
        const int row = kJpegZigzag[k] >> 3;
        const int column = kJpegZigzag[k] & 7;
        if (row >= down || column >= across) continue;
        last = k;
        used |= std::uint64_t{1} << k;
        float* to = pixels.data() + k * floats;
        for (int y = 0; y < down; ++y)
            for (int x = 0; x < across; ++x)
                *to++ =
                    static_cast<float>(quant[k] * wave(row, y, down) * wave(column, x, across) / 8);
    }
}

JpegBlockDecoder jpegBlockDecoder(int across, int down) noexcept {
    return decoderAmong(
        across, down, std::make_integer_sequence<int, kMostEighths - kLeastEighths + 1>());
}

} // namespace lightstack::io
