#include "ui/slices/stack_lookup.h"

#include "core/base/file_io.h"
#include "core/runs/slice_name.h"
#include "core/volume/paged_file.h"
#include "core/volume/stack_finder.h"

#include <algorithm>

namespace lightstack::ui {
namespace {

using volume::FolderFile;
using volume::FolderHandle;

// A TIFF of three or more pages.
std::optional<volume::SliceStack> pagesOfTiff(const FolderHandle& folder, const std::string& name) {
    if (!runs::isTiffName(name)) return std::nullopt;
    return volume::pagesOf(folder, name);
}

// The ends of a scan are often empty.
StackPlace inTheMiddle(volume::SliceStack stack) {
    const auto middle = static_cast<std::int64_t>(stack.slices.size()) / 2;
    return {std::move(stack), middle};
}

std::optional<std::int64_t> placeIn(const volume::SliceStack& stack, const std::string& name) {
    for (const auto* slices : {&stack.slices, &stack.duplicates})
        for (const volume::Slice& slice : *slices) {
            if (slice.name != name) continue;
            const auto at = std::lower_bound(stack.slices.begin(), stack.slices.end(), slice.index,
                [](const volume::Slice& s, std::int64_t index) { return s.index < index; });
            return at - stack.slices.begin();
        }
    return std::nullopt;
}

std::uint64_t markOf(const volume::SliceStack& stack) {
    std::uint64_t mark = 14695981039346656037U;
    const auto add = [&mark](std::uint64_t value) { mark = (mark ^ value) * 1099511628211U; };
    const std::string* last = nullptr;
    for (const volume::Slice& slice : stack.slices) {
        if (last != nullptr && *last == slice.name) continue; // pages of one file
        last = &slice.name;
        add(std::hash<std::string>()(slice.name));
        const auto stamp = base::stampOf(stack.pathOf(slice));
        add(stamp ? stamp->size : UINT64_MAX);
        add(stamp ? static_cast<std::uint64_t>(stamp->mtimeNs) : 0);
    }
    add(stack.slices.size());
    return mark;
}

} // namespace

Result<SeenStack> findAgain(const volume::SliceStack& stack) {
    const auto folder = FolderHandle::open(stack.folder);
    if (!folder) return tl::unexpected(folder.error());
    const auto seen = [](volume::SliceStack now) {
        const std::uint64_t mark = markOf(now);
        return SeenStack{std::move(now), mark};
    };
    if (stack.paged) {
        auto pages = pagesOfTiff(*folder, stack.name);
        if (pages) return seen(std::move(*pages));
        return fail(ErrorCode::NotFound, stack.folder, "its pages are no longer there");
    }
    const auto files = folder->list({});
    if (!files) return tl::unexpected(files.error());
    auto found = volume::findStacks(stack.folder, *files);
    // Numbers that have grown longer have changed its name.
    for (const bool byName : {true, false})
        for (auto& candidate : found.stacks)
            if (byName ? candidate.stack.name == stack.name
                       : placeIn(candidate.stack, stack.slices.front().name).has_value())
                return seen(std::move(candidate.stack));
    return fail(ErrorCode::NotFound, stack.folder, "its slices are no longer there");
}

Result<StackPlace> findStackOf(const std::filesystem::path& folder, const std::string& name) {
    const auto handle = FolderHandle::open(folder);
    if (!handle) return tl::unexpected(handle.error());
    if (!name.empty())
        if (auto paged = pagesOfTiff(*handle, name)) return inTheMiddle(std::move(*paged));
    const auto files = handle->list({});
    if (!files) return tl::unexpected(files.error());
    auto found = volume::findStacks(folder, *files);
    if (!name.empty())
        for (auto& candidate : found.stacks)
            if (const auto place = placeIn(candidate.stack, name))
                return StackPlace{std::move(candidate.stack), *place};
    // JPEGs with numbers are photographs before they are slices.
    const auto first = std::find_if(found.stacks.begin(), found.stacks.end(),
        [](const volume::FoundStack& stack) { return !stack.byContent; });
    if (first != found.stacks.end()) return inTheMiddle(std::move(first->stack));
    for (const std::size_t other : found.others)
        if (auto paged = pagesOfTiff(*handle, (*files)[other].name))
            return inTheMiddle(std::move(*paged));
    if (!found.stacks.empty()) return inTheMiddle(std::move(found.stacks.front().stack));
    return fail(ErrorCode::NotFound, folder, "no stack of slices");
}

} // namespace lightstack::ui
