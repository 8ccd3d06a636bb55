#include "core/browse/row_files.h"

#include <algorithm>

namespace lightstack::browse {
namespace {

using Id = FolderTable::Id;

const FolderStack* tileOf(const FolderView& view, int row) {
    const int tile = view.tileAt(row);
    return tile < 0 ? nullptr : &(*view.stacks)[static_cast<std::size_t>(tile)];
}

int rowOf(const FolderView& view, Id id) {
    const auto at = std::find(view.order.begin(), view.order.end(), id);
    return at == view.order.end() ? -1 : static_cast<int>(at - view.order.begin());
}

} // namespace

std::vector<std::filesystem::path> filesOf(const FolderView& view, std::span<const RowRange> rows,
    StackFiles which, bool withFolders, std::size_t most) {
    std::vector<std::filesystem::path> out;
    const auto add = [&](Id id) {
        if (out.size() < most) out.push_back(view.table->path(id));
    };
    for (const auto& [first, last] : rows)
        for (int row = first; row <= last && out.size() < most; ++row) {
            const Id id = view.order[static_cast<std::size_t>(row)];
            const FolderStack* stack = tileOf(view, row);
            if (stack == nullptr) {
                if (withFolders || view.table->kind(id) != EntryKind::Folder) add(id);
            } else if (which == StackFiles::All) {
                std::for_each(stack->slices.begin(), stack->slices.end(), add);
                std::for_each(stack->duplicates.begin(), stack->duplicates.end(), add);
            } else {
                add(which == StackFiles::First ? stack->slices.front() : id);
            }
        }
    return out;
}

RowSum sumOf(const FolderView& view, std::span<const RowRange> rows) {
    RowSum sum;
    for (const auto& [first, last] : rows)
        for (int row = first; row <= last; ++row) {
            const Id id = view.order[static_cast<std::size_t>(row)];
            if (const FolderStack* stack = tileOf(view, row)) {
                ++sum.stacks;
                sum.files += stack->files();
                sum.bytes += view.stacksInView[static_cast<std::size_t>(view.tileAt(row))].bytes;
            } else if (view.table->kind(id) == EntryKind::Folder) {
                ++sum.folders;
            } else {
                ++sum.files;
                sum.bytes += view.table->size(id);
            }
        }
    return sum;
}

int rowShowing(const FolderView& view, std::string_view name) {
    const int stack = view.stacks ? view.stacks->holding(*view.table, name) : -1;
    if (stack >= 0 && !view.stacksInView[static_cast<std::size_t>(stack)].expanded)
        return rowOf(view, (*view.stacks)[static_cast<std::size_t>(stack)].representative());
    // Names in the order of the table lie one behind the other, in that of the rows all over it.
    const auto end = static_cast<Id>(view.table->count());
    Id id = 0;
    while (id < end && view.table->name(id) != name)
        ++id;
    return id < end ? rowOf(view, id) : -1;
}

int rowShowingFile(const FolderView& view, const std::filesystem::path& file) {
    const FolderTable& table = *view.table;
    if (!table.isList())
        return file.parent_path() == table.folder() ? rowShowing(view, file.filename().native())
                                                    : -1;
    const std::string name = file.filename().native();
    const std::filesystem::path folder = file.parent_path();
    for (std::size_t row = 0; row < view.order.size(); ++row)
        if (table.name(view.order[row]) == name && table.folderOf(view.order[row]) == folder)
            return static_cast<int>(row);
    return -1;
}

} // namespace lightstack::browse
