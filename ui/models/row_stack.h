// The volume behind a row of the grid: a stack's files, or the pages of a TIFF. Linear in the
// slices, and it may ask the disk for sizes that are not known yet: call it from a worker.
#pragma once

#include "core/browse/folder_view.h"
#include "core/volume/slice_stack.h"

namespace lightstack::ui {

// `pages`: of a row that is a file. No slices where the row stands for nothing of the kind.
[[nodiscard]] volume::SliceStack stackOfRow(const browse::FolderView& view, int row, int pages);

} // namespace lightstack::ui
