// What a PNG says before its pixels are touched: size and tEXt entries.
// Thread: pure.
#pragma once

#include "core/image/image_spec.h"

#include <map>
#include <span>
#include <string>

namespace lightstack::thumbs {

struct PngText {
    image::PixelSize size;
    std::map<std::string, std::string, std::less<>> entries; // Latin-1, as stored; the first counts
};

// CorruptData where it is no PNG or a chunk is cut. Checksums are left to the decoder.
Result<PngText> readPngText(std::span<const std::byte> bytes);

} // namespace lightstack::thumbs
