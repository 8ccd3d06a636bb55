// Which stack a file belongs to: asked when a person opens a volume from the grid.
//
// 1. The folder is listed and its names become stacks. 2. The one that holds the file is the
// answer, with the file's place in it; a TIFF of several pages is a stack of its own. 3. No file
// given, or one that is no slice: the folder's first stack, at its middle. Thread: any; it waits
// for the disk, so call it from a worker.
#pragma once

#include "core/base/result.h"
#include "core/volume/slice_stack.h"

namespace lightstack::ui {

struct StackPlace {
    volume::SliceStack stack;
    std::int64_t position = 0; // of the file; the middle one where none was asked for
};

// NotFound where the folder has no stack; else as listing the folder.
Result<StackPlace> findStackOf(const std::filesystem::path& folder, const std::string& name);

// A stack as it is now, and a mark that is another one where a file of it has come, gone or changed.
struct SeenStack {
    volume::SliceStack stack;
    std::uint64_t mark = 0;
};

// NotFound where none of its slices is left.
Result<SeenStack> findAgain(const volume::SliceStack& stack);

} // namespace lightstack::ui
