// The same for each of many, on several threads at once. Thread: called on one, blocks until done
// or stopped.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <stop_token>
#include <thread>
#include <vector>

namespace lightstack::downsample {

// `work(i)` for i below `count`, each once, on `threads` threads.
template <class Work>
void inParallel(
    std::size_t count, std::size_t threads, const std::stop_token& stop, const Work& work) {
    std::atomic<std::size_t> next{0};
    std::vector<std::jthread> pool;
    pool.reserve(std::min(count, threads));
    for (std::size_t each = 0; each < std::min(count, threads); ++each)
        pool.emplace_back([&] {
            for (std::size_t i = next++; i < count && !stop.stop_requested(); i = next++)
                work(i);
        });
}

} // namespace lightstack::downsample
