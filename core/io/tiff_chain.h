// The directories of a TIFF's main chain, remembered: a tile asks for the pages of its file several
// times, and a pointer that scrubs through it for each slice. Of long chains the last few are kept,
// by name, size and time of the file. Thread: any.
#pragma once

#include "core/io/image_reader.h"
#include "core/metadata/tiff_directory.h"

#include <memory>
#include <vector>

namespace lightstack::io {

using TiffChain = std::vector<metadata::TiffPageMark>;

// Of the file as it is; null where it has not been walked lately, or is short.
[[nodiscard]] std::shared_ptr<const TiffChain> rememberedChain(const ImageFile& file);
// Walked to its end, kMostTiffPages at most, and remembered. Never null.
[[nodiscard]] std::shared_ptr<const TiffChain> walkedChain(
    const ImageFile& file, metadata::TiffFile& tiff);

} // namespace lightstack::io
