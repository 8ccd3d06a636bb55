// Pixels with a scan's look: smooth shapes, ten bits of signal, some noise. Thread: pure, any
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lightstack::bench {

inline std::vector<std::uint16_t> scanSlice(int width, int height, int z) {
    std::vector<std::uint16_t> out(
        static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    std::uint64_t random = 0x9E3779B97F4A7C15ULL * static_cast<std::uint64_t>(z + 1);
    std::size_t at = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            const int dx = x - width / 2;
            const int dy = y - height / 2;
            const int ring = ((dx * dx + dy * dy) >> 14) * 37 + z * 11;
            out[at++] = static_cast<std::uint16_t>(20000 + (ring & 1023) * 16 + (random & 63));
        }
    return out;
}

} // namespace lightstack::bench
