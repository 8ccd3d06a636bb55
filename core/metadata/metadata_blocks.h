// Where a picture file keeps its EXIF, XMP and IPTC blocks and its size, found without decoding:
// JPEG segments, PNG and WebP chunks, extensions of GIF, resources of Photoshop, the item tables of
// HEIF and AVIF, JPEG XL boxes; a TIFF is its own EXIF block. Thread: pure, any thread.
#pragma once

#include "core/metadata/mime.h"

#include <optional>
#include <string>
#include <vector>

namespace lightstack::metadata {

struct Extent {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

struct MetadataBlocks {
    std::optional<Extent> exif;                // from its TIFF header on
    std::optional<Extent> xmp;                 // the packet
    std::vector<Extent> xmpExtensions;         // JPEG: name, length, offset and a piece each
    std::optional<Extent> iptc;                // the 8BIM resources (JPEG APP13, PSD)
    std::optional<Extent> icc;                 // where it stands in one piece
    std::vector<std::vector<Extent>> comments; // of JPEG and GIF, in pieces
    int width = 0;                             // stored
    int height = 0;
    bool orientationApplied = false; // the container turns the picture itself (HEIF, AVIF, JPEG XL)
    bool any = false;                // the container was understood
};

MetadataBlocks findMetadataBlocks(base::ByteSource& source, const MimeVerdict& mime);

// Bytes of an extent, `limit` at most.
std::string readExtent(base::ByteSource& source, const Extent& extent, std::uint64_t limit);

} // namespace lightstack::metadata
