// The texts of a PNG (title, author, comment, what a program made it with): chunk by chunk, as they
// are, from one PNG into another.
//
// What has a place of its own stays out: the XMP packet; a colour profile, or EXIF beside an eXIf
// chunk, that ImageMagick has hidden in a text, for the new picture has its own. PNG 1.2, 11.3.4.
// Thread: pure, any thread.
#pragma once

#include "core/base/byte_source.h"

#include <cstddef>
#include <span>
#include <vector>

namespace lightstack::downsample {

// Whole chunks of the kinds tEXt, zTXt and iTXt, wherever they stand; empty where there are none.
// `headOnly`: those in front of the picture data.
std::vector<std::byte> textOfPng(base::ByteSource& png, bool headOnly = false);

// In front of the first picture data. False: nothing was changed.
bool putIntoPng(std::vector<std::byte>& png, std::span<const std::byte> chunks);

} // namespace lightstack::downsample
