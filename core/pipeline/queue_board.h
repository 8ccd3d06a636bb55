// The queues of a run, to be looked at from outside while it goes on, and how they stood at its
// end.
//
// A stage says once how its queue can be looked at; whoever wants to know asks for states(). The
// threads that work pay nothing for it. When the watch ends (the queue goes), a last look is kept.
// Thread: any.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace lightstack::pipeline {

struct QueueState {
    std::string name;      // of what lies in it: "pictures"
    std::string from, to;  // who fills it and who empties it: "workers", "writers"
    std::size_t depth = 0; // items in it
    std::size_t capacity = 0;
    double fromBlocked = 0; // seconds that this side waited, summed over its threads
    double toBlocked = 0;
    int fromThreads = 1;
    int toThreads = 1;
};

inline double secondsOf(std::chrono::nanoseconds time) {
    return std::chrono::duration<double>(time).count();
}

class QueueBoard {
public:
    using Look = std::function<QueueState()>;

    class Watch {
    public:
        Watch(QueueBoard& board, std::size_t at) : m_board(board), m_at(at) {}
        ~Watch() { m_board.end(m_at); }
        Watch(const Watch&) = delete;
        Watch& operator=(const Watch&) = delete;

    private:
        QueueBoard& m_board;
        std::size_t m_at;
    };

    // `look` must be good until the watch ends; it may lock what the queue locks, nothing more.
    [[nodiscard]] Watch watch(Look look) {
        const std::lock_guard lock(m_mutex);
        m_entries.push_back({std::move(look), {}});
        return {*this, m_entries.size() - 1};
    }
    // A channel.h channel between two sides.
    template <class Channel>
    [[nodiscard]] Watch watch(const Channel& channel, QueueState sides) {
        return watch([&channel, sides = std::move(sides)] {
            QueueState state = sides;
            state.depth = channel.depth();
            state.fromBlocked = secondsOf(channel.pushWait());
            state.toBlocked = secondsOf(channel.popWait());
            return state;
        });
    }
    [[nodiscard]] std::vector<QueueState> states() const {
        const std::lock_guard lock(m_mutex);
        std::vector<QueueState> out;
        for (const Entry& entry : m_entries)
            out.push_back(entry.look ? entry.look() : entry.last);
        return out;
    }

private:
    struct Entry {
        Look look; // none: the queue is gone
        QueueState last;
    };
    void end(std::size_t at) {
        const std::lock_guard lock(m_mutex);
        Entry& entry = m_entries[at];
        entry.last = entry.look();
        entry.last.depth = 0;
        entry.look = nullptr;
    }

    mutable std::mutex m_mutex;
    std::deque<Entry> m_entries;
};

} // namespace lightstack::pipeline
