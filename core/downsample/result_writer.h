// Puts results into their places, safe at any moment, and counts them.
//
// 1. Written aside; synced, read back and compared (safe). 2. The original must still be the file
// that was read. 3. A line in the journal: what it says of the result is true once it is in its
// place, and only then. 4. Renamed. Results go through each step together, some at a time: a disk
// that is asked to sync one after the other answers each with a commit of its own. Folders are
// synced every so many files and at the end. Thread: write() and count() from any; clearLeftovers()
// from one, before; the rest from one, afterwards.
#pragma once

#include "core/base/pending_file.h"
#include "core/downsample/downsample_plan.h"

#include <map>
#include <mutex>
#include <set>

namespace lightstack::downsample {

// One result on its way.
struct Writing {
    const PlannedPicture* picture = nullptr;
    std::span<const std::byte> bytes;
    Result<void> outcome{};
    double seconds = 0; // that its steps took
    std::optional<base::PendingFile> file{};
};

class ResultWriter {
public:
    // Of one picture, in seconds of the run.
    struct Times {
        double begunAt = 0, endedAt = 0;
        double write = 0; // its share of what its writer took
    };
    ResultWriter(const DownsampleRequest& request, DownsampleJournal& journal)
        : m_request(request), m_journal(journal) {}

    void write(std::span<Writing> together); // sets their outcomes
    void count(const PlannedPicture& picture, const SmallPicture& small, const Times& times);
    // Temporary files that a killed run has left where results go.
    void clearLeftovers(const std::vector<PlannedPicture>& pictures);
    void syncFolders();
    // Whether renames into the folder may be taken to be on the disk.
    [[nodiscard]] bool isSynced(const std::filesystem::path& folder) const {
        return !m_unsafe.contains(folder);
    }
    // Of no picture: folders that could not be synced, files that could not be removed.
    [[nodiscard]] const std::vector<Error>& failures() const noexcept { return m_failures; }
    // What was written, by shard.
    [[nodiscard]] const std::map<std::filesystem::path, ShardTotals>& totals() const noexcept {
        return m_totals;
    }

private:
    Result<void> writeAside(Writing& result);
    Result<void> place(Writing& result);
    void noteFailure(const std::filesystem::path& folder, Error error);
    Result<void> makeFolder(const std::filesystem::path& folder);

    const DownsampleRequest& m_request;
    DownsampleJournal& m_journal;
    std::mutex m_mutex;
    std::set<std::filesystem::path> m_made;    // folders that are known to be there
    std::set<std::filesystem::path> m_changed; // to be synced
    std::uint64_t m_unsynced = 0;
    std::set<std::filesystem::path> m_unsafe; // could not be synced
    std::vector<Error> m_failures;
    std::map<std::filesystem::path, ShardTotals> m_totals;
};

} // namespace lightstack::downsample
