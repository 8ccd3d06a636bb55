// One sentence from the figures of a sweep.
#include "core/profile/advice.h"

#include "core/base/core_count.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lightstack::profile {
namespace {

constexpr double kWorthIt = 1.1;   // a gain below is none
constexpr double kSlowQueue = 0.8; // of the best speed: what is nearer may be chance
constexpr double kMuchWaiting = 0.5;
constexpr double kTelling = 0.25; // seconds; of shorter runs most is chance
constexpr double kStarting = 0.1; // seconds; shorter ones are mostly the start of their threads

std::string percent(double share) {
    return std::to_string(std::lround(share * 100)) + " %";
}

// Who waits for whom, at each queue.
std::vector<Waiting> waitingsOf(const ProfileRun& run) {
    std::vector<Waiting> out;
    const auto share = [&](double blocked, int threads) {
        return run.seconds > 0 ? std::min(1.0, blocked / run.seconds / std::max(1, threads)) : 0;
    };
    for (const pipeline::QueueState& queue : run.queues) {
        out.push_back({queue.from, queue.to, share(queue.fromBlocked, queue.fromThreads)});
        out.push_back({queue.to, queue.from, share(queue.toBlocked, queue.toThreads)});
    }
    if (out.empty()) {
        out.push_back({"producer", "consumers", run.producerBlocked});
        out.push_back({"consumers", "producer", run.consumersBlocked});
    }
    return out;
}

// Of those who are waited for, the one that waits least itself: all others run at its pace.
std::string bottleneckOf(const std::vector<Waiting>& waitings) {
    std::map<std::string, double> waits;
    for (const Waiting& waiting : waitings)
        waits[waiting.who] += waiting.share;
    return std::ranges::min_element(waits, {}, [](const auto& entry) {
        return entry.second;
    })->first;
}

// None where nobody waits for long.
std::optional<Waiting> whoWaits(const ProfileRun& run) {
    const std::vector<Waiting> waitings = waitingsOf(run);
    const std::string slowest = bottleneckOf(waitings);
    const Waiting* longest = nullptr;
    for (const Waiting& waiting : waitings)
        if (waiting.whom == slowest && (longest == nullptr || waiting.share > longest->share))
            longest = &waiting;
    if (longest == nullptr || longest->share <= kMuchWaiting) return {};
    return *longest;
}

std::string longestStage(const ProfileRun& run) {
    const auto it = std::ranges::max_element(run.stages, {}, &pipeline::StageTotals::seconds);
    if (it == run.stages.end() || it->seconds <= 0) return {};
    return it->name;
}

// The fewest threads that are as fast as the fastest, but for a little.
const ProfileRun& enoughOf(const std::vector<ProfileRun>& runs) {
    const auto best = std::ranges::max_element(runs, {}, &ProfileRun::itemsPerSecond);
    const ProfileRun* enough = &*best;
    for (const ProfileRun& run : runs)
        if (run.itemsPerSecond * kWorthIt >= best->itemsPerSecond &&
            run.settings.threads < enough->settings.threads)
            enough = &run;
    return *enough;
}

std::optional<SmallQueue> tooSmallQueue(
    const std::vector<ProfileRun>& runs, const ProfileRun& enough) {
    const ProfileRun* largest = nullptr; // of the queues that are too small
    for (const ProfileRun& run : runs)
        for (const ProfileRun& other : runs)
            if (run.settings.threads == other.settings.threads &&
                run.settings.batch == other.settings.batch &&
                run.settings.queue < other.settings.queue &&
                run.settings.queue < enough.settings.queue &&
                run.itemsPerSecond < other.itemsPerSecond * kSlowQueue &&
                run.itemsPerSecond < enough.itemsPerSecond * kSlowQueue &&
                (largest == nullptr || run.settings.queue > largest->settings.queue))
                largest = &run;
    if (largest == nullptr) return {};
    return SmallQueue{largest->settings.queue, largest->itemsPerSecond / enough.itemsPerSecond};
}

// How many threads a side of the queues has; 0: there is no such side.
int threadsOf(const ProfileRun& run, const std::string& side) {
    for (const pipeline::QueueState& queue : run.queues) {
        if (queue.from == side) return queue.fromThreads;
        if (queue.to == side) return queue.toThreads;
    }
    return 0;
}

// Whether a side has as many threads in each run, whatever was asked for: more are for others.
bool isFixed(const std::vector<ProfileRun>& runs, const std::string& side) {
    const ProfileRun& first = runs.front();
    const bool varied = std::ranges::any_of(runs,
        [&](const ProfileRun& run) { return run.settings.threads != first.settings.threads; });
    return varied && threadsOf(first, side) > 0 && std::ranges::all_of(runs, [&](const auto& run) {
        return threadsOf(run, side) == threadsOf(first, side);
    });
}

// Whether threads are what is missing.
MoreThreads moreThreads(const std::vector<ProfileRun>& runs, const ProfileRun& enough, int cores) {
    const int most = std::ranges::max_element(runs, {}, [](const ProfileRun& run) {
        return run.settings.threads;
    })->settings.threads;
    if (most > enough.settings.threads) {
        const auto waiting = whoWaits(enough);
        // Where those who are waited for got threads, too, it is not threads that are missing.
        if (waiting && (isFixed(runs, waiting->whom) || threadsOf(enough, waiting->whom) == 0))
            return MoreThreads::NoHelp;
        if (enough.seconds < kStarting) return MoreThreads::NoHelp; // why, does not show
        return enough.settings.threads < cores ? MoreThreads::ShareALimit : MoreThreads::NoCores;
    }
    const auto waiting = whoWaits(enough);
    if (waiting && isFixed(runs, waiting->whom)) return MoreThreads::NoHelp;
    const bool grew = std::ranges::any_of(runs,
        [&](const ProfileRun& run) { return run.settings.threads < enough.settings.threads; });
    return grew ? MoreThreads::MightHelp : MoreThreads::Unknown;
}

// "the readers wait 80 % of their time for the producer".
std::string waitingText(const Waiting& waiting) {
    const bool many = waiting.who.ends_with("s");
    return "the " + waiting.who + (many ? " wait " : " waits ") + percent(waiting.share) + " of " +
           (many ? "their" : "its") + " time for the " + waiting.whom;
}

std::string moreText(MoreThreads more) {
    switch (more) {
    case MoreThreads::Unknown:
        break;
    case MoreThreads::NoHelp:
        return "; more threads do not help";
    case MoreThreads::ShareALimit:
        return "; more threads do not help: they share what is the limit, memory or the disk";
    case MoreThreads::NoCores:
        return "; more threads do not help: all cores are busy";
    case MoreThreads::MightHelp:
        return "; more threads might help";
    }
    return {};
}

} // namespace

std::optional<Advice> adviceFor(const std::vector<ProfileRun>& runs, int cores) {
    if (runs.empty()) return {};
    cores = base::workersOrCores(cores);
    const ProfileRun& enough = enoughOf(runs);
    Advice out;
    out.best = enough.settings;
    for (const ProfileRun& run : runs) {
        out.queueVaries = out.queueVaries || run.settings.queue != enough.settings.queue;
        out.batchVaries = out.batchVaries || run.settings.batch != enough.settings.batch;
    }
    out.waiting = whoWaits(enough);
    if (!out.waiting) out.longestStage = longestStage(enough);
    out.tooSmall = tooSmallQueue(runs, enough);
    out.more = moreThreads(runs, enough, cores);
    double longest = 0;
    for (const ProfileRun& run : runs)
        longest = std::max(longest, run.seconds * run.repeats);
    out.tooShort = longest > 0 && longest < kTelling;
    return out;
}

std::string adviceOf(const std::vector<ProfileRun>& runs, int cores) {
    const auto advice = adviceFor(runs, cores);
    if (!advice) return "nothing was run";
    std::string out = settingsText(advice->best) + " is best here";
    if (advice->waiting)
        out += ": " + waitingText(*advice->waiting);
    else if (!advice->longestStage.empty())
        out += ": most of the time goes into " + advice->longestStage;
    if (advice->tooSmall)
        out += "; a queue of " + std::to_string(advice->tooSmall->queue) + " is too small (" +
               percent(advice->tooSmall->share) + " of that)";
    out += moreText(advice->more);
    if (advice->tooShort) out += "; but the runs are too short to be sure, more data would tell";
    return out;
}

} // namespace lightstack::profile
