// Where the time of a run went: seconds, bytes and items a stage, summed over threads; one sentence
// that names the bottleneck; and the queues between its stages. Every job's JSON and the jobs panel
// print it.
// Thread: any; counters are atomic.
#pragma once

#include "core/pipeline/queue_board.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lightstack::pipeline {

struct StageTotals {
    std::string name;
    double seconds = 0;
    std::uint64_t bytes = 0;
    std::uint64_t items = 0;
};

class StageClock {
public:
    explicit StageClock(std::vector<std::string> stages);

    // Adds its lifetime to a stage.
    class Span {
    public:
        Span(StageClock& clock, std::size_t stage) noexcept
            : m_clock(clock), m_stage(stage), m_start(std::chrono::steady_clock::now()) {}
        ~Span();
        Span(const Span&) = delete;
        Span& operator=(const Span&) = delete;

    private:
        StageClock& m_clock;
        std::size_t m_stage;
        std::chrono::steady_clock::time_point m_start;
    };

    void add(std::size_t stage, std::chrono::nanoseconds time, std::uint64_t bytes,
        std::uint64_t items) noexcept;
    [[nodiscard]] std::vector<StageTotals> totals() const;
    // "decode takes 81 % of the worker time (2 workers)".
    [[nodiscard]] std::string bottleneck(int workers) const;
    [[nodiscard]] QueueBoard& queues() noexcept { return m_queues; }
    [[nodiscard]] const QueueBoard& queues() const noexcept { return m_queues; }

private:
    struct Counters {
        std::atomic<std::int64_t> nanoseconds{0};
        std::atomic<std::uint64_t> bytes{0};
        std::atomic<std::uint64_t> items{0};
    };
    std::vector<std::string> m_names;
    std::vector<Counters> m_counters;
    QueueBoard m_queues;
};

} // namespace lightstack::pipeline
