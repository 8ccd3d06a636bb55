// APNG: the chunks of a PNG that moves. Each frame is given to the PNG plug-in as a file of its
// own, then put upon the screen. Source: the APNG specification 1.0 (in PNG, third edition).
// Private to animation.cpp. Thread: one.
#pragma once

#include "core/io/animation.h"
#include "core/io/image_reader.h"

namespace lightstack::io {

// Unsupported where the PNG has no acTL chunk, or one frame only.
Result<std::unique_ptr<Animation>> openApng(ImageFile file);

} // namespace lightstack::io
