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
void inParallel(std::size_t count, int threads, const std::stop_token& stop, const Work& work) {
    std::atomic<std::size_t> next{0};
    std::vector<std::jthread> pool;
    const std::size_t most = std::min(count, static_cast<std::size_t>(threads));
    pool.reserve(most);
    for (std::size_t each = 0; each < most; ++each)
        pool.emplace_back([&] {
            for (std::size_t i = next++; i < count && !stop.stop_requested(); i = next++)
                work(i);
        });
}

} // namespace lightstack::downsample
