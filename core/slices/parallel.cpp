#include "core/slices/parallel.h"

#include "core/base/core_count.h"

#include <QThreadPool>

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace lightstack::slices {
namespace {

constexpr int kMostHelpers = 16;

QThreadPool& helpers() {
    static const auto pool = [] {
        auto made = std::make_unique<QThreadPool>();
        made->setMaxThreadCount(kMostHelpers);
        return made;
    }();
    return *pool;
}

using Work = std::function<bool(std::int64_t item, int worker)>;

// Outlives the call: a helper may come when all is done.
class Loop {
public:
    Loop(std::int64_t count, const Work& work) : m_count(count), m_work(&work) {}

    void run(int worker) {
        while (true) {
            std::int64_t item = 0;
            {
                const std::lock_guard lock(m_mutex);
                if (m_next >= m_count) return;
                item = m_next++;
                ++m_begun;
            }
            const bool goesOn = (*m_work)(item, worker); // the caller waits for it
            const std::lock_guard lock(m_mutex);
            if (!goesOn) m_next = m_count;
            if (--m_begun == 0 && m_next >= m_count) m_ended.notify_all();
        }
    }
    void wait() {
        std::unique_lock lock(m_mutex);
        m_ended.wait(lock, [this] { return m_begun == 0; });
    }

private:
    const std::int64_t m_count;
    const Work* m_work; // used only for items, all of which end before the call does
    std::mutex m_mutex; // guards all below
    std::condition_variable m_ended;
    std::int64_t m_next = 0;
    int m_begun = 0;
};

} // namespace

int planeThreads() noexcept {
    return std::clamp(base::coreCount(), 2, 8);
}

void parallelFor(std::int64_t count, int threads, const Work& work) {
    if (count <= 0) return;
    const auto loop = std::make_shared<Loop>(count, work);
    const auto wanted = static_cast<int>(std::min<std::int64_t>(count, threads));
    for (int worker = 1; worker < wanted; ++worker)
        if (!helpers().tryStart([loop, worker] { loop->run(worker); })) break;
    loop->run(0);
    loop->wait();
}

} // namespace lightstack::slices
