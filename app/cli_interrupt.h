// SIGINT and SIGTERM as a stop_token: what was done stays valid, the exit code is 130.
//
// The signals are blocked before any thread starts and waited for on a thread of their own, so that
// no handler runs in the middle of a library.
#pragma once

#include <stop_token>
#include <thread>

namespace lightstack::app {

class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::jthread m_waiter;
};

} // namespace lightstack::app
