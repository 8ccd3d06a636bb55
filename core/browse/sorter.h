// From a table to the rows shown: filter, then sort, on all cores.
//
// Folders come first. Names break every tie, so that the order is total and the same on each run.
// Thread: pure, any thread; checks `stop` between its steps.
#pragma once

#include "core/browse/folder_session.h"
#include "core/browse/folder_view.h"

#include <stop_token>

namespace lightstack::browse {

// Entries that pass the filter, in table order. `words`: see ViewOptions::text.
std::vector<FolderTable::Id> filterEntries(const FolderTable& table, const ViewOptions& options);

// `facts` by id, only for DateTaken and Dimensions; may be shorter than the table (unknown then).
void sortEntries(const FolderTable& table, const ViewOptions& options,
    const std::vector<EntryFacts>& facts, std::vector<FolderTable::Id>& order);

// Whether a sort needs sizes and times, or facts from the files themselves.
bool needsStat(SortKey key) noexcept;
bool needsFacts(SortKey key) noexcept;

} // namespace lightstack::browse
