// One line of a demand: which thumbnail, and why. Thread: value.
#pragma once

#include "core/thumbs/demand_plan.h"
#include "core/thumbs/thumbnail_key.h"

namespace lightstack::thumbs {

struct WantedThumbnail {
    ThumbnailKey key;
    DemandTier tier = DemandTier::Visible;
};

} // namespace lightstack::thumbs
