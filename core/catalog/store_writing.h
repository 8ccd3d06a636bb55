// The store's writing thread: opens the file, takes batches from the queue, writes them, trims, and
// deals with everything that can go wrong.
//
// Damage (met by it or told by a reader): the file is set aside and a new one begun. A file that
// was deleted or replaced under us: the new one is opened. Disk full, no rights: off, with a
// reason, until clear() succeeds; reading goes on where it still can. Another process holds the
// lock: the batch is tried again a few times, then dropped (it is a cache). Thread: run() is the
// thread; the other methods any.
#pragma once

#include "core/catalog/store_queue.h"
#include "core/catalog/store_reader.h"
#include "core/catalog/store_trim.h"
#include "core/catalog/store_writer.h"

#include <atomic>

namespace lightstack::catalog {

class StoreWriting {
public:
    // Opens the file; status() tells how it went.
    StoreWriting(const StoreOptions& options, StoreQueue& queue, ReaderPool& readers);

    void run(); // until the queue is closed and empty
    void reportDamage();
    void setCap(std::uint64_t capBytes);
    Result<void> clear(); // waits
    [[nodiscard]] StoreStatus status() const;
    [[nodiscard]] bool readable() const noexcept { return m_readable; }

private:
    Result<void> openFile(std::uint64_t knownBad);
    void closeFile();
    void turnOff(const Error& why);
    void writeBatch(const WriteBatch& batch);
    void trim(std::uint64_t room, int mostSlices);
    void followFile();
    void repair();
    Result<void> empty();
    void applyCap();

    const StoreOptions m_options;
    StoreQueue& m_queue;
    ReaderPool& m_readers;
    std::unique_ptr<StoreWriter> m_writer; // null: off
    std::unique_ptr<StoreTrim> m_trim;
    std::uint64_t m_inode = 0;
    std::atomic<std::uint64_t> m_cap;
    std::atomic<bool> m_readable = false;
    std::atomic<bool> m_damageReported = false;
    std::atomic<std::int64_t> m_longestTrimUs = 0;
    mutable std::mutex m_mutex;
    StoreStatus m_status; // guarded by m_mutex
};

} // namespace lightstack::catalog
