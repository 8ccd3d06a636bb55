#include "core/volume/paged_file.h"

#include "core/volume/slice_header.h"
#include "core/volume/stack_finder.h"

namespace lightstack::volume {

std::optional<SliceStack> pagesOf(const FolderHandle& folder, const std::string& name) {
    constexpr int kMostPages = 100'000;
    HeaderReader reader(folder);
    if (!reader.read(name, {}).morePages) return std::nullopt;
    const auto pages = reader.readPages(name, kMostPages, {});
    if (pages.size() < kLeastSlices) return std::nullopt;
    return pagedStack(
        folder.path(), {name, pages.front().size, pages.front().mtimeNs}, pageNumbers(pages));
}

} // namespace lightstack::volume
