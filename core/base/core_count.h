// How many threads a job takes: as many as it was told, else one a core. Thread: any.
#pragma once

#include <algorithm>
#include <concepts>
#include <thread>

namespace lightstack::base {

// At least one, where the system does not say.
inline int coreCount() noexcept {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

// `asked`: 0 for as many as there are cores.
template <std::integral T>
T workersOrCores(T asked) noexcept {
    return asked > 0 ? asked : static_cast<T>(coreCount());
}

} // namespace lightstack::base
