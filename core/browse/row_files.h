// From rows of a view to the files they stand for: a stack's row stands for all its files.
// Thread: pure, any thread; linear in the files, so that a large selection belongs on a worker.
#pragma once

#include "core/browse/folder_view.h"

#include <span>
#include <unordered_map>

namespace lightstack::browse {

struct RowRange {
    int first = 0;
    int last = -1; // inclusive
};

enum class StackFiles { All, Representative, First };

// At most `most`, in the order of the rows, those of a stack by number, then its duplicates.
[[nodiscard]] std::vector<std::filesystem::path> filesOf(const FolderView& view,
    std::span<const RowRange> rows, StackFiles which, bool withFolders = true,
    std::size_t most = static_cast<std::size_t>(-1));

struct RowSum {
    std::size_t folders = 0;
    std::size_t stacks = 0; // collapsed ones
    std::size_t files = 0;  // those of the stacks, too
    std::uint64_t bytes = 0;
};
[[nodiscard]] RowSum sumOf(const FolderView& view, std::span<const RowRange> rows);

// The row that shows a file: its own, or its stack's; -1 where it is not shown.
[[nodiscard]] int rowShowing(const FolderView& view, std::string_view name);
// The same for a path, in a list and in a folder.
[[nodiscard]] int rowShowingFile(const FolderView& view, const std::filesystem::path& file);

// Where items (FolderView::itemName) stand in a view, found in one pass: those not found stay as
// they are. A few of them are looked for where stacks were expanded or collapsed: a stack is its
// first file then, a file its stack.
void findItems(const FolderView& view, std::unordered_map<std::string_view, int>& rows);

// The same for rows of an earlier view, -1 where they are no more. A pass over the order alone,
// where the tables know each other (FolderTable::again).
[[nodiscard]] std::vector<int> rowsAgain(
    const FolderView& now, const FolderView& before, std::span<const int> rows);

} // namespace lightstack::browse
