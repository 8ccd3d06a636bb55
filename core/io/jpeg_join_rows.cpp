#include "core/io/jpeg_join_rows.h"

#include <algorithm>

// Compiled for what the machine has: GCC picks at the start of the program.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_THREAD__) &&                   \
    !defined(__SANITIZE_ADDRESS__)
#define LIGHTSTACK_WIDE __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define LIGHTSTACK_WIDE
#endif

namespace lightstack::io {
namespace {

// ITU-R BT.601 full range in 16-bit fixed point, rounded as libjpeg's tables are.
constexpr int kHalf = 1 << 15;
constexpr int fixed(double value) noexcept {
    // Positive constants, and lround is not constexpr.
    return static_cast<int>(value * 65536.0 + 0.5); // NOLINT(bugprone-incorrect-roundings)
}

[[gnu::always_inline]] inline std::uint8_t clamp8(int value) noexcept {
    return static_cast<std::uint8_t>(std::min(std::max(value, 0), 255));
}

LIGHTSTACK_WIDE void yccToRgb(const std::uint8_t* __restrict luma,
    const std::uint8_t* __restrict cb, const std::uint8_t* __restrict cr, int width,
    std::uint8_t* __restrict out) noexcept {
    for (int x = 0; x < width; ++x) {
        const int y = luma[x];
        const int b = cb[x] - 128;
        const int r = cr[x] - 128;
        out[3 * x] = clamp8(y + ((fixed(1.40200) * r + kHalf) >> 16));
        out[3 * x + 1] = clamp8(y + ((-fixed(0.34414) * b - fixed(0.71414) * r + kHalf) >> 16));
        out[3 * x + 2] = clamp8(y + ((fixed(1.77200) * b + kHalf) >> 16));
    }
}

} // namespace

void joinJpegRows(const std::uint8_t* first, const std::uint8_t* second, const std::uint8_t* third,
    int width, bool ycc, std::uint8_t* out) noexcept {
    if (ycc) return yccToRgb(first, second, third, width, out);
    for (int x = 0; x < width; ++x) {
        out[3 * x] = first[x];
        out[3 * x + 1] = second[x];
        out[3 * x + 2] = third[x];
    }
}

} // namespace lightstack::io
