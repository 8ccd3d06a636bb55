// The multi-picture index (CIPA DC-007, APP2 "MPF\0"): the other JPEGs in the same file.
// Thread: pure, any thread.
#pragma once

#include "core/io/jpeg_layout.h"

namespace lightstack::io {

// `payload` starts with "MPF\0" and was read at `payloadOffset`; offsets in the index count from
// the TIFF header behind it. Entries that do not lie wholly behind `start` inside the file are
// dropped.
std::vector<JpegNeighbour> readMultiPictureIndex(std::span<const std::byte> payload,
    std::uint64_t payloadOffset, std::uint64_t start, std::uint64_t fileSize);

} // namespace lightstack::io
