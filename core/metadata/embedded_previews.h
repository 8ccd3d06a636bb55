// JPEG previews inside RAW files, by exiv2 (and by our own TIFF walk where that is enough).
// Thread: any.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <vector>

namespace lightstack::metadata {

struct EmbeddedPreview {
    int width = 0;
    int height = 0;
    std::vector<std::byte> jpeg;
};

// The smallest preview whose long side is >= minLongSide, else the largest one. Unsupported where
// the file has none. Previews over `maxBytes` are passed over.
Result<EmbeddedPreview> readEmbeddedPreview(
    const std::filesystem::path& path, int minLongSide, std::uint64_t maxBytes);

} // namespace lightstack::metadata
