// A bounded channel between stages: a full one holds its producers back, an empty one its
// consumers.
//
// A queue under one lock, whose sections are a few instructions. What costs time in a channel is
// not the lock but the sleeping and waking: at most one thread a side is being woken at a time, it
// wakes the next one if there is more to do, and producers are woken when the channel is half
// empty, not at the first free place. (oneTBB's concurrent_bounded_queue hands items over in the
// order of arrival: with more consumers than cores each item waits for a certain thread, which was
// five times slower on two cores; and its abort may leave who comes meanwhile waiting for ever.)
// close() is the end of the data: what is in the channel still comes out, then pop() answers
// nothing, to every consumer. abort() is the end of patience: everybody who waits, or comes later,
// is turned away at once. How long the two sides were held is counted. Thread: any; close() once
// all producers are done.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace lightstack::pipeline {

template <class T>
class Channel {
public:
    // Requires: capacity at least 1.
    explicit Channel(std::size_t capacity) : m_capacity(capacity) {}

    // False: aborted; the item is gone.
    bool push(T item) {
        std::unique_lock lock(m_mutex);
        m_producers.wait(lock, [this] { return m_items.size() < m_capacity || m_aborted; });
        if (m_aborted) return false;
        m_items.push_back(std::move(item));
        const bool wakeConsumer = m_consumers.mayWake();
        const bool wakeProducer = m_items.size() < m_capacity && m_producers.mayWake();
        lock.unlock();
        if (wakeConsumer) m_consumers.wake();
        if (wakeProducer) m_producers.wake();
        return true;
    }

    // Nothing: closed and empty, or aborted.
    std::optional<T> pop() { return popBefore(kNever); }
    // The same where nothing has come by then.
    std::optional<T> popBefore(std::chrono::steady_clock::time_point end) {
        std::unique_lock lock(m_mutex);
        const auto ready = [this] { return !m_items.empty() || m_closed || m_aborted; };
        m_consumers.wait(lock, ready, end);
        if (m_aborted || m_items.empty()) return {};
        std::optional<T> item(std::move(m_items.front()));
        m_items.pop_front();
        const bool wakeConsumer = !m_items.empty() && m_consumers.mayWake();
        const bool wakeProducer = m_items.size() <= m_capacity / 2 && m_producers.mayWake();
        lock.unlock();
        if (wakeConsumer) m_consumers.wake();
        if (wakeProducer) m_producers.wake();
        return item;
    }

    void close() {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_consumers.wakeAll();
    }
    void abort() {
        const std::lock_guard lock(m_mutex);
        m_aborted = true;
        m_consumers.wakeAll();
        m_producers.wakeAll();
    }

    // Items in it; of a channel in use, a glance.
    [[nodiscard]] std::size_t depth() const {
        const std::lock_guard lock(m_mutex);
        return m_items.size();
    }
    // Summed over the threads of that side.
    [[nodiscard]] std::chrono::nanoseconds pushWait() const {
        const std::lock_guard lock(m_mutex);
        return m_producers.waited;
    }
    [[nodiscard]] std::chrono::nanoseconds popWait() const {
        const std::lock_guard lock(m_mutex);
        return m_consumers.waited;
    }

private:
    static constexpr auto kNever = std::chrono::steady_clock::time_point::max();

    // The threads of one side that sleep. All but wake() under the channel's lock.
    struct Side {
        template <class Ready>
        void wait(std::unique_lock<std::mutex>& lock, Ready ready,
            std::chrono::steady_clock::time_point end = kNever) {
            if (ready()) return;
            const auto start = std::chrono::steady_clock::now();
            auto status = std::cv_status::no_timeout;
            do {
                ++asleep;
                if (end == kNever)
                    changed.wait(lock);
                else
                    status = changed.wait_until(lock, end);
                --asleep;
                waking = false;
            } while (!ready() && status == std::cv_status::no_timeout);
            waited += std::chrono::steady_clock::now() - start;
        }
        // True, once until the one that is woken runs: the caller has to wake().
        bool mayWake() noexcept { return asleep > 0 && !std::exchange(waking, true); }
        void wake() noexcept { changed.notify_one(); }
        void wakeAll() noexcept { changed.notify_all(); }

        std::condition_variable changed;
        int asleep = 0;
        bool waking = false;
        std::chrono::nanoseconds waited{0};
    };

    const std::size_t m_capacity;
    mutable std::mutex m_mutex;
    std::deque<T> m_items;
    Side m_producers;
    Side m_consumers;
    bool m_closed = false;
    bool m_aborted = false;
};

} // namespace lightstack::pipeline
