// Which stack a command means. Thread: any.
#pragma once

#include "core/volume/slice_stack.h"

#include "core/base/result.h"

#include <stop_token>

namespace lightstack::app {

struct FoundStack {
    volume::SliceStack stack;
    std::optional<volume::VoxelEdges> voxel;
};

// The stack of that name, the only one of the folder, or the pages of one file. Usage, with the
// names there are, where there are several; NotFound where there is none.
Result<FoundStack> findStack(
    const std::filesystem::path& place, std::string name, const std::stop_token& stop);

} // namespace lightstack::app
