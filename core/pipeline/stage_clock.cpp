#include "core/pipeline/stage_clock.h"

#include "core/base/counted.h"

#include <cmath>

namespace lightstack::pipeline {

StageClock::StageClock(std::vector<std::string> stages)
    : m_names(std::move(stages)), m_counters(m_names.size()) {
}

StageClock::Span::~Span() {
    m_clock.add(m_stage, std::chrono::steady_clock::now() - m_start, 0, 0);
}

void StageClock::add(std::size_t stage, std::chrono::nanoseconds time, std::uint64_t bytes,
    std::uint64_t items) noexcept {
    Counters& c = m_counters[stage];
    c.nanoseconds.fetch_add(time.count(), std::memory_order_relaxed);
    c.bytes.fetch_add(bytes, std::memory_order_relaxed);
    c.items.fetch_add(items, std::memory_order_relaxed);
}

std::vector<StageTotals> StageClock::totals() const {
    std::vector<StageTotals> out;
    out.reserve(m_names.size());
    for (std::size_t i = 0; i < m_names.size(); ++i)
        out.push_back({m_names[i], static_cast<double>(m_counters[i].nanoseconds.load()) * 1e-9,
            m_counters[i].bytes.load(), m_counters[i].items.load()});
    return out;
}

std::string StageClock::bottleneck(int workers) const {
    double sum = 0;
    const StageTotals* worst = nullptr;
    const std::vector<StageTotals> all = totals();
    for (const StageTotals& stage : all) {
        sum += stage.seconds;
        if (worst == nullptr || stage.seconds > worst->seconds) worst = &stage;
    }
    if (worst == nullptr || sum <= 0) return "nothing was measured";
    return worst->name + " takes " + std::to_string(std::lround(100 * worst->seconds / sum)) +
           " % of the worker time (" +
           base::counted(static_cast<std::uint64_t>(workers), "worker") + ")";
}

} // namespace lightstack::pipeline
