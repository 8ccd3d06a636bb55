// What of a folder is shown, and in which order: a table plus a permutation of the entries that
// pass the filter. Made on a worker, swapped in whole by the GUI. Thread: immutable once published,
// any thread.
#pragma once

#include "core/browse/folder_stacks.h"

#include <memory>
#include <string>
#include <vector>

namespace lightstack::browse {

enum class SortKey { Name, DateTaken, DateModified, Size, Type, Dimensions };
enum class KindFilter { Pictures, Raw, Videos, AllFiles }; // Pictures: Image, Raw, Unknown

struct ViewOptions {
    SortKey sort = SortKey::Name;
    bool descending = false;
    KindFilter kinds = KindFilter::Pictures;
    // Substring of the name, ASCII case aside; words separated by blanks all match.
    std::string text = {};
    bool showHidden = false;
    bool groupStacks = true; // runs of slices are one tile each
    bool operator==(const ViewOptions&) const = default;
};

struct ListFacts;

// Rows under one heading; what the number and the text say depends on the kind.
enum class HeadingKind {
    None,
    Month,  // value: months since year 0; -1: without a date
    Copies, // value: bytes of each
    Reason, // text
};
struct ViewHeading {
    int firstRow = 0; // to the next heading's
    std::int64_t value = 0;
    std::string text = {};
};

struct FolderView {
    std::shared_ptr<const FolderTable> table;
    // Folders first, then by options. A stack is there once, as its representative; expanded, its
    // files stand in its place, by number.
    std::vector<FolderTable::Id> order;
    ViewOptions options;
    std::shared_ptr<const FolderStacks> stacks; // null: none
    std::vector<StackInView> stacksInView;      // by stack
    int tiles = 0;                              // rows that are stacks
    std::shared_ptr<const ListFacts> facts;     // of a list, by id; null: a folder
    HeadingKind headingKind = HeadingKind::None;
    std::vector<ViewHeading> headings; // none, or the first at row 0
    bool complete = false; // the listing has ended (else: a first page, in directory order)
    bool sorted = false;   // `order` follows options.sort
    std::uint64_t generation = 0;

    // The stack that a row stands for, and the expanded one that a row is a file of; -1: none.
    [[nodiscard]] int tileAt(int row) const noexcept { return stackAt(row, false); }
    [[nodiscard]] int expandedAt(int row) const noexcept { return stackAt(row, true); }
    // What a row is called from view to view: the stack's key, else the file's.
    [[nodiscard]] std::string_view itemName(int row) const noexcept {
        const int tile = tileAt(row);
        return tile < 0 ? table->key(order[static_cast<std::size_t>(row)])
                        : std::string_view((*stacks)[static_cast<std::size_t>(tile)].key);
    }

private:
    [[nodiscard]] int stackAt(int row, bool expanded) const noexcept {
        const int stack = stacks ? stacks->of(order[static_cast<std::size_t>(row)]) : -1;
        return stack >= 0 && stacksInView[static_cast<std::size_t>(stack)].expanded == expanded
                   ? stack
                   : -1;
    }
};

} // namespace lightstack::browse
