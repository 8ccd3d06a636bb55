// What is known of a volume once it is open: kind of slices, levels, voxel size, pyramid.
// Thread: any; no state.
#pragma once

#include "core/slices/volume_source.h"

#include <stop_token>

namespace lightstack::slices {

struct OpenedFacts {
    VolumeFacts facts;
    int bandRows = 0; // rows that are decoded together; 0: none are
    std::shared_ptr<volume::LevelReader> pyramid;
};

// Heads of three slices, the manifest of a pyramid, the logs beside the slices. Errors: of the
// first slice that was tried, Cancelled.
Result<OpenedFacts> findFacts(volume::SliceStack stack, const std::stop_token& stop);

} // namespace lightstack::slices
