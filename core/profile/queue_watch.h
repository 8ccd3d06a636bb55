// Looks at the first queue of a run while it goes on, so that its depth can be drawn over time.
//
// Every millisecond at first; when there are many samples every second one goes and the time
// between doubles: a run of any length has some hundreds. Thread: its own, for as long as it lives.
#pragma once

#include "core/profile/profile.h"

#include <chrono>
#include <thread>

namespace lightstack::profile {

class QueueWatch {
public:
    QueueWatch(const pipeline::QueueBoard& board, std::chrono::steady_clock::time_point start);
    // Ends the watch. What was seen, and the queues as they are now, into the run.
    void tell(ProfileRun& run);

private:
    void look(const std::stop_token& stop);

    const pipeline::QueueBoard& m_board;
    std::chrono::steady_clock::time_point m_start;
    std::vector<QueueSample> m_samples;
    std::jthread m_thread; // last: it uses the others
};

} // namespace lightstack::profile
