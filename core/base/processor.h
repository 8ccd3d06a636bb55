// What this processor can do beyond what all of its family can, asked once: for functions that are
// compiled a second time for it. Thread: any.
#pragma once

namespace lightstack::base {

// Eight floats a step, multiplied and added in one (AVX2, FMA), and the bit instructions that came
// with them (BMI 1 and 2).
[[nodiscard]] inline bool hasWideVectors() noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
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
#if defined(__x86_64__) && defined(__GNUC__)
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
