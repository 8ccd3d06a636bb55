// Threads that have nothing left of their own lend a hand to those that still work: the end of a
// run is as broad as its middle.
//
// 1. Who is out of work calls serve() and stays until close(). 2. Who works makes an Errand and
// does its own part meanwhile; with nobody idle the errand is not taken, and it costs a lock.
// 3. The errand's destructor waits, so what it refers to outlives it. Thread: any.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace lightstack::pipeline {

class HelpingHands {
public:
    class Errand {
    public:
        // `work` must not throw. Taken at once, or not at all.
        Errand(HelpingHands& hands, std::function<void()> work);
        ~Errand() { wait(); }
        Errand(const Errand&) = delete;
        Errand& operator=(const Errand&) = delete;

        [[nodiscard]] bool isTaken() const noexcept { return m_taken; }
        void wait(); // until it is done; nothing where it was not taken

    private:
        friend class HelpingHands;
        HelpingHands& m_hands;
        std::function<void()> m_work;
        bool m_taken = false;
        bool m_done = false; // guarded by the hands' mutex
    };

    // Somebody is idle at this moment: preparing an errand is worth while.
    [[nodiscard]] bool areThere();
    // Runs errands until the hands are closed; returns at once when they are.
    void serve();
    void close();

private:
    std::mutex m_mutex; // guards all below
    std::condition_variable m_changed;
    std::deque<Errand*> m_errands;
    std::size_t m_idle = 0; // that wait in serve(), less those an errand is meant for
    bool m_closed = false;
};

} // namespace lightstack::pipeline
