#include "core/jobs/scan_line.h"

#include "core/pipeline/channel.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <semaphore>
#include <thread>

namespace lightstack::jobs {

using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t kTaskBytes = 4096; // what a reader finds: names, texts, keywords

std::uint64_t bytesOf(const catalog::FileState& file) {
    return file.folder.capacity() + file.name.capacity();
}
std::uint64_t bytesOf(const catalog::AssetRow& row) {
    const catalog::ExifRow& exif = row.exif;
    std::uint64_t bytes = sizeof(ScanItem) + bytesOf(row.file) + row.mime.capacity();
    for (const std::string* text : {&exif.make, &exif.model, &exif.lens, &exif.software,
             &exif.artist, &exif.copyright, &exif.description, &exif.keywords, &exif.title})
        bytes += text->capacity();
    return bytes;
}
std::uint64_t bytesOf(const catalog::SidecarRow& row) {
    const takeout::Sidecar& content = row.content;
    std::uint64_t bytes = sizeof(ScanItem) + bytesOf(row.file) + content.title.capacity() +
                          content.description.capacity() + content.url.capacity();
    for (const std::string& person : content.people)
        bytes += sizeof(person) + person.capacity();
    for (const std::string& warning : content.warnings)
        bytes += sizeof(warning) + warning.capacity();
    return bytes;
}
std::uint64_t bytesOf(const FolderRow& row) {
    return sizeof(ScanItem) + row.path.capacity() + row.key.capacity();
}
std::uint64_t bytesOf(const RepairRow& row) {
    return bytesOf(row.row);
}
std::uint64_t bytesOf(const OrphanRow&) {
    return sizeof(ScanItem);
}
std::uint64_t bytesOf(const FolderEnd& end) {
    return sizeof(ScanItem) + end.links.capacity() * sizeof(catalog::LinkRow) +
           (end.assets.capacity() + end.missingAssets.capacity() + end.missingSidecars.capacity()) *
               sizeof(std::int64_t);
}
std::uint64_t bytesOf(const ScanItem& item) {
    return std::visit([](const auto& each) { return bytesOf(each); }, item);
}

} // namespace

class SequentialSink final : public ScanSink {
public:
    SequentialSink(ScanLine& line, const std::stop_token& stop)
        : m_line(line), m_stop(stop), m_reader(line.m_options.metadataFirst) {}
    bool write(ScanItem item) override {
        ScanLine::Numbered numbered{0, std::move(item), {}};
        return kept(m_line.write(numbered));
    }
    bool read(MediaTask task) override {
        if (m_stop.stop_requested() || !kept(m_line.readTask(m_reader, task, m_stop))) return false;
        ScanLine::Numbered numbered{0, std::move(task.row), {}};
        return kept(m_line.write(numbered));
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

class ParallelSink final : public ScanSink {
public:
    explicit ParallelSink(ScanLine& line)
        : m_budget(std::max<std::uint64_t>(1, line.m_options.memory))
        , tasks(line.m_options.queue)
        , rows(line.m_options.queue)
        , m_places(static_cast<std::ptrdiff_t>(2 * line.m_options.queue)) {}
    bool write(ScanItem item) override {
        auto lease = charge(bytesOf(item));
        return lease && place() && rows.push({m_next++, std::move(item), std::move(*lease)});
    }
    bool read(MediaTask task) override {
        auto lease = charge(bytesOf(task.row) + kTaskBytes);
        return lease && place() && tasks.push({m_next++, std::move(task), std::move(*lease)});
    }
    void written() { m_places.release(); }
    // The producer is held back by a full channel, or by too much in flight behind it.
    pipeline::QueueState tasksState(std::size_t queue, int readers) const {
        return {"files", "producer", "readers", tasks.depth(), queue,
            pipeline::secondsOf(tasks.pushWait() + std::chrono::nanoseconds(m_waited)),
            pipeline::secondsOf(tasks.popWait()), 1, readers};
    }
    void abort() {
        m_aborted = true;
        m_stop.request_stop();
        tasks.abort();
        rows.abort();
    }

private:
    base::ByteBudget m_budget; // outlives what is in the channels
    std::stop_source m_stop;

public:
    pipeline::Channel<ScanLine::NumberedTask> tasks;
    pipeline::Channel<ScanLine::Numbered> rows;

private:
    // Only the producer waits here: what holds bytes is on its way to the writer.
    Result<base::ByteBudget::Lease> charge(std::uint64_t bytes) {
        return m_budget.acquire(std::min(bytes, m_budget.total()), m_stop.get_token());
    }
    bool place() {
        if (m_places.try_acquire()) return !m_aborted;
        const auto start = std::chrono::steady_clock::now();
        while (!m_places.try_acquire_for(50ms))
            if (m_aborted) return false;
        m_waited.fetch_add((std::chrono::steady_clock::now() - start).count());
        return !m_aborted;
    }
    std::counting_semaphore<> m_places;
    std::uint64_t m_next = 0;
    std::atomic<std::int64_t> m_waited{0}; // for a place, nanoseconds
    std::atomic<bool> m_aborted{false};
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
    ParallelSink sink(*this);
    const std::stop_callback onStop(m_stop, [&] { sink.abort(); });
    Result<void> produced;
    std::mutex mutex;
    std::atomic<unsigned> readersLeft{m_options.workers != 0
                                          ? m_options.workers
                                          : std::max(1U, std::thread::hardware_concurrency())};
    const int readers = static_cast<int>(readersLeft);
    const auto tasksWatch = m_clock.queues().watch(
        [&sink, readers, queue = m_options.queue] { return sink.tasksState(queue, readers); });
    const auto rowsWatch = m_clock.queues().watch(
        sink.rows, {"rows", "readers", "writer", 0, m_options.queue, 0, 0, readers, 1});
    Result<void> outcome;
    {
        std::vector<std::jthread> threads;
        threads.emplace_back([&] {
            produced = producer(sink, m_stop);
            if (produced)
                sink.tasks.close();
            else
                sink.abort();
        });
        for (unsigned i = readersLeft; i > 0; --i)
            threads.emplace_back([&] {
                MediaReader reader(m_options.metadataFirst);
                while (auto task = sink.tasks.pop()) {
                    if (!readTask(reader, task->task, m_stop)) break;
                    if (!sink.rows.push(
                            {task->number, std::move(task->task.row), std::move(task->lease)}))
                        break;
                }
                {
                    const std::lock_guard lock(mutex);
                    m_result.opened += reader.opened();
                    m_result.bytesRead += reader.bytesRead();
                }
                if (--readersLeft == 0) sink.rows.close();
            });
        std::map<std::uint64_t, Numbered> waiting;
        std::uint64_t next = 0;
        while (auto row = sink.rows.pop()) {
            waiting.emplace(row->number, std::move(*row));
            for (auto at = waiting.find(next); at != waiting.end() && outcome;
                 at = waiting.find(next)) {
                outcome = write(at->second);
                waiting.erase(at);
                sink.written();
                ++next;
            }
            if (!outcome) sink.abort();
        }
    }
    return outcome ? produced : outcome;
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

Result<void> ScanLine::write(Numbered& numbered) {
    const auto start = std::chrono::steady_clock::now();
    Result<void> done = std::visit(
        [&](auto& item) -> Result<void> {
            using Item = std::decay_t<decltype(item)>;
            if constexpr (std::is_same_v<Item, FolderRow>) {
                return m_writer.putFolder(item.path, item.key, item.complete);
            } else if constexpr (std::is_same_v<Item, catalog::AssetRow>) {
                // By name alone no picture: the producer has counted it.
                if (item.status == catalog::AssetStatus::Failed)
                    ++m_result.failed;
                else if (item.status == catalog::AssetStatus::Other)
                    m_result.skipped += item.mime.empty() ? 0 : 1;
                else
                    ++(item.fresh ? m_result.fresh : m_result.changed);
                if (item.error) m_result.failures.push_back(*item.error);
                m_teller.wrote();
                return m_writer.put(item);
            } else if constexpr (std::is_same_v<Item, RepairRow>) {
                return m_writer.pairAgain(item.row);
            } else if constexpr (std::is_same_v<Item, OrphanRow>) {
                return m_writer.setOrphan(item.sidecar, item.orphan);
            } else if constexpr (std::is_same_v<Item, FolderEnd>) {
                auto linked = m_writer.setLinks(item.assets, item.links);
                return linked ? m_writer.setMissing(item.missingAssets, item.missingSidecars)
                              : linked;
            } else {
                m_teller.wrote();
                return m_writer.put(item);
            }
        },
        numbered.item);
    m_clock.add(kWriteStage, std::chrono::steady_clock::now() - start, 0, 1);
    return done;
}

} // namespace lightstack::jobs
