// A loop over many items on a few threads, the caller's among them.
//
// Helpers come from a pool of this folder's own. The caller waits for items that were begun, never
// for helpers that did not get to begin one: on a busy machine it simply does all by itself.
// Thread: any.
#pragma once

#include <cstdint>
#include <functional>

namespace lightstack::slices {

// As many threads as cores, two to eight: reading waits for the disk, too.
int planeThreads() noexcept;

// Calls work(item, worker) once for each 0 <= item < count, in order of starting, until one returns
// false; worker < threads, one item at a time each. Returns when all calls have ended.
void parallelFor(std::int64_t count, int threads,
    const std::function<bool(std::int64_t item, int worker)>& work);

} // namespace lightstack::slices
