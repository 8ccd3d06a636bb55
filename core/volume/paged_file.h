// The pages of one file as a stack. Thread: any, it reads the file.
#pragma once

#include "core/volume/folder_handle.h"
#include "core/volume/slice_stack.h"

#include <optional>

namespace lightstack::volume {

// Reduced copies of pages left out. None where it is no file of three or more pages.
[[nodiscard]] std::optional<SliceStack> pagesOf(
    const FolderHandle& folder, const std::string& name);

} // namespace lightstack::volume
