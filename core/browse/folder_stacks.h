// The runs of numbered slices among the files of one folder: each is one tile of the grid, until it
// is expanded. Made on the session's worker together with the table whose entries it names.
// Thread: immutable once published, any thread.
#pragma once

#include "core/browse/folder_table.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace lightstack::browse {

struct FolderStack {
    std::string key;                         // "/raw_#####.tiff": no file has such a name
    std::vector<FolderTable::Id> slices;     // by number, each number once; three or more
    std::vector<FolderTable::Id> duplicates; // the same number under another name
    std::size_t run = 0;                     // which of runs::digitRuns(name) counts
    std::size_t prefix = 0;                  // bytes of `key` before the number, "/" aside
    std::size_t suffix = 0;                  // bytes behind it

    [[nodiscard]] std::string_view pattern() const noexcept {
        return std::string_view(key).substr(1);
    }
    // The middle slice stands for the stack.
    [[nodiscard]] FolderTable::Id representative() const noexcept {
        return slices[slices.size() / 2];
    }
    [[nodiscard]] std::size_t files() const noexcept { return slices.size() + duplicates.size(); }
};

class FolderStacks {
public:
    FolderStacks(std::size_t entries, std::vector<FolderStack> stacks);

    [[nodiscard]] std::size_t count() const noexcept { return m_stacks.size(); }
    [[nodiscard]] const FolderStack& operator[](std::size_t stack) const noexcept {
        return m_stacks[stack];
    }
    // The stack an entry belongs to; -1: none.
    [[nodiscard]] int of(FolderTable::Id id) const noexcept { return m_of[id]; }
    // The stack that holds a file of this name; -1: none. Looks at the stacks, not at the files.
    [[nodiscard]] int holding(const FolderTable& table, std::string_view name) const;
    [[nodiscard]] int withKey(std::string_view key) const noexcept;
    // Where a slice stands in its stack (a duplicate: where its twin does).
    [[nodiscard]] std::size_t positionOf(const FolderTable& table, FolderTable::Id id) const;

private:
    [[nodiscard]] std::size_t lowerBound(
        const FolderTable& table, const FolderStack& stack, std::int64_t number) const;

    std::vector<FolderStack> m_stacks;
    std::vector<std::int32_t> m_of; // by entry
};

// What a view adds to a stack.
struct StackInView {
    std::uint64_t bytes = 0;   // of all its files; 0 until stated
    std::int64_t newestNs = 0; // latest change
    bool expanded = false;     // its files stand in its place
};

} // namespace lightstack::browse
