// A bounded channel between stages: a full one holds its producers back, an empty one its
// consumers.
//
// The items are in oneTBB's concurrent_bounded_queue, by its try_ operations alone: its own waiting
// hands each item to the thread that came first, which costs a change of threads an item where
// consumers are many, and who comes while it is aborted may wait for ever. Here a side that finds
// nothing tries for some microseconds more and sleeps then; the other side wakes one sleeper an
// item, and looks for sleepers without a lock. close() is the end of the data: what is in the
// channel still comes out, then pop() answers nothing, to every consumer. abort() is the end of
// patience: everybody who waits, or comes later, is turned away at once. How long the two sides
// were held is counted.
// Thread: any; close() once all producers are done. Items can be made empty and moved.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <tbb/concurrent_queue.h>

namespace lightstack::pipeline {

// One side's sleepers.
class ChannelSide {
public:
    // Until `tryOnce` succeeds (true) or `over` says that it never will.
    template <class Try, class Over>
    bool wait(Try tryOnce, Over over) {
        const auto start = std::chrono::steady_clock::now();
        const bool done = patiently(tryOnce, over) || asleep(tryOnce, over);
        m_waited += std::chrono::duration_cast<std::chrono::nanoseconds>(
            std::chrono::steady_clock::now() - start)
                        .count();
        return done;
    }
    // After something has changed for this side. Changing the counter by nothing puts this into one
    // order with the sleeper's own change: either the sleeper is seen here, or the change there.
    void wakeOne() {
        if (m_asleep.fetch_add(0) == 0) return;
        const std::lock_guard lock(m_mutex);
        if (m_asleep.load(std::memory_order_relaxed) > 0) --m_asleep; // woken once, not every time
        m_changed.notify_one();
    }
    void wakeAll() {
        const std::lock_guard lock(m_mutex);
        m_asleep = 0;
        m_changed.notify_all();
    }
    [[nodiscard]] std::chrono::nanoseconds waited() const noexcept {
        return std::chrono::nanoseconds(m_waited.load());
    }

private:
    static constexpr int kTurns = 256; // some ten microseconds
    static constexpr int kTurnsAYield = 16;

    template <class Try, class Over>
    static bool patiently(Try& tryOnce, Over& over) {
        for (int turn = 1; turn <= kTurns && !over(); ++turn) {
            if (tryOnce()) return true;
            if (turn % kTurnsAYield == 0) std::this_thread::yield();
        }
        return false;
    }
    template <class Try, class Over>
    bool asleep(Try& tryOnce, Over& over) {
        std::unique_lock lock(m_mutex);
        for (;;) {
            ++m_asleep;
            const bool last = over(); // before the last try: what came before the end is taken
            const bool done = tryOnce();
            if (done || last) {
                if (m_asleep.load(std::memory_order_relaxed) > 0) --m_asleep;
                return done;
            }
            m_changed.wait(lock);
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::atomic<int> m_asleep{0}; // changed under m_mutex
    std::atomic<std::int64_t> m_waited{0};
};

template <class T>
class Channel {
public:
    // Requires: capacity at least 1.
    explicit Channel(std::size_t capacity) {
        m_queue.set_capacity(static_cast<std::ptrdiff_t>(capacity));
    }

    // False: aborted; the item is gone.
    bool push(T item) {
        const auto tryPush = [&] { // leaves the item alone where there is no room
            return !m_aborted.load(std::memory_order_relaxed) && m_queue.try_push(std::move(item));
        };
        if (!tryPush() && !m_producers.wait(tryPush, [this] { return m_aborted.load(); }))
            return false;
        m_consumers.wakeOne();
        return true;
    }

    // Nothing: closed and empty, or aborted.
    std::optional<T> pop() {
        T item{};
        const auto tryPop = [&] {
            return !m_aborted.load(std::memory_order_relaxed) && m_queue.try_pop(item);
        };
        const auto over = [this] { return m_closed.load() || m_aborted.load(); };
        if (!tryPop() && !m_consumers.wait(tryPop, over)) return {};
        m_producers.wakeOne();
        return std::optional<T>(std::move(item));
    }

    void close() {
        m_closed.store(true);
        m_consumers.wakeAll();
    }
    void abort() {
        m_aborted.store(true);
        m_producers.wakeAll();
        m_consumers.wakeAll();
    }

    // Items in it; of a channel in use, a glance.
    [[nodiscard]] std::size_t depth() const {
        return static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(m_queue.size(), 0, m_queue.capacity()));
    }
    // Summed over the threads of that side.
    [[nodiscard]] std::chrono::nanoseconds pushWait() const noexcept {
        return m_producers.waited();
    }
    [[nodiscard]] std::chrono::nanoseconds popWait() const noexcept { return m_consumers.waited(); }

private:
    tbb::concurrent_bounded_queue<T> m_queue;
    ChannelSide m_producers;
    ChannelSide m_consumers;
    std::atomic<bool> m_closed{false};
    std::atomic<bool> m_aborted{false};
};

} // namespace lightstack::pipeline
