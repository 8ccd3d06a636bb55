#include "core/thumbs/slice_pages.h"

#include "core/metadata/tiff_directory.h"

#include <vector>

namespace lightstack::thumbs {
namespace {

constexpr int kMostPages = 1 << 20; // looked at

// The first `most` of them; empty for what is no TIFF, and for one of a single directory: planes
// may stand behind that, and are pages, too.
std::vector<int> wholePages(const io::ImageFile& file, int most) {
    if (file.mime().mime != "image/tiff") return {};
    // A few bytes here and there.
    base::FileSource source(file.descriptor(), file.stamp().size, 512);
    auto tiff = metadata::TiffFile::open(source);
    if (!tiff || tiff->countPages(2) < 2) return {};
    return tiff->wholePages(kMostPages, most);
}

} // namespace

int slicesOf(const io::ImageFile& file, const io::ImageInfo& info) {
    if (info.pages < 2) return info.pages;
    const auto whole = wholePages(file, info.pages);
    return whole.empty() ? info.pages : static_cast<int>(whole.size());
}

int pageOfSlice(const io::ImageFile& file, int slice) {
    if (slice <= 0) return slice;
    const auto whole = wholePages(file, slice + 1);
    const auto at = static_cast<std::size_t>(slice);
    return at < whole.size() ? whole[at] : slice;
}

} // namespace lightstack::thumbs
