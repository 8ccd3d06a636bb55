// A small library with every kind of thing in it, made on the spot.
#pragma once

#include "tests/support/temp_folder.h"

#include <string>

namespace lightstack::tests {

// A real JPEG of 8 x 6, different for each seed, with an EXIF date where one is given.
std::string jpegBytes(int seed, const std::string& exifDate = {});
std::string sidecarJson(
    const std::string& title, const std::string& timestamp, const std::string& person = {});
// `pictures` with sidecars in two folders, an edit, a film, an album, odd and broken files.
// Returns the number of regular files.
int makeLibrary(const TempFolder& folder, int pictures);

} // namespace lightstack::tests
