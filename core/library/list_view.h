// From the rows of a list to what is shown of it: kinds left out, sorted, under headings.
// Thread: pure, any thread.
#pragma once

#include "core/browse/folder_view.h"
#include "core/library/list_rows.h"

#include <functional>

namespace lightstack::library {

// Newest first, all kinds.
[[nodiscard]] browse::ViewOptions usualListOptions();

// Headings: months where sorted by date; in the list of duplicates the copies of one content stand
// together, whatever the order, most wasted bytes first where it is by size.
[[nodiscard]] std::shared_ptr<browse::FolderView> viewOf(const ListRows& rows,
    const LibraryPlace& place, const browse::ViewOptions& options,
    const std::function<bool(const std::filesystem::path&)>& leftOut = {});

} // namespace lightstack::library
