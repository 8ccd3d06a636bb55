// What goes through the channels of a parallel scan: a few rows and tasks at a time, in the order
// of the producer, so that threads meet once a batch and not once a file.
//
// A batch is closed when it is full, when its files are long to read (a large one goes alone, and
// readers share them), when its rows are long, and when it has waited. Its bytes are charged before
// it goes. Batches have numbers; at most `2 x queue` items are in flight.
// Thread: write(), read(), flush() on the producer's; what says so on any.
#pragma once

#include "core/base/byte_budget.h"
#include "core/jobs/folder_scan.h"
#include "core/pipeline/channel.h"

#include <atomic>
#include <chrono>
#include <semaphore>

namespace lightstack::jobs {

using ScanUnit = std::variant<MediaTask, FolderRow, catalog::SidecarRow, catalog::AssetRow,
    RepairRow, OrphanRow, FolderEnd>;

struct ScanBatch {
    std::uint64_t number = 0;
    std::vector<ScanUnit> units;
    base::ByteBudget::Lease lease = {};
};

class BatchSink final : public ScanSink {
public:
    explicit BatchSink(const ScanOptions& options);

    bool write(ScanItem item) override;
    bool read(MediaTask task) override;
    // What waits for more goes now. False: aborted.
    bool flush();

    // Any thread: a batch is written, and another may come.
    void written() { m_places.release(); }
    // Any thread.
    void abort();
    [[nodiscard]] pipeline::QueueState tasksState(int readers) const;
    [[nodiscard]] pipeline::QueueState rowsState(int readers) const;

private:
    using Clock = std::chrono::steady_clock;
    base::ByteBudget m_budget; // outlives what is in the channels
    std::stop_source m_stop;
    std::size_t m_queue; // in items
    std::size_t m_full;  // items a batch

public:
    pipeline::Channel<ScanBatch> tasks; // to be read
    pipeline::Channel<ScanBatch> rows;  // to be written

private:
    bool add(ScanUnit&& unit, std::uint64_t bytes, std::uint64_t fileBytes);
    bool place();
    [[nodiscard]] std::size_t itemsIn(const pipeline::Channel<ScanBatch>& channel) const;

    std::counting_semaphore<> m_places;
    ScanBatch m_open;
    std::uint64_t m_bytes = 0;     // of the open batch: rows
    std::uint64_t m_fileBytes = 0; // and files to be read
    Clock::time_point m_begun;
    std::uint64_t m_next = 0;
    std::atomic<std::int64_t> m_waited{0}; // for a place, nanoseconds
    std::atomic<bool> m_aborted{false};
};

} // namespace lightstack::jobs
