// What is to be written, between the threads that make thumbnails and the one that writes them.
//
// Rows wait here at most 250 ms or until 64 have gathered, and are found here meanwhile. When more
// than 64 MiB wait (another process holds the file), add() waits too.
// Thread: any; take() and finished() are the writer's.
#pragma once

#include "core/catalog/thumbnail_store.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace lightstack::catalog {

struct PendingWrite {
    enum class Kind { Put, Move, Facts };
    Kind kind = Kind::Put;
    StoreKey key;
    std::uint64_t fingerprint = 0;
    std::int64_t fileId = 0; // Move: the row whose path changes
    StoredThumbnail thumbnail;
    StoredFacts facts;

    [[nodiscard]] std::uint64_t bytes() const noexcept {
        return 512 + 2 * key.path.size() + static_cast<std::uint64_t>(thumbnail.blob.size());
    }
};
using PendingPtr = std::shared_ptr<const PendingWrite>;

struct WriteBatch {
    std::vector<PendingPtr> writes;
    std::vector<std::int64_t> touched; // ids of thumbs that were looked at
    std::vector<std::function<void()>> commands;
    bool last = false; // closed, and nothing left after this one
};

class StoreQueue {
public:
    static constexpr std::size_t kBatchRows = 64;
    static constexpr std::chrono::milliseconds kBatchTime{250};

    void add(PendingWrite write);
    void touch(std::int64_t thumbId);
    void post(std::function<void()> command); // runs on the writer's thread, before its rows
    [[nodiscard]] PendingPtr find(const StoreKey& key) const;
    [[nodiscard]] PendingPtr findFacts(const StoreKey& key) const;
    // A row about to be written with this content.
    [[nodiscard]] PendingPtr findContent(const StoreKey& key, std::uint64_t fingerprint) const;
    [[nodiscard]] bool hasOtherOfSize(const StoreKey& key) const;
    void flush();                            // until everything added so far was finished
    void setAccepting(bool accepting);       // false: adds are dropped
    void setBatchBytes(std::uint64_t bytes); // a batch is cut there, too
    void close();                            // take() hands out the rest, then says last

    WriteBatch take(); // waits until a batch is due
    void finished(const WriteBatch& batch);

private:
    struct RowName {
        std::string path;
        int page = 0;
        int bucket = 0;
        bool operator==(const RowName&) const = default;
    };
    struct RowNameHash {
        std::size_t operator()(const RowName& name) const noexcept;
    };
    [[nodiscard]] bool due() const;

    mutable std::mutex m_mutex; // guards all below
    std::condition_variable m_wake, m_room, m_done;
    std::deque<PendingPtr> m_waiting;
    std::unordered_map<RowName, PendingPtr, RowNameHash> m_thumbs;
    std::unordered_map<std::string, PendingPtr> m_facts;
    std::unordered_set<std::int64_t> m_touched;
    std::deque<std::function<void()>> m_commands;
    std::chrono::steady_clock::time_point m_oldest;
    std::uint64_t m_bytes = 0; // of what waits or is being written
    std::uint64_t m_waitingBytes = 0;
    std::uint64_t m_batchBytes = std::uint64_t{2} << 20;
    int m_flushing = 0;
    bool m_writing = false;
    bool m_accepting = true;
    bool m_closed = false;
};

} // namespace lightstack::catalog
