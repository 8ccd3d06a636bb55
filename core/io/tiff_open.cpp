#include "core/io/tiff_open.h"

namespace lightstack::io {

Result<TiffLayout> enterTiffPage(TiffHandle& handle, const TiffPage& page) {
    if (const auto entered = handle.enter(page.directory); !entered)
        return tl::unexpected(entered.error());
    auto layout = readTiffLayout(handle);
    if (layout && page.virtualOffset != 0) {
        layout->isVirtual = true;
        layout->virtualOffset = page.virtualOffset;
    }
    return layout;
}

Result<OpenTiffPage> openTiffPage(const ImageFile& file, const TiffPage& page) {
    auto handle = TiffHandle::open(file);
    if (!handle) return tl::unexpected(handle.error());
    auto layout = enterTiffPage(*handle, page);
    if (!layout) return tl::unexpected(layout.error());
    return OpenTiffPage{*std::move(handle), *layout};
}

} // namespace lightstack::io
