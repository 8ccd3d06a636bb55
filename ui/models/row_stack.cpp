#include "ui/models/row_stack.h"

#include "core/browse/lister.h"
#include "core/runs/slice_name.h"
#include "core/volume/paged_file.h"
#include "core/volume/stack_finder.h"

namespace lightstack::ui {
namespace {

using browse::FolderTable;

volume::FolderFile fileOf(const FolderTable& table, FolderTable::Id id) {
    volume::FolderFile file{std::string(table.name(id)), table.size(id), table.mtimeNs(id)};
    if (table.stated(id)) return file;
    if (const auto state = browse::entryState(table.folderOf(id), table.name(id))) {
        file.size = state->size;
        file.mtimeNs = state->mtimeNs;
    }
    return file;
}

// The file itself knows best which of its pages are slices.
volume::SliceStack pagesOfFile(const FolderTable& table, FolderTable::Id id, int pages) {
    const volume::FolderFile file = fileOf(table, id);
    const auto folder = volume::FolderHandle::open(table.folderOf(id));
    if (auto stack = folder ? volume::pagesOf(*folder, file.name) : std::nullopt)
        return *std::move(stack);
    return volume::pagedStack(table.folderOf(id), file, pages);
}

} // namespace

volume::SliceStack stackOfRow(const browse::FolderView& view, int row, int pages) {
    const FolderTable& table = *view.table;
    const int tile = view.tileAt(row);
    if (tile < 0) return pagesOfFile(table, view.order[static_cast<std::size_t>(row)], pages);
    const browse::FolderStack& stack = (*view.stacks)[static_cast<std::size_t>(tile)];
    volume::SliceStack out;
    out.folder = table.folder();
    out.name = stack.pattern();
    out.prefix = stack.pattern().substr(0, stack.prefix);
    out.suffix = stack.pattern().substr(stack.pattern().size() - stack.suffix);
    std::vector<runs::DigitRun> digits;
    const auto sliceOf = [&](FolderTable::Id id) {
        const volume::FolderFile file = fileOf(table, id);
        runs::digitRuns(file.name, digits);
        return volume::Slice{digits[stack.run].value, file.name, file.size, file.mtimeNs, 0};
    };
    out.slices.reserve(stack.slices.size());
    for (const auto id : stack.slices)
        out.slices.push_back(sliceOf(id));
    for (const auto id : stack.duplicates)
        out.duplicates.push_back(sliceOf(id));
    return out;
}

} // namespace lightstack::ui
