#include "app/cli_interrupt.h"

#include <csignal>
#include <unistd.h>

namespace lightstack::app {

Interrupt::Interrupt() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_waiter = std::jthread([this, signals](const std::stop_token& end) {
        while (true) {
            int signal = 0;
            if (sigwait(&signals, &signal) != 0) continue;
            if (end.stop_requested()) return;
            // Who asks twice does not want to wait.
            if (!m_source.request_stop()) _exit(130);
        }
    });
}

Interrupt::~Interrupt() {
    m_waiter.request_stop();
    pthread_kill(m_waiter.native_handle(), SIGINT); // to that thread alone
}

} // namespace lightstack::app
