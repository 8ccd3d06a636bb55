// One sentence from the figures of a sweep.
#include "core/profile/profile.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <thread>

namespace lightstack::profile {
namespace {

constexpr double kWorthIt = 1.1; // a gain below is none
constexpr double kMuchWaiting = 0.5;
constexpr double kTelling = 0.25; // seconds; of shorter runs most is chance

std::string percent(double share) {
    return std::to_string(std::lround(share * 100)) + " %";
}

struct Waiting {
    std::string who;
    std::string whom;
    double share = 0; // of its time
};

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

// "the readers wait 80 % of their time for the producer"; empty where nobody waits for long.
std::string whoWaits(const ProfileRun& run) {
    const std::vector<Waiting> waitings = waitingsOf(run);
    const std::string slowest = bottleneckOf(waitings);
    const Waiting* longest = nullptr;
    for (const Waiting& waiting : waitings)
        if (waiting.whom == slowest && (longest == nullptr || waiting.share > longest->share))
            longest = &waiting;
    if (longest == nullptr || longest->share <= kMuchWaiting) return {};
    const bool many = longest->who.ends_with("s");
    return "the " + longest->who + (many ? " wait " : " waits ") + percent(longest->share) +
           " of " + (many ? "their" : "its") + " time for the " + longest->whom;
}

std::string longestStage(const ProfileRun& run) {
    const auto it = std::ranges::max_element(run.stages, {}, &pipeline::StageTotals::seconds);
    if (it == run.stages.end() || it->seconds <= 0) return {};
    return "most of the time goes into " + it->name;
}

std::string settingsOf(const Settings& settings) {
    return std::to_string(settings.threads) + (settings.threads == 1 ? " thread" : " threads") +
           ", queue " + std::to_string(settings.queue) + ", batch " +
           std::to_string(settings.batch);
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

// "; a queue of 1 holds it back to a third".
std::string tooSmallQueue(const std::vector<ProfileRun>& runs, const ProfileRun& enough) {
    const ProfileRun* largest = nullptr; // of the queues that are too small
    for (const ProfileRun& run : runs)
        for (const ProfileRun& other : runs)
            if (run.settings.threads == other.settings.threads &&
                run.settings.batch == other.settings.batch &&
                run.settings.queue < other.settings.queue &&
                run.settings.queue < enough.settings.queue &&
                run.itemsPerSecond * kWorthIt < other.itemsPerSecond &&
                run.itemsPerSecond * kWorthIt < enough.itemsPerSecond &&
                (largest == nullptr || run.settings.queue > largest->settings.queue))
                largest = &run;
    if (largest == nullptr) return {};
    return "; a queue of " + std::to_string(largest->settings.queue) + " is too small (" +
           percent(largest->itemsPerSecond / enough.itemsPerSecond) + " of that)";
}

// Whether threads are what is missing.
std::string moreThreads(const std::vector<ProfileRun>& runs, const ProfileRun& enough, int cores) {
    const int most = std::ranges::max_element(runs, {}, [](const ProfileRun& run) {
        return run.settings.threads;
    })->settings.threads;
    const bool nobodyWaits = whoWaits(enough).empty();
    if (most > enough.settings.threads) {
        std::string out = "; more threads do not help";
        if (nobodyWaits && enough.settings.threads < cores)
            out += ": they share what is the limit, memory or the disk";
        else if (nobodyWaits)
            out += ": all cores are busy";
        return out;
    }
    if (runs.size() > 1 && enough.settings.threads > 1) return "; more threads might help";
    return {};
}

} // namespace

std::string adviceOf(const std::vector<ProfileRun>& runs, int cores) {
    if (runs.empty()) return "nothing was run";
    if (cores < 1) cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const ProfileRun& enough = enoughOf(runs);
    std::string why = whoWaits(enough);
    if (why.empty()) why = longestStage(enough);
    std::string out = settingsOf(enough.settings) + " is best here";
    if (!why.empty()) out += ": " + why;
    out += tooSmallQueue(runs, enough) + moreThreads(runs, enough, cores);
    const double longest = std::ranges::max_element(runs, {}, &ProfileRun::seconds)->seconds;
    if (longest > 0 && longest < kTelling)
        out += "; but the runs are too short to be sure, more data would tell";
    return out;
}

} // namespace lightstack::profile
