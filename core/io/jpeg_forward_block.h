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

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace lightstack::io::jpeg_forward {

using Eight [[gnu::vector_size(32), gnu::aligned(4), gnu::may_alias]] = float;

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

// Columns of a block: two a vector where the processor has vectors of sixteen, or half a one.
template <int kLanes>
struct Columns {
    using Floats [[gnu::vector_size(kLanes * 4), gnu::aligned(4), gnu::may_alias]] = float;
    using Wholes [[gnu::vector_size(kLanes * 4)]] = int;
    using Halves [[gnu::vector_size(kLanes * 2)]] = std::uint16_t;
};

// To the nearest whole numbers, by the place where a float's fraction ends.
template <class Floats, class Wholes>
LIGHTSTACK_INLINE void toNearest(const Floats& values, Wholes& wholes) {
    constexpr float kNoFraction = 12582912; // 1.5 * 2^23
    const Floats moved = values + kNoFraction;
    std::memcpy(&wholes, &moved, sizeof wholes);
    wholes -= std::bit_cast<int>(kNoFraction);
}

// T.81 F.1.2.1: the number of a value's bits, and they themselves, those of a negative value less
// one. A float of the magnitude has the highest of them alone in its exponent.
template <class Floats, class Wholes>
LIGHTSTACK_INLINE void toCoded(Wholes& values) {
    const Wholes sign = values >> 31; // minus one, or nothing
    const Floats magnitude = __builtin_convertvector((values ^ sign) - sign, Floats);
    Wholes exponent;
    std::memcpy(&exponent, &magnitude, sizeof exponent);
    exponent &= 0x7F800000;
    Floats highest;
    std::memcpy(&highest, &exponent, sizeof highest);
    const Wholes bit = __builtin_convertvector(highest, Wholes);
    const Wholes size = (exponent >> 23) - 126;
    const Wholes coded = size << JpegCoefficients::kValueBits | ((values + sign) & (bit + bit - 1));
    values = values != Wholes{} ? coded : Wholes{};
}

// The products of `in` and `factors`, which are left turned, as they are coded; the first of the
// block as a number.
template <int kLanes>
LIGHTSTACK_INLINE int quantise(const typename Columns<kLanes>::Floats* in, const float* factors,
    typename Columns<kLanes>::Halves (&coded)[64 / kLanes]) {
    using Floats = typename Columns<kLanes>::Floats;
    using Wholes = typename Columns<kLanes>::Wholes;
    using Halves = typename Columns<kLanes>::Halves;
    int first = 0;
    const Wholes most = Wholes{} + 1023;
    Wholes least = -most;
    least[0] = -1024; // black, and a step of one
#pragma GCC unroll 8
    for (std::size_t i = 0; i < 64 / kLanes; ++i) {
        Wholes wholes;
        toNearest(in[i] * reinterpret_cast<const Floats*>(factors)[i], wholes);
        wholes = wholes > least ? wholes : least;
        wholes = wholes < most ? wholes : most;
        if (i == 0) first = wholes[0];
        least = -most;
        toCoded<Floats>(wholes);
        coded[i] = __builtin_convertvector(wholes, Halves);
    }
    return first;
}

// A bit for each that is not zero.
LIGHTSTACK_INLINE std::uint64_t marksOf(const std::uint16_t* coded) {
    std::uint64_t marks = 0;
#ifdef __SSE2__
    for (unsigned k = 0; k < 64; k += 16) {
        const auto at = [&](unsigned i) LIGHTSTACK_INLINE_LAMBDA {
            return _mm_loadu_si128(reinterpret_cast<const __m128i*>(coded + i));
        };
        const __m128i none = _mm_setzero_si128();
        const __m128i zeros =
            _mm_packs_epi16(_mm_cmpeq_epi16(at(k), none), _mm_cmpeq_epi16(at(k + 8), none));
        marks |= static_cast<std::uint64_t>(_mm_movemask_epi8(zeros) ^ 0xFFFF) << k;
    }
#else
    for (unsigned k = 0; k < 64; ++k)
        marks |= std::uint64_t{coded[k] != 0} << k;
#endif
    return marks;
}

// From turned order (column * 8 + row) to zigzag order, half of them at once: one instruction where
// the processor has it, and many where not.
using Quarter = Columns<16>::Halves;
using Half [[gnu::vector_size(64)]] = std::uint16_t;
inline constexpr std::array<std::uint8_t, 64> kTurnedAt = [] {
    std::array<std::uint8_t, 64> at{};
    for (std::size_t k = 0; k < 64; ++k)
        at[k] = static_cast<std::uint8_t>(kJpegZigzag[k] % 8 * 8 + kJpegZigzag[k] / 8);
    return at;
}();
template <std::size_t kFirst, std::size_t... k>
LIGHTSTACK_INLINE void sortHalf(
    const Half (&halves)[2], std::uint16_t* out, std::index_sequence<k...>) {
    const Half sorted = __builtin_shufflevector(halves[0], halves[1], kTurnedAt[kFirst + k]...);
    std::memcpy(out + kFirst, &sorted, sizeof sorted);
}
template <std::size_t... k>
LIGHTSTACK_INLINE void toZigzag(
    const Quarter (&turned)[4], std::uint16_t* out, std::index_sequence<k...> indices) {
    const Half halves[2] = {__builtin_shufflevector(turned[0], turned[1], k...),
        __builtin_shufflevector(turned[2], turned[3], k...)};
    sortHalf<0>(halves, out, indices);
    sortHalf<32>(halves, out, indices);
}

// `factors`: column * 8 + row.
template <int kLanes>
LIGHTSTACK_INLINE void forwardBlock(
    const float* in, std::size_t stride, const float* factors, JpegCoefficients& out) {
    Rows rows;
    for (std::size_t y = 0; y < 8; ++y)
        std::memcpy(&rows.at[y], in + y * stride, sizeof(Eight));
    transformColumns(rows);
    turn(rows);
    transformColumns(rows);
    if constexpr (kLanes == 16) {
        // Put together in registers: what was stored in pieces is slow to be loaded as a whole.
        using Sixteen = Columns<16>::Floats;
        Sixteen pairs[4];
        for (std::size_t i = 0; i < 4; ++i)
            pairs[i] = __builtin_shufflevector(rows.at[2 * i], rows.at[2 * i + 1], 0, 1, 2, 3, 4, 5,
                6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        Quarter turned[4];
        out.first = quantise<16>(pairs, factors, turned);
        toZigzag(turned, out.coded.data(), std::make_index_sequence<32>());
    } else {
        typename Columns<kLanes>::Halves turned[64 / kLanes];
        out.first = quantise<kLanes>(
            reinterpret_cast<const typename Columns<kLanes>::Floats*>(rows.at), factors, turned);
        std::uint16_t held[64];
        std::memcpy(held, turned, sizeof held);
#pragma GCC unroll 64
        for (std::size_t k = 0; k < 64; ++k)
            out.coded[k] = held[kTurnedAt[k]];
    }
    out.nonZero = marksOf(out.coded.data());
}

} // namespace lightstack::io::jpeg_forward
