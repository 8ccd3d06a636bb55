#include "core/metadata/crc32_fold.h"

#include "core/base/processor.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace lightstack::metadata {

bool canFoldCrc32() noexcept {
    return base::hasWideProducts();
}

#if defined(__x86_64__)

namespace {

constexpr std::size_t kLanes = 4; // of 32 bytes: enough to hide how long one product takes
constexpr std::size_t kStep = kLanes * sizeof(__m256i);
constexpr int kDistance = static_cast<int>(8 * kStep); // bits that a block is moved on by

// x^power modulo the polynomial. The first bit of a number is its highest power, as in the stream;
// a product of two such numbers is one bit short of their width, which the callers' powers make up.
constexpr long long powerOfX(int power) {
    std::uint32_t value = 0x8000'0000U;
    for (; power > 0; --power)
        value = (value >> 1) ^ ((value & 1U) != 0 ? 0xEDB8'8320U : 0U);
    const std::uint64_t high = std::uint64_t{value} << 32;
    return static_cast<long long>(high);
}

} // namespace

__attribute__((target("avx2,vpclmulqdq"))) std::size_t foldCrc32(
    std::uint32_t crc, std::span<const std::byte> bytes, Crc32Rest& rest) noexcept {
    static_assert(kStep == std::tuple_size_v<Crc32Rest>);
    if (bytes.size() < 2 * kStep) return 0;
    constexpr long long kLow = powerOfX(kDistance + 63);
    constexpr long long kHigh = powerOfX(kDistance - 1);
    const __m256i powers = _mm256_set_epi64x(kHigh, kLow, kHigh, kLow);
    const auto* at = reinterpret_cast<const __m256i*>(bytes.data());
    __m256i a = _mm256_loadu_si256(at);
    __m256i b = _mm256_loadu_si256(at + 1);
    __m256i c = _mm256_loadu_si256(at + 2);
    __m256i d = _mm256_loadu_si256(at + 3);
    a = _mm256_xor_si256(a, _mm256_set_epi32(0, 0, 0, 0, 0, 0, 0, static_cast<int>(~crc)));
    const std::size_t steps = bytes.size() / kStep;
    for (std::size_t i = 1; i < steps; ++i) {
        at += kLanes;
        const __m256i highA = _mm256_clmulepi64_epi128(a, powers, 0x11);
        const __m256i highB = _mm256_clmulepi64_epi128(b, powers, 0x11);
        const __m256i highC = _mm256_clmulepi64_epi128(c, powers, 0x11);
        const __m256i highD = _mm256_clmulepi64_epi128(d, powers, 0x11);
        a = _mm256_xor_si256(_mm256_clmulepi64_epi128(a, powers, 0x00), _mm256_loadu_si256(at));
        b = _mm256_xor_si256(_mm256_clmulepi64_epi128(b, powers, 0x00), _mm256_loadu_si256(at + 1));
        c = _mm256_xor_si256(_mm256_clmulepi64_epi128(c, powers, 0x00), _mm256_loadu_si256(at + 2));
        d = _mm256_xor_si256(_mm256_clmulepi64_epi128(d, powers, 0x00), _mm256_loadu_si256(at + 3));
        a = _mm256_xor_si256(a, highA);
        b = _mm256_xor_si256(b, highB);
        c = _mm256_xor_si256(c, highC);
        d = _mm256_xor_si256(d, highD);
    }
    auto* out = reinterpret_cast<__m256i*>(rest.data());
    _mm256_storeu_si256(out, a);
    _mm256_storeu_si256(out + 1, b);
    _mm256_storeu_si256(out + 2, c);
    _mm256_storeu_si256(out + 3, d);
    return steps * kStep;
}

#else

std::size_t foldCrc32(std::uint32_t, std::span<const std::byte>, Crc32Rest&) noexcept {
    return 0;
}

#endif

} // namespace lightstack::metadata
