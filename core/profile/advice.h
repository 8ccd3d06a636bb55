// What the figures of a sweep say: in parts, for whoever has words of his own, and as a sentence.
// Thread: pure, any thread.
#pragma once

#include "core/profile/profile.h"

#include <optional>

namespace lightstack::profile {

struct Waiting {
    std::string who; // "readers"
    std::string whom;
    double share = 0; // of its time
};

struct SmallQueue {
    std::size_t queue = 0;
    double share = 0; // of the speed of the best
};

enum class MoreThreads {
    Unknown,
    NoHelp,
    ShareALimit, // memory or the disk
    NoCores,     // all are busy
    MightHelp,
};

struct Advice {
    Settings best;            // the fewest threads that are as fast as the fastest, about
    bool queueVaries = false; // or there was no choice of it
    bool batchVaries = false;
    std::optional<Waiting> waiting; // at the bottleneck, where it is for long; else …
    std::string longestStage;       // "load"
    std::optional<SmallQueue> tooSmall;
    MoreThreads more = MoreThreads::Unknown;
    bool tooShort = false; // runs of which most is chance
};

// None of no runs. 0 cores: this machine's.
std::optional<Advice> adviceFor(const std::vector<ProfileRun>& runs, int cores = 0);

// One sentence without a final full stop.
std::string adviceOf(const std::vector<ProfileRun>& runs, int cores = 0);

} // namespace lightstack::profile
