// Vectors of any length, squares of them turned, and their values as samples; private to the bands
// of a Lanczos shrink, whose functions are compiled for several lengths. Thread: pure, any thread.
#pragma once

#include "core/base/processor.h"

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <limits>
#include <type_traits>
#include <utility>

namespace lightstack::raster::lanczos_bands {

template <class E, int kLanes>
struct VectorOf {
    using Type [[gnu::vector_size(kLanes * sizeof(E))]] = E;
};
template <class E, int kLanes>
using Vector = typename VectorOf<E, kLanes>::Type;

// The lower halves of two vectors, or the upper ones, in turn.
template <bool kUpper, class V, int... kAt>
LIGHTSTACK_INLINE void zip(
    const V& a, const V& b, V& out, std::integer_sequence<int, kAt...>) noexcept {
    constexpr int kLanes = sizeof...(kAt);
    out =
        __builtin_shufflevector(a, b, (kAt % 2 * kLanes + kAt / 2 + (kUpper ? kLanes / 2 : 0))...);
}

// A square of kLanes vectors: rows become columns. Each round zips the vectors of one half with
// those of the other.
template <int kLanes, class V>
LIGHTSTACK_INLINE void turn(V (&square)[kLanes]) noexcept {
    using Indices = std::make_integer_sequence<int, kLanes>;
#pragma GCC unroll 4
    for (int round = 1; round < kLanes; round *= 2) {
        V next[kLanes];
#pragma GCC unroll 8
        for (int i = 0; i < kLanes / 2; ++i) {
            zip<false>(square[i], square[i + kLanes / 2], next[2 * i], Indices());
            zip<true>(square[i], square[i + kLanes / 2], next[2 * i + 1], Indices());
        }
#pragma GCC unroll 16
        for (int i = 0; i < kLanes; ++i)
            square[i] = next[i];
    }
}

// Rounded half up, held to the range of T.
template <class T, int kLanes>
LIGHTSTACK_INLINE void round(
    const Vector<float, kLanes>& values, Vector<int, kLanes>& out) noexcept {
    using Wholes = Vector<int, kLanes>;
    const auto half = values + 0.5F;
    out = __builtin_convertvector(half, Wholes); // towards nothing
    if constexpr (std::signed_integral<T>)
        out += __builtin_convertvector(out, Vector<float, kLanes>) > half; // -1 where it is
    const Wholes low = Wholes{} + std::numeric_limits<T>::min();
    const Wholes high = Wholes{} + std::numeric_limits<T>::max();
    out = out > low ? out : low;
    out = out < high ? out : high;
}

// The first n of `values`, of which each fits.
template <class T, class V>
LIGHTSTACK_INLINE void put(const V& values, T* out, std::size_t n) noexcept {
    constexpr std::size_t kLanes = sizeof(V) / sizeof(values[0]);
    alignas(V) std::remove_cvref_t<decltype(values[0])> held[kLanes];
    std::memcpy(held, &values, sizeof held);
    if (n == kLanes) [[likely]] {
        for (std::size_t i = 0; i < kLanes; ++i)
            out[i] = static_cast<T>(held[i]);
    } else {
        for (std::size_t i = 0; i < n; ++i)
            out[i] = static_cast<T>(held[i]);
    }
}

} // namespace lightstack::raster::lanczos_bands
