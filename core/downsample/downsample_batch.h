// A batch while it runs: workers that decode, shrink and encode, writers that put results in their
// places, and what they share: a bounded channel, a budget of bytes, the fates of the pictures.
// Thread: run() on one, which waits for all others.
#pragma once

#include "core/base/byte_budget.h"
#include "core/downsample/result_writer.h"
#include "core/pipeline/channel.h"
#include "core/pipeline/pause_gate.h"
#include "core/pipeline/stage_clock.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <semaphore>
#include <stop_token>

namespace lightstack::downsample {

class DownsampleBatch {
public:
    DownsampleBatch(const DownsampleRequest& request, pipeline::StageClock& clock,
        pipeline::PauseGate& gate, DownsampleJournal& journal, std::stop_token stop);

    // Those that are to be written; `progress`: how many of them are done, now and then.
    void run(
        std::vector<PlannedPicture>& pictures, const std::function<void(std::uint64_t)>& progress);
    ResultWriter& writer() noexcept { return m_writer; }
    // What results are without, and how many. After run().
    [[nodiscard]] const std::map<std::string, int>& dropped() const noexcept { return m_dropped; }

private:
    struct Made {
        PlannedPicture* picture = nullptr;
        SmallPicture small;
        base::ByteBudget::Lease lease;
        double begunAt = 0; // seconds of the run
    };

    void work();
    Result<void> make(const PlannedPicture& picture, Made& result);
    [[nodiscard]] double sinceStart() const;
    [[nodiscard]] std::size_t together() const;
    void write();
    void written(const Made& result, const Writing& writing);
    void failed(PlannedPicture& picture, const Error& error);

    const DownsampleRequest& m_request;
    pipeline::StageClock& m_clock;
    pipeline::PauseGate& m_gate;
    ResultWriter m_writer;
    std::stop_token m_stop;
    base::ByteBudget m_budget;
    pipeline::Channel<Made> m_channel;
    const std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::vector<PlannedPicture*> m_work;
    std::atomic<std::size_t> m_next{0};
    std::atomic<std::size_t> m_finished{0};
    std::atomic<int> m_working{0}; // workers that have not ended
    std::atomic<int> m_writing{0}; // writers that have not ended
    std::binary_semaphore m_ended{0};
    std::mutex m_mutex;
    std::map<std::string, int> m_dropped; // guarded by m_mutex
};

} // namespace lightstack::downsample
