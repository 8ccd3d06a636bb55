#include "core/thumbs/slice_pages.h"

#include "core/io/tiff_pages.h"

#include <vector>

namespace lightstack::thumbs {
namespace {

// Empty for what is no TIFF, and for one of a single directory.
std::vector<int> wholePages(const io::ImageFile& file) {
    if (file.mime().mime != "image/tiff") return {};
    auto pages = io::TiffPages::open(file);
    return pages ? pages->wholePages() : std::vector<int>{};
}

} // namespace

int slicesOf(const io::ImageFile& file, const io::ImageInfo& info) {
    if (info.pages < 2) return info.pages;
    const auto whole = wholePages(file);
    return whole.empty() ? info.pages : static_cast<int>(whole.size());
}

int pageOfSlice(const io::ImageFile& file, int slice) {
    if (slice <= 0) return slice;
    const auto whole = wholePages(file);
    const auto at = static_cast<std::size_t>(slice);
    return at < whole.size() ? whole[at] : slice;
}

} // namespace lightstack::thumbs
