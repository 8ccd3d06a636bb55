// How soon something ends, where other programs may hold the processor once, but not every time.
// Thread: any.
#pragma once

#include <algorithm>
#include <chrono>

namespace lightstack::tests {

inline std::chrono::milliseconds since(std::chrono::steady_clock::time_point start) {
    return std::chrono::ceil<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
}

// The least of what `run` answers (milliseconds): asked until one is within `limit`, five times at
// most.
template <class Run>
std::chrono::milliseconds quickest(std::chrono::milliseconds limit, const Run& run) {
    std::chrono::milliseconds best = std::chrono::milliseconds::max();
    for (int i = 0; i < 5 && best > limit; ++i)
        best = std::min<std::chrono::milliseconds>(best, run());
    return best;
}

} // namespace lightstack::tests
