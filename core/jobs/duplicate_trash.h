// Copies that were confirmed, moved to the trash: one after the other, each looked at again right
// before its move.
//
// 1. The kept file is there, unchanged since it was compared. 2. So is the copy, and it is another
// file. 3. It is moved. 4. The kept one is still there: else two paths led to one file in a way
// that nothing told, and it is brought back at once. Then the catalog is told. A sidecar goes along
// only where wanted and where no picture or film that stays has it. Thread: any; blocks.
#pragma once

#include "core/browse/file_actions.h"
#include "core/catalog/presence.h"
#include "core/jobs/duplicate_check.h"

namespace lightstack::jobs {

struct TrashOptions {
    bool sidecars = false; // of copies, where nothing else has them
    std::function<void(std::uint64_t done)> progress;
    // How a file gets into the trash and back; tests give others.
    std::function<Result<browse::TrashedFile>(const std::filesystem::path&)> move =
        browse::moveToTrash;
    std::function<Result<void>(const browse::TrashedFile&)> back = browse::restoreFromTrash;
};

struct TrashOutcome {
    std::vector<browse::TrashedFile> moved; // copies and sidecars, to be brought back from
    catalog::MovedRows rows;                // of the catalog
    std::uint64_t copies = 0;
    std::uint64_t sidecars = 0;
    std::uint64_t bytes = 0;
    std::vector<Error> failures; // what stayed, and why
    bool stopped = false;
};

TrashOutcome trashCopies(const std::vector<CheckedGroup>& groups, const TrashOptions& options,
    const std::stop_token& stop);

} // namespace lightstack::jobs
