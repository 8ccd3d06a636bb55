// What this processor can do beyond what all of its family can, asked once: for functions that are
// compiled a second time for it. Thread: any.
#pragma once

// Whatever the compiler thinks of it: part of a function that is compiled more than once.
#define LIGHTSTACK_INLINE [[gnu::always_inline]] inline
#define LIGHTSTACK_INLINE_LAMBDA __attribute__((always_inline))

// Of functions that are called only where has…Vectors() says so; not defined where it never does.
#if defined(__x86_64__) && defined(__GNUC__)
#define LIGHTSTACK_WIDE_VECTORS [[gnu::target("avx2,fma")]]
#define LIGHTSTACK_WIDE_VECTORS_AND_BITS [[gnu::target("avx2,fma,bmi,bmi2")]]
#define LIGHTSTACK_WIDEST_VECTORS                                                                  \
    [[gnu::target("avx2,fma,avx512f,avx512bw,avx512dq,avx512vl,prefer-vector-width=512")]]
#endif

namespace lightstack::base {

// Eight floats a step, multiplied and added in one (AVX2, FMA), and the bit instructions that came
// with them (BMI 1 and 2).
[[nodiscard]] inline bool hasWideVectors() noexcept {
#ifdef LIGHTSTACK_WIDE_VECTORS
    static const bool has =
        __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0 &&
        __builtin_cpu_supports("bmi") != 0 && __builtin_cpu_supports("bmi2") != 0;
    return has;
#else
    return false;
#endif
}

// Sixteen floats or thirty-two shorts a step, put in any order by one instruction (AVX-512 F, BW,
// DQ, VL). Only where wide vectors are, too.
[[nodiscard]] inline bool hasWidestVectors() noexcept {
#ifdef LIGHTSTACK_WIDE_VECTORS
    static const bool has = hasWideVectors() && __builtin_cpu_supports("avx512f") != 0 &&
                            __builtin_cpu_supports("avx512bw") != 0 &&
                            __builtin_cpu_supports("avx512dq") != 0 &&
                            __builtin_cpu_supports("avx512vl") != 0;
    return has;
#else
    return false;
#endif
}

} // namespace lightstack::base
