// The two passes of a shrink, as vector code for the machine at hand; private to lanczos.cpp.
//
// 1. rowSums(): the source rows of one output row, weighted, four at a look: the sums are loaded
// and stored a quarter as often. 2. columnSums(): one row of sums to the output's columns; a pixel
// of three or four floats is one vector. Where the processor multiplies and adds in one step, or
// has wider vectors, the same text is compiled for it: results differ in the last bit of a float,
// which rounding to integers hides but for halves. Thread: pure, any thread.
#pragma once

#include "core/base/processor.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <limits>
#include <utility>

namespace lightstack::raster::lanczos_passes {

// What one output pixel takes: `count` source pixels from `first` on, weights adding up to one.
template <class W>
struct Taps {
    int first = 0;
    int count = 0;
    const W* weights = nullptr;
    // Of two pixels of three samples, each weight three times, and two zeros: count / 2 vectors.
    const W* pairs = nullptr; // or none
};

template <class T, class W>
LIGHTSTACK_INLINE T rounded(W value) noexcept {
    if constexpr (std::floating_point<T>) {
        return static_cast<T>(value);
    } else {
        constexpr W low = std::numeric_limits<T>::min();
        constexpr W high = std::numeric_limits<T>::max();
        return static_cast<T>(std::clamp(std::floor(value + W{0.5}), low, high));
    }
}

// `rows` of kRows rows of n samples; kFirst: the sums start here.
template <int kRows, bool kFirst, class T, class W>
LIGHTSTACK_INLINE void addRows(
    W* __restrict sum, const T* const* rows, const W* weights, std::size_t n) noexcept {
    const T* __restrict a = rows[0];
    const T* __restrict b = rows[kRows > 1 ? 1 : 0];
    const T* __restrict c = rows[kRows > 2 ? 2 : 0];
    const T* __restrict d = rows[kRows > 3 ? 3 : 0];
    for (std::size_t i = 0; i < n; ++i) {
        W value = static_cast<W>(a[i]) * weights[0];
        if constexpr (kRows > 1) value += static_cast<W>(b[i]) * weights[1];
        if constexpr (kRows > 2) value += static_cast<W>(c[i]) * weights[2];
        if constexpr (kRows > 3) value += static_cast<W>(d[i]) * weights[3];
        sum[i] = kFirst ? value : sum[i] + value;
    }
}

// `rows`: taps.count of them.
template <class T, class W>
LIGHTSTACK_INLINE void rowSumsOf(
    W* sum, const T* const* rows, const W* weights, int count, std::size_t n) noexcept {
    int k = count % 4 == 0 ? 4 : count % 4;
    switch (k) {
    case 1:
        addRows<1, true, T, W>(sum, rows, weights, n);
        break;
    case 2:
        addRows<2, true, T, W>(sum, rows, weights, n);
        break;
    case 3:
        addRows<3, true, T, W>(sum, rows, weights, n);
        break;
    default:
        addRows<4, true, T, W>(sum, rows, weights, n);
    }
    for (; k < count; k += 4)
        addRows<4, false, T, W>(sum, rows + k, weights + k, n);
}

// Four neighbouring sums, anywhere; behind the last pixel of a row stand as many as are read too
// far.
template <class W>
struct Four {
    using Vector [[gnu::vector_size(4 * sizeof(W)), gnu::aligned(alignof(W)), gnu::may_alias]] = W;
};

using Wholes [[gnu::vector_size(16)]] = int;

// The first kChannels of four, cut off at both ends. Bytes are stored four at once: the next pixel
// follows in the same row, or is `last`.
template <int kChannels, class T>
LIGHTSTACK_INLINE void putPixel(Wholes wholes, T* out, bool last) noexcept {
    const Wholes low = {};
    const Wholes high = low + std::numeric_limits<T>::max();
    wholes = wholes > low ? wholes : low;
    wholes = wholes < high ? wholes : high;
    if constexpr (sizeof(T) == 1 && std::endian::native == std::endian::little) {
        if (kChannels == 4 || !last) [[likely]] {
            using Bytes [[gnu::vector_size(16)]] = unsigned char;
            const auto bytes = reinterpret_cast<Bytes>(wholes);
            const auto four = reinterpret_cast<Wholes>(__builtin_shufflevector(
                bytes, bytes, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12));
            std::memcpy(out, &four, 4);
            return;
        }
    }
    for (int c = 0; c < kChannels; ++c)
        out[c] = static_cast<T>(wholes[c]);
}

template <int kChannels, class T, class W>
LIGHTSTACK_INLINE void pixelColumns(
    const W* sum, const Taps<W>* columns, int width, T* out) noexcept {
    using Vector = typename Four<W>::Vector;
    for (int x = 0; x < width; ++x) {
        const Taps<W>& taps = columns[x];
        const W* in = sum + static_cast<std::ptrdiff_t>(taps.first) * kChannels;
        const auto fourAt = [in](int k) LIGHTSTACK_INLINE_LAMBDA -> const Vector& {
            return *reinterpret_cast<const Vector*>(in + std::ptrdiff_t{k} * kChannels);
        };
        Vector even = fourAt(0) * taps.weights[0];
        Vector odd = {};
        int k = 1;
        for (; k + 1 < taps.count; k += 2) {
            odd += fourAt(k) * taps.weights[k];
            even += fourAt(k + 1) * taps.weights[k + 1];
        }
        if (k < taps.count) odd += fourAt(k) * taps.weights[k];
        even += odd;
        if constexpr (std::unsigned_integral<T> && sizeof(W) == sizeof(int)) {
            even += W{0.5}; // what is not negative is cut off downwards
            putPixel<kChannels>(__builtin_convertvector(even, Wholes), out, x + 1 == width);
            out += kChannels;
        } else {
            for (int c = 0; c < kChannels; ++c)
                *out++ = rounded<T, W>(even[c]);
        }
    }
}

// Three samples a pixel, two pixels a vector of eight; of every column kVectors, at least one.
template <int kVectors, class T>
LIGHTSTACK_INLINE void pairColumns(
    const float* sum, const Taps<float>* columns, int width, T* out) noexcept {
    using Eight [[gnu::vector_size(32), gnu::aligned(4), gnu::may_alias]] = float;
    using Pixel = typename Four<float>::Vector;
    for (int x = 0; x < width; ++x, out += 3) {
        const Taps<float>& taps = columns[x];
        const float* in = sum + std::ptrdiff_t{3} * taps.first;
        Eight sums[2] = {};
#pragma GCC unroll 16
        for (std::size_t k = 0; k < kVectors; ++k)
            sums[k % 2] += *reinterpret_cast<const Eight*>(in + 6 * k) *
                           *reinterpret_cast<const Eight*>(taps.pairs + 8 * k);
        sums[0] += sums[1];
        Pixel pixel = __builtin_shufflevector(sums[0], sums[0], 0, 1, 2, 2);
        pixel += __builtin_shufflevector(sums[0], sums[0], 3, 4, 5, 5);
        pixel += 0.5F; // what is not negative is cut off downwards
        putPixel<3>(__builtin_convertvector(pixel, Wholes), out, x + 1 == width);
    }
}

constexpr int kMostVectors = 12;

template <class T, int... kVectors>
LIGHTSTACK_INLINE void pairColumnsOf(const float* sum, const Taps<float>* columns, int width,
    T* out, std::integer_sequence<int, kVectors...>) noexcept {
    const int vectors = columns->count / 2;
    ((vectors == kVectors + 1 ? pairColumns<kVectors + 1, T>(sum, columns, width, out) : void()),
        ...);
}

// One sample a pixel, four source pixels a vector; behind a column's weights follow zeros.
template <class T, class W>
LIGHTSTACK_INLINE void greyColumns(
    const W* sum, const Taps<W>* columns, int width, T* out) noexcept {
    using Vector = typename Four<W>::Vector;
    for (int x = 0; x < width; ++x) {
        const Taps<W>& taps = columns[x];
        Vector four = {};
        for (int k = 0; k < taps.count; k += 4)
            four += *reinterpret_cast<const Vector*>(sum + taps.first + k) *
                    *reinterpret_cast<const Vector*>(taps.weights + k);
        *out++ = rounded<T, W>((four[0] + four[1]) + (four[2] + four[3]));
    }
}

template <class T, class W>
LIGHTSTACK_INLINE void anyColumns(
    const W* sum, const Taps<W>* columns, int width, int channels, T* out) noexcept {
    for (int x = 0; x < width; ++x) {
        const Taps<W>& taps = columns[x];
        for (int c = 0; c < channels; ++c) {
            const W* in = sum + static_cast<std::ptrdiff_t>(taps.first) * channels + c;
            W value = 0;
            for (int k = 0; k < taps.count; ++k, in += channels)
                value += *in * taps.weights[k];
            *out++ = rounded<T, W>(value);
        }
    }
}

template <class T, class W>
LIGHTSTACK_INLINE void columnSumsOf(
    const W* sum, const Taps<W>* columns, int width, int channels, T* out) noexcept {
    if constexpr (std::unsigned_integral<T> && std::same_as<W, float>) {
        if (channels == 3 && columns->pairs != nullptr)
            return pairColumnsOf<T>(
                sum, columns, width, out, std::make_integer_sequence<int, kMostVectors>());
    }
    if (channels == 3)
        pixelColumns<3, T, W>(sum, columns, width, out);
    else if (channels == 4)
        pixelColumns<4, T, W>(sum, columns, width, out);
    else if (channels == 1 && std::unsigned_integral<T>) // whose weights of nothing do no harm
        greyColumns<T, W>(sum, columns, width, out);
    else
        anyColumns<T, W>(sum, columns, width, channels, out);
}

#ifdef LIGHTSTACK_WIDE_VECTORS
template <class T, class W>
LIGHTSTACK_WIDE_VECTORS void rowSumsWide(
    W* sum, const T* const* rows, const W* weights, int count, std::size_t n) noexcept {
    rowSumsOf<T, W>(sum, rows, weights, count, n);
}
template <class T, class W>
LIGHTSTACK_WIDEST_VECTORS void rowSumsWidest(
    W* sum, const T* const* rows, const W* weights, int count, std::size_t n) noexcept {
    rowSumsOf<T, W>(sum, rows, weights, count, n);
}
template <class T, class W>
LIGHTSTACK_WIDE_VECTORS void columnSumsWide(
    const W* sum, const Taps<W>* columns, int width, int channels, T* out) noexcept {
    columnSumsOf<T, W>(sum, columns, width, channels, out);
}
#endif

template <class T, class W>
void rowSums(W* sum, const T* const* rows, const W* weights, int count, std::size_t n) noexcept {
#ifdef LIGHTSTACK_WIDE_VECTORS
    if (base::hasWidestVectors()) return rowSumsWidest<T, W>(sum, rows, weights, count, n);
    if (base::hasWideVectors()) return rowSumsWide<T, W>(sum, rows, weights, count, n);
#endif
    rowSumsOf<T, W>(sum, rows, weights, count, n);
}

template <class T, class W>
void columnSums(const W* sum, const Taps<W>* columns, int width, int channels, T* out) noexcept {
#ifdef LIGHTSTACK_WIDE_VECTORS
    if (base::hasWideVectors()) return columnSumsWide<T, W>(sum, columns, width, channels, out);
#endif
    columnSumsOf<T, W>(sum, columns, width, channels, out);
}

} // namespace lightstack::raster::lanczos_passes
