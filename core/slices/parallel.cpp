#include "core/slices/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace lightstack::slices {

int planeThreads() noexcept {
    return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 2, 8);
}

void parallelFor(std::int64_t count, int threads,
    const std::function<bool(std::int64_t item, int worker)>& work) {
    std::atomic<std::int64_t> next{0};
    const auto run = [&](int worker) {
        for (std::int64_t i = next.fetch_add(1); i < count; i = next.fetch_add(1))
            if (!work(i, worker)) next = count;
    };
    std::vector<std::jthread> pool;
    const auto wanted = static_cast<int>(std::min<std::int64_t>(count, threads));
    for (int i = 1; i < wanted; ++i) {
        try {
            pool.emplace_back(run, i);
        } catch (const std::system_error&) {
            break; // no more threads: those there are do it
        }
    }
    run(0);
    pool.clear(); // joins
}

} // namespace lightstack::slices
