// The inner loops of a pyramid: rows folded to sums of two by two, sums rounded to means.
//
// A voxel of level n is the mean of all source voxels that exist in its 2^n cube, rounded once,
// half up: floor((2 sum + count) / (2 count)). Sums are carried unrounded from level to level, so
// nothing drifts; at an odd edge fewer voxels exist, and count says how many. Sums are 32 bits wide
// where they cannot overflow, else 64; floats are summed in double, always in the same order (two
// columns, two rows, two slices), so that the result does not depend on the number of workers.
// Thread: pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace lightstack::volume {

// out[x] (+)= upper[2x] + upper[2x+1] + lower[2x] + lower[2x+1], as far as they exist. `lower` is
// null below the last row. `width` counts pixels of `channels` samples; out has (width + 1) / 2.
template <class T, class S>
void foldRows(const T* upper, const T* lower, int width, int channels, S* out, bool add) noexcept {
    const auto c = static_cast<std::size_t>(channels);
    const auto put = [add](S& to, S value) { to = add ? static_cast<S>(to + value) : value; };
    const auto rowSum = [c](const T* row, std::size_t at, bool two) {
        return two ? static_cast<S>(static_cast<S>(row[at]) + static_cast<S>(row[at + c]))
                   : static_cast<S>(row[at]);
    };
    const auto pixels = static_cast<std::size_t>(width);
    for (std::size_t x = 0; x < pixels; x += 2)
        for (std::size_t k = 0; k < c; ++k) {
            const bool two = x + 1 < pixels;
            S sum = rowSum(upper, x * c + k, two);
            if (lower != nullptr) sum = static_cast<S>(sum + rowSum(lower, x * c + k, two));
            put(out[x / 2 * c + k], sum);
        }
}

// The same for grey, the common case, without branches.
void foldRows(const std::uint16_t* upper, const std::uint16_t* lower, int width, std::uint32_t* out,
    bool add) noexcept;
void foldRows(const std::uint8_t* upper, const std::uint8_t* lower, int width, std::uint32_t* out,
    bool add) noexcept;
void foldRows(const std::uint32_t* upper, const std::uint32_t* lower, int width, std::uint32_t* out,
    bool add) noexcept;

// Means of sums of `count` voxels.
template <class S, class T>
void roundSums(const S* sums, std::size_t samples, std::int64_t count, T* out) noexcept {
    if constexpr (std::is_floating_point_v<S>) {
        for (std::size_t i = 0; i < samples; ++i)
            out[i] = static_cast<T>(sums[i] / static_cast<S>(count));
    } else {
        using Wide = std::conditional_t<std::is_signed_v<S>, std::int64_t, std::uint64_t>;
        const auto half = static_cast<Wide>(count / 2);
        const auto whole = static_cast<Wide>(count);
        // floor((2s + c) / 2c) is floor((s + c/2) / c) for even c, and for odd c, too: between them
        // lies half an integer, which no quotient reaches.
        for (std::size_t i = 0; i < samples; ++i) {
            const Wide top = static_cast<Wide>(sums[i]) + half;
            Wide quotient = top / whole;
            if constexpr (std::is_signed_v<Wide>)
                quotient -= top % whole < 0 ? 1 : 0; // towards minus infinity
            out[i] = static_cast<T>(quotient);
        }
    }
}

// Counts that are powers of two, by shifting: all but the voxels at odd edges.
void roundSums(
    const std::uint32_t* sums, std::size_t samples, int shift, std::uint16_t* out) noexcept;
void roundSums(
    const std::uint32_t* sums, std::size_t samples, int shift, std::uint8_t* out) noexcept;

} // namespace lightstack::volume
