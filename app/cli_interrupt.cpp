#include "app/cli_interrupt.h"

#include <csignal>
#include <ctime>
#include <unistd.h>

namespace lightstack::app {

Interrupt::Interrupt() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_waiter = std::jthread([this, signals](const std::stop_token& end) {
        const timespec step{0, 50'000'000};
        while (!end.stop_requested()) {
            if (sigtimedwait(&signals, nullptr, &step) < 0) continue;
            // Who asks twice does not want to wait.
            if (!m_source.request_stop()) _exit(130);
        }
    });
}

Interrupt::~Interrupt() = default;

} // namespace lightstack::app
