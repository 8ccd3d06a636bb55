#include "core/jobs/scan_line.h"

#include "core/base/core_count.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <thread>

namespace lightstack::jobs {

class SequentialSink final : public ScanSink {
public:
    SequentialSink(ScanLine& line, const std::stop_token& stop)
        : m_line(line), m_stop(stop), m_reader(line.m_options.metadataFirst) {}
    bool write(ScanItem item) override { return kept(m_line.write(item)); }
    bool read(MediaTask task) override {
        if (m_stop.stop_requested() || !kept(m_line.readTask(m_reader, task, m_stop))) return false;
        return kept(m_line.writeTimed([&] { return m_line.put(task); }));
    }
    [[nodiscard]] const MediaReader& reader() const noexcept { return m_reader; }
    [[nodiscard]] const Result<void>& outcome() const noexcept { return m_outcome; }

private:
    bool kept(Result<void> done) {
        if (!done && m_outcome) m_outcome = std::move(done);
        return m_outcome.has_value();
    }
    ScanLine& m_line;
    const std::stop_token& m_stop;
    MediaReader m_reader;
    Result<void> m_outcome;
};

ScanLine::ScanLine(const ScanOptions& options, pipeline::StageClock& clock,
    catalog::CatalogWriter& writer, ProgressTeller& teller, const std::stop_token& stop)
    : m_options(options), m_clock(clock), m_writer(writer), m_teller(teller), m_stop(stop) {
}

Result<void> ScanLine::run(const Producer& producer) {
    auto done = m_options.sequential ? runSequential(producer) : runParallel(producer);
    // What came in order before a cancel is valid and stays.
    if (auto committed = m_writer.commit(); !committed && done) return committed;
    return done;
}

Result<void> ScanLine::runSequential(const Producer& producer) {
    SequentialSink sink(*this, m_stop);
    auto done = producer(sink, m_stop);
    m_result.opened += sink.reader().opened();
    m_result.bytesRead += sink.reader().bytesRead();
    return sink.outcome() ? done : sink.outcome();
}

Result<void> ScanLine::runParallel(const Producer& producer) {
    BatchSink sink(m_options);
    const std::stop_callback onStop(m_stop, [&] { sink.abort(); });
    Result<void> produced;
    std::atomic<unsigned> readersLeft{base::workersOrCores(m_options.workers)};
    const int readers = static_cast<int>(readersLeft);
    const auto tasksWatch =
        m_clock.queues().watch([&sink, readers] { return sink.tasksState(readers); });
    const auto rowsWatch =
        m_clock.queues().watch([&sink, readers] { return sink.rowsState(readers); });
    Result<void> outcome;
    {
        std::vector<std::jthread> threads;
        threads.emplace_back([&] {
            produced = producer(sink, m_stop);
            if (produced && sink.flush())
                sink.tasks.close();
            else
                sink.abort();
        });
        for (unsigned i = readersLeft; i > 0; --i)
            threads.emplace_back([&] {
                readBatches(sink);
                if (--readersLeft == 0) sink.rows.close();
            });
        outcome = writeBatches(sink);
    }
    return outcome ? produced : outcome;
}

void ScanLine::readBatches(BatchSink& sink) {
    MediaReader reader(m_options.metadataFirst);
    const auto isRead = [&](ScanUnit& unit) {
        MediaTask* task = std::get_if<MediaTask>(&unit);
        return task == nullptr || readTask(reader, *task, m_stop).has_value();
    };
    while (auto batch = sink.tasks.pop())
        if (!std::all_of(batch->units.begin(), batch->units.end(), isRead) ||
            !sink.rows.push(std::move(*batch)))
            break;
    const std::lock_guard lock(m_mutex);
    m_result.opened += reader.opened();
    m_result.bytesRead += reader.bytesRead();
}

Result<void> ScanLine::writeBatches(BatchSink& sink) {
    Result<void> outcome;
    std::map<std::uint64_t, ScanBatch> waiting;
    std::uint64_t next = 0;
    while (auto batch = sink.rows.pop()) {
        waiting.emplace(batch->number, std::move(*batch));
        for (auto at = waiting.find(next); at != waiting.end() && outcome;
             at = waiting.find(++next)) {
            for (std::size_t i = 0; i < at->second.units.size() && outcome; ++i)
                outcome = write(at->second.units[i]);
            waiting.erase(at);
            sink.written();
        }
        if (!outcome) sink.abort();
    }
    return outcome;
}

Result<void> ScanLine::readTask(MediaReader& reader, MediaTask& task, const std::stop_token& stop) {
    if (m_options.gate != nullptr && !m_options.gate->pass(stop)) return cancelled();
    const std::uint64_t before = reader.bytesRead();
    const auto start = std::chrono::steady_clock::now();
    auto done = reader.read(task, stop);
    m_clock.add(
        kReadStage, std::chrono::steady_clock::now() - start, reader.bytesRead() - before, 1);
    return done;
}

template <class Put>
Result<void> ScanLine::writeTimed(const Put& put) {
    const auto start = std::chrono::steady_clock::now();
    Result<void> done = put();
    m_clock.add(kWriteStage, std::chrono::steady_clock::now() - start, 0, 1);
    return done;
}

template <class Row>
Result<void> ScanLine::write(Row& row) {
    return writeTimed([&] { return std::visit([&](auto& each) { return put(each); }, row); });
}

Result<void> ScanLine::put(const MediaTask& task) {
    return put(task.row);
}

Result<void> ScanLine::put(const FolderRow& row) {
    return m_writer.putFolder(row.path, row.key, row.complete);
}

Result<void> ScanLine::put(const catalog::SidecarRow& row) {
    m_teller.wrote();
    return m_writer.put(row);
}

Result<void> ScanLine::put(const catalog::AssetRow& row) {
    // By name alone no picture: the producer has counted it.
    if (row.status == catalog::AssetStatus::Failed)
        ++m_result.failed;
    else if (row.status == catalog::AssetStatus::Other)
        m_result.skipped += row.mime.empty() ? 0 : 1;
    else
        ++(row.fresh ? m_result.fresh : m_result.changed);
    if (row.error) m_result.failures.push_back(*row.error);
    m_teller.wrote();
    return m_writer.put(row);
}

Result<void> ScanLine::put(const RepairRow& row) {
    return m_writer.pairAgain(row.row);
}

Result<void> ScanLine::put(const OrphanRow& row) {
    return m_writer.setOrphan(row.sidecar, row.orphan);
}

Result<void> ScanLine::put(const FolderEnd& end) {
    auto linked = m_writer.setLinks(end.assets, end.links);
    return linked ? m_writer.setMissing(end.missingAssets, end.missingSidecars) : linked;
}

} // namespace lightstack::jobs
