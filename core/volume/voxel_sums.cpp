#include "core/volume/voxel_sums.h"

#include <cstring>

// Compiled for what the machine has: GCC picks at the start of the program.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_THREAD__) &&                   \
    !defined(__SANITIZE_ADDRESS__)
#define LIGHTSTACK_WIDE __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define LIGHTSTACK_WIDE
#endif

namespace lightstack::volume {
namespace {

// Two neighbours as one word: their sum needs no shuffling. Little endian, as x86 and ARM are; the
// sum is the same either way.
template <class Pair>
Pair pairAt(const void* row, std::size_t index) noexcept {
    Pair pair;
    std::memcpy(&pair, static_cast<const char*>(row) + index * sizeof(Pair), sizeof(Pair));
    return pair;
}

std::uint32_t sumOf(std::uint32_t pair) noexcept {
    return (pair & 0xFFFF) + (pair >> 16);
}
std::uint32_t sumOf(std::uint16_t pair) noexcept {
    return (pair & 0xFFU) + (static_cast<std::uint32_t>(pair) >> 8);
}
std::uint32_t sumOf(std::uint64_t pair) noexcept {
    return static_cast<std::uint32_t>(pair) + static_cast<std::uint32_t>(pair >> 32);
}

template <class T>
void foldLastColumn(
    const T* upper, const T* lower, int width, std::uint32_t* out, bool add) noexcept {
    if (width % 2 == 0) return;
    const auto last = static_cast<std::size_t>(width) - 1;
    const std::uint32_t sum = upper[last] + (lower != nullptr ? lower[last] : 0U);
    out[last / 2] = add ? out[last / 2] + sum : sum;
}

} // namespace

LIGHTSTACK_WIDE void foldRows(const std::uint16_t* upper, const std::uint16_t* lower, int width,
    std::uint32_t* out, bool add) noexcept {
    const auto pairs = static_cast<std::size_t>(width) / 2;
    if (lower == nullptr) {
        for (std::size_t i = 0; i < pairs; ++i) {
            const std::uint32_t sum = sumOf(pairAt<std::uint32_t>(upper, i));
            out[i] = add ? out[i] + sum : sum;
        }
    } else if (add) {
        for (std::size_t i = 0; i < pairs; ++i)
            out[i] +=
                sumOf(pairAt<std::uint32_t>(upper, i)) + sumOf(pairAt<std::uint32_t>(lower, i));
    } else {
        for (std::size_t i = 0; i < pairs; ++i)
            out[i] =
                sumOf(pairAt<std::uint32_t>(upper, i)) + sumOf(pairAt<std::uint32_t>(lower, i));
    }
    foldLastColumn(upper, lower, width, out, add);
}

LIGHTSTACK_WIDE void foldRows(const std::uint8_t* upper, const std::uint8_t* lower, int width,
    std::uint32_t* out, bool add) noexcept {
    const auto pairs = static_cast<std::size_t>(width) / 2;
    for (std::size_t i = 0; i < pairs; ++i) {
        std::uint32_t sum = sumOf(pairAt<std::uint16_t>(upper, i));
        if (lower != nullptr) sum += sumOf(pairAt<std::uint16_t>(lower, i));
        out[i] = add ? out[i] + sum : sum;
    }
    foldLastColumn(upper, lower, width, out, add);
}

LIGHTSTACK_WIDE void foldRows(const std::uint32_t* upper, const std::uint32_t* lower, int width,
    std::uint32_t* out, bool add) noexcept {
    const auto pairs = static_cast<std::size_t>(width) / 2;
    if (lower != nullptr && !add) {
        for (std::size_t i = 0; i < pairs; ++i)
            out[i] = sumOf(pairAt<std::uint64_t>(upper, i) + pairAt<std::uint64_t>(lower, i));
    } else {
        for (std::size_t i = 0; i < pairs; ++i) {
            std::uint32_t sum = sumOf(pairAt<std::uint64_t>(upper, i));
            if (lower != nullptr) sum += sumOf(pairAt<std::uint64_t>(lower, i));
            out[i] = add ? out[i] + sum : sum;
        }
    }
    foldLastColumn(upper, lower, width, out, add);
}

LIGHTSTACK_WIDE void roundSums(
    const std::uint32_t* sums, std::size_t samples, int shift, std::uint16_t* out) noexcept {
    const std::uint32_t half = shift > 0 ? 1U << (shift - 1) : 0U;
    for (std::size_t i = 0; i < samples; ++i)
        out[i] = static_cast<std::uint16_t>((sums[i] + half) >> shift);
}

LIGHTSTACK_WIDE void roundSums(
    const std::uint32_t* sums, std::size_t samples, int shift, std::uint8_t* out) noexcept {
    const std::uint32_t half = shift > 0 ? 1U << (shift - 1) : 0U;
    for (std::size_t i = 0; i < samples; ++i)
        out[i] = static_cast<std::uint8_t>((sums[i] + half) >> shift);
}

} // namespace lightstack::volume
