// Runs that were cut off, so that they can be gone on with: beside the journal of a run stands a
// small file with what was asked of it, for as long as it is under way.
//
// The file is locked while the run lives, by whatever process: a lock ends with its process,
// however that ended. Cancelled runs stay, complete ones go. Thread: any; one RunMark a run.
#pragma once

#include "core/base/file_io.h"
#include "core/downsample/downsample_request.h"

namespace lightstack::downsample {

// The journal of a run in `folder`: one a set of inputs and a place of results.
std::filesystem::path journalIn(
    const std::filesystem::path& folder, const DownsampleRequest& request);

// What the bytes of results depend on, as text: an interrupted run is gone on with by the same.
std::string settingsOf(const DownsampleRequest& request);

struct InterruptedRun {
    std::filesystem::path file; // the mark
    DownsampleRequest request;  // with `resume` set
    std::int64_t startedMs = 0; // since 1970, UTC
    std::uint64_t total = 0;    // pictures to be written; 0: it was not known
    std::uint64_t done = 0;     // lines of the journal
};

class RunMark {
public:
    // Writes and locks the mark beside request.journal. Io where it cannot; Usage where another
    // process is at this very run, or it is to be gone on with by other settings: then the mark
    // that is there stays.
    static Result<RunMark> set(const DownsampleRequest& request, std::uint64_t total);
    void remove();  // the run is complete
    void abandon(); // it never began: the mark stays only for what an earlier one has done

private:
    std::filesystem::path m_file;
    std::filesystem::path m_journal;
    base::FileDescriptor m_lock;
};

// Newest first. Damaged marks are passed over.
std::vector<InterruptedRun> interruptedRuns(const std::filesystem::path& folder);
// Mark and journal: what was done stays, and nothing is known of it any more.
void forgetRun(const InterruptedRun& run);

} // namespace lightstack::downsample
