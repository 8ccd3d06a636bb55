// A shrink, a band of output rows at a time, as vector code for the machine at hand; private to
// lanczos.cpp.
//
// A band has as many rows as a vector has lanes.
// 1. weighRows(): as many samples of each of the band's rows are summed up from the source, and
//    turned: a vector now holds one column of the band. Each source row is converted once.
// 2. weighColumns(): the columns are summed up, all rows of the band with one weight, turned back
//    and rounded.
// So no pass has idle lanes, whatever the number of channels. Where the processor multiplies and
// adds in one step, or has wider vectors, the same text is compiled for it: results differ in the
// last bit of a float, which rounding to integers hides but for halves. Thread: pure, any thread.
#pragma once

#include "core/raster/lanczos_vectors.h"
#include "core/raster/lanczos_weights.h"

#include <vector>

namespace lightstack::raster::lanczos_bands {

template <class T, class W>
struct Shrink {
    const T* in = nullptr; // rows of `samples`, one behind the other
    std::size_t samples = 0;
    std::size_t channels = 0;
    const std::vector<LanczosTaps<W>>* down = nullptr;   // of each output row
    const std::vector<LanczosTaps<W>>* across = nullptr; // of each output column
    T* out = nullptr;                                    // rows one behind the other
};

constexpr std::size_t kSquares = 4; // side by side: each weight is loaded once for all

// Values of a vector, where a vector is loaded at once.
template <class W, int kLanes>
struct alignas(kLanes * sizeof(W)) Lanes {
    using V [[gnu::may_alias]] = Vector<W, kLanes>;

    W values[kLanes];
};

// Room that the bands share.
template <class W, int kLanes>
struct Bench {
    using V = typename Lanes<W, kLanes>::V;

    std::vector<Lanes<W, kLanes>> rows;   // kSquares of each source row of a band
    std::vector<Lanes<W, kLanes>> turned; // one a sample, and what the last squares have too many

    V* rowsAt(std::size_t at) noexcept { return reinterpret_cast<V*>(rows.data() + at); }
    V* turnedAt(std::size_t at) noexcept { return reinterpret_cast<V*>(turned.data() + at); }
};

// Samples `at` to at + n of all source rows from `first` on.
template <int kLanes, class T, class W>
LIGHTSTACK_INLINE void convertRows(const Shrink<T, W>& shrink, int first, int count, std::size_t at,
    std::size_t n, W* __restrict to) noexcept {
    const T* __restrict from = shrink.in + static_cast<std::size_t>(first) * shrink.samples + at;
    for (int row = 0; row < count; ++row, from += shrink.samples, to += kSquares * kLanes) {
        __builtin_prefetch(from + kSquares * kLanes);
        for (std::size_t i = 0; i < n; ++i)
            to[i] = static_cast<W>(from[i]);
    }
}

template <int kLanes, class T, class W>
LIGHTSTACK_INLINE void weighRows(const Shrink<T, W>& shrink, const LanczosTaps<W>* down,
    std::size_t height, Bench<W, kLanes>& bench) {
    using V = typename Lanes<W, kLanes>::V;
    constexpr std::size_t kTogether = kSquares * kLanes;
    const int first = down[0].first;
    const int count = down[height - 1].first + down[height - 1].count - first;
    bench.rows.resize(std::max(bench.rows.size(), static_cast<std::size_t>(count) * kSquares));
    V squares[kSquares][kLanes] = {};
    for (std::size_t at = 0; at < shrink.samples; at += kTogether) {
        const std::size_t n = std::min(kTogether, shrink.samples - at);
        convertRows<kLanes>(shrink, first, count, at, n, bench.rows.data()->values);
        for (std::size_t y = 0; y < height; ++y) {
            const LanczosTaps<W>& taps = down[y];
            const V* row = bench.rowsAt(static_cast<std::size_t>(taps.first - first) * kSquares);
            V sums[kSquares] = {};
            for (int k = 0; k < taps.count; ++k, row += kSquares)
                for (std::size_t i = 0; i < kSquares; ++i)
                    sums[i] += row[i] * taps.weights[k];
            for (std::size_t i = 0; i < kSquares; ++i)
                squares[i][y] = sums[i];
        }
        V* to = bench.turnedAt(at);
        for (auto& square : squares) {
            turn(square);
            to = std::copy_n(square, kLanes, to);
        }
    }
}

// Samples `at` to at + n of the band's rows.
template <int kLanes, class T, class W>
LIGHTSTACK_INLINE void putSquare(const Vector<W, kLanes>* columns, T* out, std::size_t stride,
    std::size_t height, std::size_t n) noexcept {
    using Rows = std::conditional_t<std::integral<T>, Vector<int, kLanes>, Vector<W, kLanes>>;
    Rows rows[kLanes];
    for (std::size_t i = 0; i < kLanes; ++i) {
        if constexpr (std::integral<T>)
            round<T, kLanes>(columns[i], rows[i]);
        else
            rows[i] = columns[i];
    }
    turn(rows);
    for (std::size_t y = 0; y < height; ++y)
        put(rows[y], out + y * stride, n);
}

// `kChannels`: 0 where they are not known before.
template <int kLanes, int kChannels, class T, class W>
LIGHTSTACK_INLINE void weighColumns(
    const Shrink<T, W>& shrink, Bench<W, kLanes>& bench, std::size_t height, T* out) noexcept {
    using V = typename Lanes<W, kLanes>::V;
    constexpr std::size_t kTogether = std::max(kChannels, 1);
    const std::size_t channels = kChannels == 0 ? shrink.channels : kChannels;
    const std::size_t stride = shrink.across->size() * channels;
    V columns[kLanes + kTogether] = {};
    std::size_t held = 0;
    for (const LanczosTaps<W>& taps : *shrink.across) {
        const V* pixel = bench.turnedAt(static_cast<std::size_t>(taps.first) * channels);
        for (std::size_t c = 0; c < channels; c += kTogether) {
            V sums[kTogether] = {};
            for (int k = 0; k < taps.count; ++k)
                for (std::size_t i = 0; i < kTogether; ++i)
                    sums[i] +=
                        pixel[static_cast<std::size_t>(k) * channels + c + i] * taps.weights[k];
            for (std::size_t i = 0; i < kTogether; ++i)
                columns[held++] = sums[i];
            if (held < kLanes) continue;
            putSquare<kLanes, T, W>(columns, out, stride, height, kLanes);
            out += kLanes;
            held -= kLanes;
            for (std::size_t i = 0; i < kTogether; ++i)
                columns[i] = columns[kLanes + i];
        }
    }
    putSquare<kLanes, T, W>(columns, out, stride, height, held);
}

template <int kLanes, class T, class W>
LIGHTSTACK_INLINE void shrinkOf(const Shrink<T, W>& shrink) {
    Bench<W, kLanes> bench;
    constexpr std::size_t kTogether = kSquares * kLanes;
    bench.turned.resize((shrink.samples + kTogether - 1) / kTogether * kTogether);
    const std::size_t rows = shrink.down->size();
    for (std::size_t y = 0; y < rows; y += kLanes) {
        const std::size_t height = std::min<std::size_t>(kLanes, rows - y);
        T* const out = shrink.out + y * shrink.across->size() * shrink.channels;
        weighRows<kLanes>(shrink, shrink.down->data() + y, height, bench);
        if (shrink.channels == 3)
            weighColumns<kLanes, 3>(shrink, bench, height, out);
        else if (shrink.channels == 1)
            weighColumns<kLanes, 1>(shrink, bench, height, out);
        else
            weighColumns<kLanes, 0>(shrink, bench, height, out);
    }
}

#ifdef LIGHTSTACK_WIDE_VECTORS
template <class T, class W>
LIGHTSTACK_WIDE_VECTORS void shrinkWide(const Shrink<T, W>& shrink) {
    shrinkOf<32 / sizeof(W)>(shrink);
}
template <class T, class W>
LIGHTSTACK_WIDEST_VECTORS void shrinkWidest(const Shrink<T, W>& shrink) {
    shrinkOf<64 / sizeof(W)>(shrink);
}
#endif

template <class T, class W>
void shrinkRows(const Shrink<T, W>& shrink) {
#ifdef LIGHTSTACK_WIDE_VECTORS
    if (base::hasWidestVectors()) return shrinkWidest(shrink);
    if (base::hasWideVectors()) return shrinkWide(shrink);
#endif
    shrinkOf<16 / sizeof(W)>(shrink);
}

} // namespace lightstack::raster::lanczos_bands
