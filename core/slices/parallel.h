// A loop over many items on a few threads, the caller's among them. Thread: any.
#pragma once

#include <cstdint>
#include <functional>

namespace lightstack::slices {

// As many threads as cores, two to eight: reading waits for the disk, too.
int planeThreads() noexcept;

// Calls work(item, worker) once for each 0 <= item < count, in order of starting, until one returns
// false; worker < threads. Returns when all calls have ended.
void parallelFor(std::int64_t count, int threads,
    const std::function<bool(std::int64_t item, int worker)>& work);

} // namespace lightstack::slices
