// From a table to the rows shown: filter, then sort, on all cores.
//
// Folders come first. Names break every tie, so that the order is total and the same on each run.
// A stack passes a filter if one of its files does; it is sorted by its first name, its latest
// change, the sum of its sizes, and the facts of its representative.
// Thread: pure, any thread; checks `stop` between its steps.
#pragma once

#include "core/browse/folder_session.h"
#include "core/browse/folder_view.h"

#include <span>
#include <stop_token>

namespace lightstack::browse {

// Null: every file stands alone.
struct Stacking {
    const FolderStacks* stacks = nullptr;
    std::span<const StackInView> inView; // by stack
};

// Entries that pass the filter, in table order, then the representatives of the stacks that do.
// `words`: see ViewOptions::text.
std::vector<FolderTable::Id> filterEntries(
    const FolderTable& table, const ViewOptions& options, const Stacking& stacking = {});

// `facts` by id, only for DateTaken and Dimensions; may be shorter than the table (unknown then).
void sortEntries(const FolderTable& table, const ViewOptions& options,
    const std::vector<EntryFacts>& facts, std::vector<FolderTable::Id>& order,
    const Stacking& stacking = {});

// Puts the files of expanded stacks in their place: those that pass the text filter, all where only
// the pattern does. How many rows are stacks still.
int unfoldStacks(const FolderTable& table, const ViewOptions& options, const Stacking& stacking,
    std::vector<FolderTable::Id>& order);

// Whether a sort needs sizes and times, or facts from the files themselves.
bool needsStat(SortKey key) noexcept;
bool needsFacts(SortKey key) noexcept;

} // namespace lightstack::browse
