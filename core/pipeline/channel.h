// A bounded channel between stages: a full one holds its producers back, an empty one its
// consumers; oneTBB's concurrent_bounded_queue with an end and an abort.
//
// push() waits while the channel is full, pop() while it is empty. close() is the end of the data:
// what is in the channel still comes out, then pop() answers nothing, to every consumer. abort() is
// the end of patience: everybody who waits, or comes later, is turned away at once and what was in
// the channel is dropped with it. How long the two sides were held is counted.
// Thread: any; close() once all producers are done. Items can be made empty and moved.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

#include <tbb/concurrent_queue.h>

namespace lightstack::pipeline {

template <class T>
class Channel {
public:
    // Requires: capacity at least 1.
    explicit Channel(std::size_t capacity) {
        m_queue.set_capacity(static_cast<std::ptrdiff_t>(capacity));
    }

    // False: aborted; the item is gone.
    bool push(T item) {
        Boxed boxed{std::move(item), false};
        if (m_aborted.load(std::memory_order_relaxed)) return false;
        if (m_queue.try_push(std::move(boxed))) return true; // leaves it alone where it fails
        const auto start = Clock::now();
        const bool pushed = waiting([&] { m_queue.push(std::move(boxed)); });
        add(m_pushWait, start);
        return pushed;
    }

    // Nothing: closed and empty, or aborted.
    std::optional<T> pop() {
        Boxed boxed;
        if (m_aborted.load(std::memory_order_relaxed)) return {};
        if (!m_queue.try_pop(boxed)) {
            const auto start = Clock::now();
            const bool popped = waiting([&] { m_queue.pop(boxed); });
            add(m_popWait, start);
            if (!popped) return {};
        }
        if (boxed.end) m_queue.try_push(theEnd()); // for the next consumer, too
        if (boxed.end || m_aborted.load(std::memory_order_relaxed)) return {};
        return std::optional<T>(std::move(boxed.item));
    }

    void close() {
        waiting([&] { m_queue.push(theEnd()); });
    }
    void abort() {
        m_aborted.store(true);
        leave();
    }

    // Items in it; of a channel in use, a glance.
    [[nodiscard]] std::size_t depth() const { // the queue counts who waits, too
        return static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(m_queue.size(), 0, m_queue.capacity()));
    }
    // Summed over the threads of that side.
    [[nodiscard]] std::chrono::nanoseconds pushWait() const noexcept {
        return std::chrono::nanoseconds(m_pushWait.load());
    }
    [[nodiscard]] std::chrono::nanoseconds popWait() const noexcept {
        return std::chrono::nanoseconds(m_popWait.load());
    }

private:
    using Clock = std::chrono::steady_clock;
    struct Boxed {
        T item{};
        bool end = false;
    };
    static Boxed theEnd() {
        Boxed boxed;
        boxed.end = true;
        return boxed;
    }

    template <class Wait>
    bool waiting(Wait wait) {
        if (m_aborted.load()) return false;
        wait();
        if (!m_aborted.load()) return true;
        leave();
        return false;
    }
    // Room for a producer that waits, an end mark for a consumer that does; each of them does the
    // same for the next one when it leaves. The queue's own abort is of no use here: who comes
    // while it is going on may be left waiting for ever.
    void leave() {
        Boxed dropped;
        while (m_queue.try_pop(dropped)) {
        }
        m_queue.try_push(theEnd());
    }
    static void add(std::atomic<std::int64_t>& sum, Clock::time_point start) {
        sum += std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count();
    }

    tbb::concurrent_bounded_queue<Boxed> m_queue;
    std::atomic<bool> m_aborted{false};
    std::atomic<std::int64_t> m_pushWait{0};
    std::atomic<std::int64_t> m_popWait{0};
};

} // namespace lightstack::pipeline
