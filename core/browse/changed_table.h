// The table of a folder after some of its files came, changed or went: copied name by name, with
// what was known of the others. Thread: the session's worker.
#pragma once

#include "core/browse/folder_table.h"
#include "core/browse/folder_watch.h"

#include <memory>

namespace lightstack::browse {

struct ChangedTable {
    std::shared_ptr<FolderTable> table;
    std::vector<std::string> there; // of those touched
    std::vector<std::string> gone;
};

[[nodiscard]] ChangedTable withChanges(const FolderTable& before, const FolderChanges& changes);

} // namespace lightstack::browse
