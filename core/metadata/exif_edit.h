// An EXIF block made to fit a picture that was resized: what says something of the pixels is
// corrected where it stands, everything else (maker notes with their offsets, too) stays as it was.
//
// Orientation becomes 1, the sizes those of the new picture, the embedded thumbnail is replaced:
// the new one stands in the old one's place or, larger than that, at the end. Where a segment of a
// JPEG has no room for it the old one is taken out: a stale one would be shown by other programs.
// Nothing else is moved. Exif 2.32, 4.6; TIFF 6.0.
// Thread: pure, any thread.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace lightstack::metadata {

struct ExifEdit {
    int width = 0; // of the picture that it will go with
    int height = 0;
    std::span<const std::byte> thumbnail; // a JPEG; empty: take the old one out
};

// `exif` from its TIFF header on. A block that is damaged is cut to nothing: better none than one
// that lies.
std::vector<std::byte> editExif(std::vector<std::byte> exif, const ExifEdit& edit);

// Bytes that a thumbnail has in the block; 0 where it has none.
std::size_t exifThumbnailSpace(std::span<const std::byte> exif);

} // namespace lightstack::metadata
