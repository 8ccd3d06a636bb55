// In which levels a plane is shown, one after the other: what is quick first, what the screen can
// show last. Thread: pure.
#pragma once

#include "core/slices/volume_source.h"

namespace lightstack::slices {

// At least one, from coarse to fine. The last is the coarsest stored level with `screenSide` pixels
// along its long side, else the finest allowed (query.level). Slices that have to be decoded as a
// whole anyway, or are `held`, have no first look.
std::vector<int> planeSteps(
    const VolumeFacts& facts, const PlaneQuery& query, int screenSide, bool held);

} // namespace lightstack::slices
