#include "core/volume/pyramid_run.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

namespace lightstack::volume {

using pipeline::StageClock;

SliceRange slicesOfSlab(const PyramidPlan& plan, const Level& level, std::int64_t slab) {
    const int above = static_cast<int>(plan.levels.size()) - level.number;
    const std::int64_t first = slab << above;
    return {first, std::min(std::int64_t{1} << above, level.depth - first)};
}

namespace {

// Keeps the checksum of a slice that is handed on.
class CheckedRows final : public SourceRows {
public:
    CheckedRows(std::unique_ptr<SourceRows> next, std::uint32_t& crc)
        : m_next(std::move(next)), m_crc(crc) {}
    Result<void> add(std::span<const std::byte> rows) override {
        m_sum = base::crc32Of(m_sum, rows);
        return m_next->add(rows);
    }
    Result<void> finish() override {
        m_crc = m_sum;
        return m_next->finish();
    }

private:
    std::unique_ptr<SourceRows> m_next;
    std::uint32_t& m_crc;
    std::uint32_t m_sum = 0;
};

// Adds its lifetime to a sum.
class Waiting {
public:
    explicit Waiting(std::chrono::nanoseconds& sum) : m_sum(sum) {}
    ~Waiting() { m_sum += std::chrono::steady_clock::now() - m_start; }
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;

private:
    std::chrono::nanoseconds& m_sum;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace

CheckedLevels::CheckedLevels(
    LevelStore& files, const PyramidPlan& plan, const PyramidManifest& known)
    : m_files(files), m_plan(plan), m_known(known) {
    for (const Level& level : files.stored())
        m_crcs.emplace_back(static_cast<std::size_t>(level.depth));
}

std::size_t CheckedLevels::rankOf(const Level& level) const noexcept {
    return static_cast<std::size_t>(level.number - m_files.stored().front().number);
}

Result<std::unique_ptr<SourceRows>> CheckedLevels::sourceRows(std::int64_t index) {
    auto next = m_files.sourceRows(index);
    if (!next || *next == nullptr) return next;
    return std::make_unique<CheckedRows>(
        *std::move(next), m_crcs.front()[static_cast<std::size_t>(index)]);
}

Result<void> CheckedLevels::write(
    const Level& level, std::int64_t index, std::span<const std::byte> voxels) {
    const std::uint32_t crc = base::crc32Of(0, voxels);
    const std::size_t rank = rankOf(level);
    m_crcs[rank][static_cast<std::size_t>(index)] = crc;
    const int above = static_cast<int>(m_plan.levels.size()) - level.number;
    const auto slab = m_known.slabs.find(index >> above);
    if (slab != m_known.slabs.end() && slab->second.crcs.size() == m_crcs.size()) {
        const auto& row = slab->second.crcs[rank];
        const auto at = static_cast<std::size_t>(index - ((index >> above) << above));
        if (at < row.size() && row[at] == crc && m_files.isWhole(level, index, crc))
            return {}; // it is there, to the last bit
    }
    return m_files.write(level, index, voxels);
}

std::vector<std::vector<std::uint32_t>> CheckedLevels::crcsOf(std::int64_t slab) const {
    std::vector<std::vector<std::uint32_t>> out;
    for (const Level& level : m_files.stored()) {
        const SliceRange range = slicesOfSlab(m_plan, level, slab);
        const auto& all = m_crcs[rankOf(level)];
        out.emplace_back(all.begin() + range.first, all.begin() + range.first + range.count);
    }
    return out;
}

PyramidRun::PyramidRun(const Parts& parts)
    : m_parts(parts), m_pass(PyramidPass::make(parts.plan, parts.levels, parts.clock, &m_hands)) {
}

Result<void> PyramidRun::run(const std::vector<std::int64_t>& slabs, const std::stop_token& stop,
    const std::function<void(std::uint64_t)>& progress) {
    const std::int64_t pairsASlab = m_parts.plan.slabDepth() / 2;
    const std::int64_t pairs = (m_parts.plan.source.depth + 1) / 2;
    for (const std::int64_t slab : slabs) {
        const std::int64_t first = slab * pairsASlab;
        const std::int64_t end = std::min(pairs, first + pairsASlab);
        for (std::int64_t pair = first; pair < end; ++pair)
            m_pairs.push_back(pair);
        m_missingPairs[slab] = end - first;
    }
    if (!m_parts.journal.empty()) {
        m_journal = base::FileDescriptor(
            ::open(m_parts.journal.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
        if (!m_journal.isOpen()) return failErrno(errno, m_parts.journal, "write the journal");
    }
    const std::stop_callback cancelling(stop, [this] { m_stop.request_stop(); });
    // Two for a pair: one helps the other.
    const auto most = static_cast<int>(std::min<std::size_t>(2 * m_pairs.size(), 256));
    m_working = std::clamp(m_parts.workers, 1, std::max(1, most));
    const auto watch =
        m_parts.clock.queues().watch([this, workers = m_working] { return openedState(workers); });
    {
        std::vector<std::jthread> workers;
        workers.emplace_back([this] { openAhead(); });
        for (int i = m_working; i > 0; --i)
            workers.emplace_back([this] { work(); });
        std::unique_lock lock(m_mutex);
        while (m_working > 0) {
            m_changed.wait_for(lock, std::chrono::milliseconds(50));
            if (!progress) continue;
            lock.unlock();
            progress(m_doneSlices);
            lock.lock();
        }
    }
    if (stop.stop_requested()) return cancelled(m_parts.journal);
    if (m_error) return tl::unexpected(*m_error);
    return {};
}

void PyramidRun::stopWith(const Error& error) {
    const std::lock_guard lock(m_mutex);
    if (!m_error && !m_stop.stop_requested()) m_error = error;
    m_stop.request_stop();
    m_changed.notify_all();
}

// A pair a worker and one more wait opened: enough to keep the disk busy, little memory.
std::size_t PyramidRun::mostOpened() const noexcept {
    return static_cast<std::size_t>(std::max(1, m_parts.workers)) + 1;
}

pipeline::QueueState PyramidRun::openedState(int workers) {
    const std::lock_guard lock(m_mutex);
    return {"pairs", "opener", "workers", m_ready.size(), mostOpened(),
        pipeline::secondsOf(m_openerWaited), pipeline::secondsOf(m_workersWaited), 1, workers};
}

void PyramidRun::openAhead() {
    const std::uint64_t before = base::bytesReadOnThread();
    const std::size_t most = mostOpened();
    for (const std::int64_t number : m_pairs) {
        {
            std::unique_lock lock(m_mutex);
            const Waiting waiting(m_openerWaited);
            if (!m_changed.wait(lock, m_stop.get_token(), [&] { return m_ready.size() < most; }))
                break;
        }
        if (!mayGoOn()) break;
        auto pair = openPair(number);
        if (!pair) {
            stopWith(pair.error());
            break;
        }
        const std::lock_guard lock(m_mutex);
        m_ready.push_back(*std::move(pair));
        m_changed.notify_all();
    }
    m_bytesRead += base::bytesReadOnThread() - before;
    const std::lock_guard lock(m_mutex);
    m_allOpened = true;
    m_changed.notify_all();
}

bool PyramidRun::mayGoOn() {
    if (m_parts.gate != nullptr) return m_parts.gate->pass(m_stop.get_token());
    return !m_stop.stop_requested();
}

std::optional<PyramidRun::Pair> PyramidRun::takeNext() {
    if (!mayGoOn()) return std::nullopt;
    std::unique_lock lock(m_mutex);
    {
        const Waiting waiting(m_workersWaited);
        m_changed.wait(lock, m_stop.get_token(), [&] { return !m_ready.empty() || m_allOpened; });
    }
    if (m_stop.stop_requested() || m_ready.empty()) return std::nullopt;
    Pair pair = std::move(m_ready.front());
    m_ready.pop_front();
    m_changed.notify_all();
    return pair;
}

void PyramidRun::work() {
    const std::uint64_t before = base::bytesReadOnThread();
    while (auto pair = takeNext())
        if (const auto done = onePair(*std::move(pair)); !done) {
            stopWith(done.error());
            break;
        }
    bool last = false;
    {
        const std::lock_guard lock(m_mutex);
        last = --m_working == 0;
        m_changed.notify_all();
    }
    if (last)
        m_hands.close();
    else
        m_hands.serve();
    m_bytesRead += base::bytesReadOnThread() - before;
}

Result<PyramidSources::Opened> PyramidRun::open(std::int64_t position) {
    const auto start = std::chrono::steady_clock::now();
    auto opened =
        m_parts.sources.open(position, m_parts.plan.source, m_parts.mostBand, m_stop.get_token());
    m_parts.clock.add(kOpen, std::chrono::steady_clock::now() - start, 0, 1);
    return opened;
}

Result<PyramidRun::Pair> PyramidRun::openPair(std::int64_t number) {
    auto first = open(2 * number);
    if (!first) return tl::unexpected(first.error());
    Pair pair{number, *std::move(first), std::nullopt};
    if (2 * number + 1 < m_parts.plan.source.depth) {
        auto second = open(2 * number + 1);
        if (!second) return tl::unexpected(second.error());
        pair.second = *std::move(second);
    }
    return pair;
}

// The position of the slice whose rows could not be read; -1: of none of the pair.
std::int64_t PyramidRun::culpritOf(const Pair& pair) {
    if (pair.first.rows->hasFailed()) return pair.first.position;
    return pair.second && pair.second->rows->hasFailed() ? pair.second->position : -1;
}

// A slice whose rows turn out damaged is replaced (if that is allowed), and the pair begun anew.
Result<void> PyramidRun::onePair(Pair pair) {
    for (;;) {
        const auto checks = m_pass->pair(pair.number, *pair.first.rows,
            pair.second ? pair.second->rows.get() : nullptr, m_stop.get_token());
        if (checks) {
            pair.first.state.crc = checks->first;
            if (pair.second) pair.second->state.crc = checks->second;
            return pairDone(pair);
        }
        const std::int64_t culprit = culpritOf(pair);
        if (culprit < 0 || !m_parts.sources.replaceBad(culprit, checks.error()))
            return tl::unexpected(checks.error());
        auto again = openPair(pair.number);
        if (!again) return tl::unexpected(again.error());
        pair = *std::move(again);
    }
}

Result<void> PyramidRun::pairDone(const Pair& pair) {
    const std::int64_t position = 2 * pair.number;
    const std::int64_t slab = position / m_parts.plan.slabDepth();
    bool last = false;
    {
        const std::lock_guard lock(m_mutex);
        auto& sources = m_proofs[slab].sources;
        const std::int64_t first = slab * m_parts.plan.slabDepth();
        if (sources.empty())
            sources.resize(static_cast<std::size_t>(
                std::min(m_parts.plan.slabDepth(), m_parts.plan.source.depth - first)));
        const auto at = static_cast<std::size_t>(position - first);
        sources[at] = pair.first.state;
        if (pair.second) sources[at + 1] = pair.second->state;
        last = --m_missingPairs[slab] == 0;
    }
    m_doneSlices += pair.second ? 2 : 1;
    return last ? slabDone(slab) : Result<void>{};
}

Result<void> PyramidRun::slabDone(std::int64_t slab) {
    const std::lock_guard lock(m_mutex);
    const auto proof = m_proofs.find(slab);
    proof->second.crcs = m_parts.levels.crcsOf(slab);
    const QByteArray& line = m_lines[slab] = journalLine(slab, proof->second);
    m_proofs.erase(proof);
    m_missingPairs.erase(slab);
    if (!m_journal.isOpen()) return {};
    const ssize_t n =
        ::write(m_journal.get(), line.constData(), static_cast<std::size_t>(line.size()));
    if (n != line.size()) return failErrno(n < 0 ? errno : ENOSPC, m_parts.journal, "write");
    return {};
}

} // namespace lightstack::volume
