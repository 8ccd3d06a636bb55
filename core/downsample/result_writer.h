// Puts results into their places, safe at any moment, and counts them.
//
// 1. The original must still be the file that was read. 2. Written aside, synced (safe), renamed.
// 3. Read back (safe) and compared. 4. A line in the journal. Folders are synced together, every so
// many files and at the end. Thread: write() and count() from any; the rest from one, afterwards.
#pragma once

#include "core/downsample/downsample_plan.h"

#include <map>
#include <mutex>
#include <set>

namespace lightstack::downsample {

class ResultWriter {
public:
    ResultWriter(const DownsampleRequest& request, DownsampleJournal& journal)
        : m_request(request), m_journal(journal) {}

    Result<void> write(const PlannedPicture& picture, std::span<const std::byte> bytes);
    void count(const PlannedPicture& picture, const SmallPicture& small, double writeSeconds);
    void syncFolders();
    // What was written, by shard.
    [[nodiscard]] const std::map<std::filesystem::path, ShardTotals>& totals() const noexcept {
        return m_totals;
    }

private:
    Result<void> makeFolder(const std::filesystem::path& folder);

    const DownsampleRequest& m_request;
    DownsampleJournal& m_journal;
    std::mutex m_mutex;
    std::set<std::filesystem::path> m_made;    // folders that are known to be there
    std::set<std::filesystem::path> m_changed; // to be synced
    std::uint64_t m_unsynced = 0;
    std::map<std::filesystem::path, ShardTotals> m_totals;
};

} // namespace lightstack::downsample
