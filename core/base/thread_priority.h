// Threads that stand behind others where cores are few: the window's, above all. Thread: any.
#pragma once

#include <sys/resource.h>
#include <unistd.h>

namespace lightstack::base {

constexpr int kBehind = 3;     // a little
constexpr int kFarBehind = 10; // for what nobody waits for

// The calling thread, for good: it cannot be raised again. Threads that it starts inherit this.
inline void standBehind(int nice = kBehind) noexcept {
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), nice);
}

} // namespace lightstack::base
