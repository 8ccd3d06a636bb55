// The plan of what is wanted, between the GUI that replaces it whole and the workers that pull.
//
// take() gives the best key that nobody works on. replace(): what left the plan never starts, what
// runs outside the new one is asked to stop. A key wanted again while its old run is still stopping
// waits for that run's end. Workers sign on with enlist() and are signed off by an empty take(), in
// one step under the lock, so that no plan is ever left without a worker.
// Thread: any.
#pragma once

#include "core/thumbs/wanted_thumbnail.h"

#include <mutex>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lightstack::thumbs {

class DemandQueue {
public:
    struct Job {
        ThumbnailKey key;
        DemandTier tier = DemandTier::Visible;
        bool fresh = false; // nothing remembered may answer it
        std::stop_token stop;
        std::uint64_t run = 0;
    };

    void replace(std::vector<WantedThumbnail> wanted); // best first; repeated keys count once
    // True: a worker is to be started, and is counted. False: enough of them, or nothing to do.
    bool enlist(int mostWorkers);
    std::optional<Job> take(); // nullopt: nothing to do, the worker is signed off
    // `done`: answered for good. Else (cancelled) it is offered again if it is still wanted.
    void finish(const Job& job, bool done);
    // Runs on this path are stopped and their answers void; wanted keys of it are done anew.
    void invalidate(const std::string& path);
    // Whether the answer of a run still counts: its file was not invalidated since it began.
    [[nodiscard]] bool isCurrent(const Job& job) const;

private:
    enum class State { Waiting, Running, Done };
    struct Entry {
        WantedThumbnail wanted;
        State state = State::Waiting;
    };
    struct Run {
        std::stop_source stop;
        ThumbnailKey key; // with the stamp asked for
        std::uint64_t number = 0;
        bool isVoid = false;
    };
    using Index =
        std::unordered_map<ThumbnailKey, std::size_t, ThumbnailKeyHash, ThumbnailKeySameItem>;
    using Runs = std::unordered_map<ThumbnailKey, Run, ThumbnailKeyHash, ThumbnailKeySameItem>;

    [[nodiscard]] bool hasWork() const;

    mutable std::mutex m_mutex; // guards all below
    std::vector<Entry> m_plan;
    Index m_index;
    std::size_t m_next = 0; // nothing before it waits
    Runs m_runs;
    std::unordered_set<std::string> m_fresh;
    std::uint64_t m_lastRun = 0;
    int m_workers = 0;
};

} // namespace lightstack::thumbs
