#include "core/volume/tiff_header.h"

#include "core/volume/export_tiff.h"

#include <limits>

namespace lightstack::volume {

std::vector<std::byte> tiffHead(const TiffHead& head) {
    const std::uint64_t bytes =
        head.slice.rowBytes() * static_cast<std::uint64_t>(head.slice.size.height);
    const bool big = bytes > std::numeric_limits<std::uint32_t>::max() - 65536;
    TiffPage page;
    page.spec = head.slice;
    page.whiteIsZero = head.whiteIsZero;
    page.description = head.description;
    page.pixelsPerUnitX = head.pixelsPerUnitX;
    page.pixelsPerUnitY = head.pixelsPerUnitY;
    page.lengths = {bytes};
    page.offsets = {0}; // until it is known how long all this is
    const std::uint64_t start = tiffStartBytes(big);
    page.offsets = {(start + tiffDirectory(page, big).bytes() + 15) / 16 * 16};
    std::vector<std::byte> out = tiffStart(big, start);
    const std::vector<std::byte> directory = tiffDirectory(page, big).at(start, 0);
    out.insert(out.end(), directory.begin(), directory.end());
    out.resize(page.offsets.front());
    return out;
}

} // namespace lightstack::volume
