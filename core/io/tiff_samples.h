// The stored samples of a TIFF page, whole: what `decode` gives and what the pointer reads.
// Thread: one at a time a handle.
#pragma once

#include "core/io/tiff_layout.h"

namespace lightstack::io {

// Kinds whose stored samples only libtiff's conversion gets at: they come as interleaved RGB.
bool needsTiffRgb(const TiffLayout& layout) noexcept;

// Every sample or an error; sizes over `maxBytes` are LimitExceeded.
Result<image::ImageBuffer> readTiffSamples(TiffHandle& handle, const TiffLayout& layout,
    std::uint64_t maxBytes, const std::stop_token& stop);

} // namespace lightstack::io
