// The demo set: what a new user sees before any folder of their own. Photographs with EXIF (dates,
// places, all ways of holding the camera) and a 16-bit CT phantom as numbered TIFF slices with a
// scanner log. All of it is computed, from a seed, so it needs no downloads and no licences.
// Thread: any; takes a second or two.
#pragma once

#include "core/base/result.h"

#include <stop_token>

namespace lightstack::app {

// Writes FOLDER/Photos and FOLDER/CT phantom; files that are already there are kept.
Result<void> writeDemoSet(const std::filesystem::path& folder, const std::stop_token& stop);

namespace demo {
Result<void> writePhotos(const std::filesystem::path& folder, const std::stop_token& stop);
Result<void> writePhantom(const std::filesystem::path& folder, const std::stop_token& stop);
} // namespace demo

} // namespace lightstack::app
