// One block of floats to quantised coefficients; private to jpeg_forward.cpp.
//
// A vector is a row of eight: the transform of all columns at once, then of all rows after the
// block has been turned; it is left turned, and the zigzag order is read from it so.
// Thread: pure, any thread.
#pragma once

#include "core/io/jpeg_block_bits.h"
#include "core/io/jpeg_forward.h"

#include <bit>
#include <cstring>
#include <utility>

namespace lightstack::io::jpeg_forward {

using Eight [[gnu::vector_size(32), gnu::aligned(4), gnu::may_alias]] = float;
using Wholes [[gnu::vector_size(32)]] = int;
using Halves [[gnu::vector_size(16)]] = std::int16_t;
using Marks [[gnu::vector_size(8)]] = std::int8_t;

struct Rows {
    Eight at[8];
};

// Eight-point transform of each column, scaled (Arai, Agui, Nakajima).
LIGHTSTACK_INLINE void transformColumns(Rows& rows) {
    Eight* r = rows.at;
    const Eight sum07 = r[0] + r[7];
    const Eight sum16 = r[1] + r[6];
    const Eight sum25 = r[2] + r[5];
    const Eight sum34 = r[3] + r[4];
    const Eight off07 = r[0] - r[7];
    const Eight off16 = r[1] - r[6];
    const Eight off25 = r[2] - r[5];
    const Eight off34 = r[3] - r[4];

    const Eight outer = sum07 + sum34;
    const Eight inner = sum16 + sum25;
    const Eight outerOff = sum07 - sum34;
    const Eight turned = (outerOff + (sum16 - sum25)) * 0.707106781F;
    r[0] = outer + inner;
    r[4] = outer - inner;
    r[2] = outerOff + turned;
    r[6] = outerOff - turned;

    const Eight low = off34 + off25;
    const Eight middle = (off25 + off16) * 0.707106781F;
    const Eight high = off16 + off07;
    const Eight common = (low - high) * 0.382683433F;
    const Eight fromLow = low * 0.541196100F + common;
    const Eight fromHigh = high * 1.306562965F + common;
    const Eight plus = off07 + middle;
    const Eight minus = off07 - middle;
    r[5] = minus + fromLow;
    r[3] = minus - fromLow;
    r[1] = plus + fromHigh;
    r[7] = plus - fromHigh;
}

// Rows become columns.
LIGHTSTACK_INLINE void turn(Rows& rows) {
    Eight* r = rows.at;
    Eight pairs[8];
    for (int i = 0; i < 8; i += 2) {
        pairs[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        pairs[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
    Eight fours[8];
    for (int i = 0; i < 8; i += 4)
        for (int k = 0; k < 2; ++k) {
            const Eight& a = pairs[i + k];
            const Eight& b = pairs[i + k + 2];
            fours[i + 2 * k] = __builtin_shufflevector(a, b, 0, 1, 8, 9, 4, 5, 12, 13);
            fours[i + 2 * k + 1] = __builtin_shufflevector(a, b, 2, 3, 10, 11, 6, 7, 14, 15);
        }
    for (int i = 0; i < 4; ++i) {
        r[i] = __builtin_shufflevector(fours[i], fours[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        r[i + 4] = __builtin_shufflevector(fours[i], fours[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
}

// To the nearest whole numbers, by the place where a float's fraction ends.
LIGHTSTACK_INLINE void toNearest(const Eight& values, Wholes& wholes) {
    constexpr float kNoFraction = 12582912; // 1.5 * 2^23
    const Eight moved = values + kNoFraction;
    std::memcpy(&wholes, &moved, sizeof wholes);
    wholes -= std::bit_cast<int>(kNoFraction);
}

// A bit for each of eight that is not zero.
LIGHTSTACK_INLINE std::uint64_t marksOf(const std::int16_t* values) {
    Halves eight;
    std::memcpy(&eight, values, sizeof eight);
    const Marks marks = __builtin_convertvector(eight != Halves{}, Marks);
    std::uint64_t word = 0;
    std::memcpy(&word, &marks, sizeof word);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return ((word & 0x8040201008040201U) * 0x0101010101010101U) >> 56;
}

// From `turned` (column * 8 + row) to zigzag order, half of them at once: one instruction where
// the processor has it, and many where not.
using ManyHalves [[gnu::vector_size(64)]] = std::int16_t;
alignas(64) inline constexpr std::array<std::int16_t, 64> kTurnedAt = [] {
    std::array<std::int16_t, 64> at{};
    for (std::size_t k = 0; k < 64; ++k)
        at[k] = static_cast<std::int16_t>(kJpegZigzag[k] % 8 * 8 + kJpegZigzag[k] / 8);
    return at;
}();
template <std::size_t kFirst, std::size_t... k>
LIGHTSTACK_INLINE void sortHalf(
    const ManyHalves (&halves)[2], std::int16_t* out, std::index_sequence<k...>) {
    const ManyHalves sorted =
        __builtin_shufflevector(halves[0], halves[1], kTurnedAt[kFirst + k]...);
    std::memcpy(out + kFirst, &sorted, sizeof sorted);
}
LIGHTSTACK_INLINE void toZigzag(const std::int16_t* turned, JpegCoefficients& out) {
    constexpr std::make_index_sequence<32> kHalf;
    ManyHalves halves[2];
    std::memcpy(halves, turned, sizeof halves);
    sortHalf<0>(halves, out.values.data(), kHalf);
    sortHalf<32>(halves, out.values.data(), kHalf);
}

// `factors`: column * 8 + row.
template <bool kWidest>
LIGHTSTACK_INLINE void forwardBlock(
    const float* in, std::size_t stride, const float* factors, JpegCoefficients& out) {
    Rows rows;
    for (std::size_t y = 0; y < 8; ++y)
        std::memcpy(&rows.at[y], in + y * stride, sizeof(Eight));
    transformColumns(rows);
    turn(rows);
    transformColumns(rows);
    const Wholes most = Wholes{} + 1023;
    Wholes least = -most;
    least[0] = -1024; // black, and a step of one
    alignas(32) std::int16_t turned[64];
    for (std::size_t i = 0; i < 8; ++i) {
        Wholes wholes;
        toNearest(rows.at[i] * reinterpret_cast<const Eight*>(factors)[i], wholes);
        wholes = wholes > least ? wholes : least;
        wholes = wholes < most ? wholes : most;
        least[0] = -1023;
        const Halves halves = __builtin_convertvector(wholes, Halves);
        std::memcpy(turned + 8 * i, &halves, sizeof halves);
    }
    if constexpr (kWidest) {
        toZigzag(turned, out);
    } else {
#pragma GCC unroll 64
        for (std::size_t k = 0; k < 64; ++k)
            out.values[k] = turned[static_cast<std::size_t>(kTurnedAt[k])];
    }
    out.nonZero = 0;
    for (std::size_t k = 0; k < 64; k += 8)
        out.nonZero |= marksOf(out.values.data() + k) << k;
}

} // namespace lightstack::io::jpeg_forward
