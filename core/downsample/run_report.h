// What a run, or a dry one, says of itself: sums by shard, and notes. Thread: pure, any thread.
#pragma once

#include "core/downsample/downsample_plan.h"

#include <map>

namespace lightstack::downsample {

// Fates to sums, by shard and in all. `written`: what the writer counted.
DownsampleReport summed(const std::vector<PlannedPicture>& pictures,
    const std::map<std::filesystem::path, ShardTotals>& written, bool dryRun);

// What results of a dry run would be without, and how many.
std::map<std::string, int> lossesOf(const std::vector<PlannedPicture>& pictures);

// What happened, or will, that is no failure and yet not what everybody expects. `dropped`: as
// lossesOf().
void addNotes(const DownsampleRequest& request, const std::vector<PlannedPicture>& pictures,
    const Candidates& candidates, const std::map<std::string, int>& dropped,
    DownsampleReport& report);

} // namespace lightstack::downsample
