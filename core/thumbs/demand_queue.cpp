#include "core/thumbs/demand_queue.h"

#include <algorithm>

namespace lightstack::thumbs {

namespace {

constexpr std::size_t kMostFresh = 100'000;

bool sameWish(const ThumbnailKey& a, const ThumbnailKey& b) noexcept {
    return a.size == b.size && a.mtimeNs == b.mtimeNs && a.side() == b.side();
}

} // namespace

void DemandQueue::replace(std::vector<WantedThumbnail> wanted) {
    const std::lock_guard lock(m_mutex);
    m_plan.clear();
    m_index.clear();
    m_next = 0;
    m_plan.reserve(wanted.size());
    for (WantedThumbnail& item : wanted)
        if (m_index.try_emplace(item.key, m_plan.size()).second)
            m_plan.push_back({std::move(item), State::Waiting});
    for (auto& [key, run] : m_runs) {
        const auto at = m_index.find(key);
        const bool still =
            at != m_index.end() && !run.isVoid && sameWish(m_plan[at->second].wanted.key, run.key);
        if (!still)
            run.stop.request_stop();
        else if (!run.stop.stop_requested())
            m_plan[at->second].state = State::Running;
    }
}

bool DemandQueue::hasWork() const {
    for (std::size_t i = m_next; i < m_plan.size(); ++i)
        if (m_plan[i].state == State::Waiting) return true;
    return false;
}

bool DemandQueue::enlist(int mostWorkers) {
    const std::lock_guard lock(m_mutex);
    if (m_workers >= mostWorkers || !hasWork()) return false;
    ++m_workers;
    return true;
}

std::optional<DemandQueue::Job> DemandQueue::take() {
    const std::lock_guard lock(m_mutex);
    std::optional<std::size_t> firstBlocked;
    for (std::size_t i = m_next; i < m_plan.size(); ++i) {
        Entry& entry = m_plan[i];
        if (entry.state != State::Waiting) continue;
        if (m_runs.contains(entry.wanted.key)) { // its old run is still stopping
            if (!firstBlocked) firstBlocked = i;
            continue;
        }
        m_next = firstBlocked.value_or(i + 1);
        entry.state = State::Running;
        Run& run = m_runs[entry.wanted.key];
        run.key = entry.wanted.key;
        run.number = ++m_lastRun;
        return Job{entry.wanted.key, entry.wanted.tier, m_fresh.contains(entry.wanted.key.path),
            run.stop.get_token(), run.number};
    }
    m_next = firstBlocked.value_or(m_plan.size());
    --m_workers;
    return std::nullopt;
}

void DemandQueue::finish(const Job& job, bool done) {
    const std::lock_guard lock(m_mutex);
    const auto run = m_runs.find(job.key);
    if (run == m_runs.end() || run->second.number != job.run) return;
    const bool counts = done && !run->second.isVoid;
    m_runs.erase(run);
    if (counts && job.fresh) m_fresh.erase(job.key.path);
    const auto at = m_index.find(job.key);
    if (at == m_index.end()) return;
    Entry& entry = m_plan[at->second];
    if (counts && sameWish(entry.wanted.key, job.key)) {
        entry.state = State::Done;
    } else if (entry.state != State::Done) {
        entry.state = State::Waiting;
        m_next = std::min(m_next, at->second);
    }
}

void DemandQueue::invalidate(const std::string& path) {
    const std::lock_guard lock(m_mutex);
    if (m_fresh.size() >= kMostFresh) m_fresh.clear();
    m_fresh.insert(path);
    for (auto& [key, run] : m_runs)
        if (key.path == path) {
            run.isVoid = true;
            run.stop.request_stop();
        }
    for (std::size_t i = 0; i < m_plan.size(); ++i)
        if (m_plan[i].wanted.key.path == path) {
            m_plan[i].state = State::Waiting;
            m_next = std::min(m_next, i);
        }
}

bool DemandQueue::isCurrent(const Job& job) const {
    const std::lock_guard lock(m_mutex);
    const auto run = m_runs.find(job.key);
    return run != m_runs.end() && run->second.number == job.run && !run->second.isVoid;
}

} // namespace lightstack::thumbs
