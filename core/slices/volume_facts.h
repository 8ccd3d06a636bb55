// What is known of a volume once it is open: kind of slices, levels, voxel size, pyramid.
// Thread: any; no state.
#pragma once

#include "core/slices/volume_source.h"

#include <stop_token>

namespace lightstack::slices {

// Rows that are decoded together; 0: none are.
struct Bands {
    int rows = 0;
    bool stops = false; // they are decoded no further than needed
};
// Every how many rows a first look takes one, where it wants every step-th: fewer, where bands
// would have to be decoded far; 0: it would cost as much as the slice, or show too little.
int lookStep(const Bands& bands, int step, int height) noexcept;

struct OpenedFacts {
    VolumeFacts facts;
    Bands bands;
    std::shared_ptr<volume::LevelReader> pyramid;
};

// Heads of three slices, the manifest of a pyramid, the logs beside the slices. Errors: of the
// first slice that was tried, Cancelled.
Result<OpenedFacts> findFacts(volume::SliceStack stack, const std::stop_token& stop);

} // namespace lightstack::slices
