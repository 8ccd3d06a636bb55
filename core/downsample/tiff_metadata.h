// EXIF between files that keep it as a block and TIFFs, which are one themselves: their own tags
// say both what the picture shows and how its samples lie.
//
// Only tags that say something of the picture travel: who, when, with what, where; EXIF and GPS
// directories whole, but for maker notes, whose offsets would lead nowhere, and resolutions and
// descriptions by other programs (ImageJ, OME, tifffile), which would say a wrong size of a smaller
// picture.
// Thread: pure, any thread.
#pragma once

#include "core/base/byte_source.h"

#include <cstddef>
#include <span>
#include <vector>

namespace lightstack::downsample {

// From the first page of a TIFF, or a raw file that is one; empty: there is nothing to be told.
std::vector<std::byte> exifOfTiff(base::ByteSource& tiff);
// Its XMP packet and its Photoshop resources; empty where it has none.
std::vector<std::byte> xmpOfTiff(base::ByteSource& tiff);
std::vector<std::byte> resourcesOfTiff(base::ByteSource& tiff);

// Into a TIFF of ours (classic, little-endian, one page): its directory is written anew at the end.
// `exif` from its TIFF header on, `resources` as Photoshop has them; either may be empty. False:
// nothing was changed.
bool putIntoTiff(std::vector<std::byte>& tiff, std::span<const std::byte> exif,
    std::span<const std::byte> resources);

} // namespace lightstack::downsample
