// When a picture was taken, of all that claim to know; and where.
//
// 1. The sidecar, where it differs from the camera by more than a time zone: somebody corrected it.
// 2. The camera. 3. The sidecar. 4. A date in the name. 5. The year of the folder (year folders
// are told by their only number, in any language). Thread: pure, any thread.
#pragma once

#include "core/takeout/sidecar.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace lightstack::takeout {

struct CaptureTime {
    std::optional<std::int64_t> ms; // since 1970, as the camera's clock showed it, taken as UTC
    std::string_view from;          // "exif", "sidecar", "name", "folder"; empty for none
    bool conflict = false;          // camera and sidecar differ by more than a zone
};

CaptureTime captureTime(std::optional<std::int64_t> exifMs, std::optional<std::int64_t> sidecar,
    std::string_view name, std::string_view folderName);

// "IMG_20190509_154733.jpg", "2019-05-09 15.47.33.png", "WhatsApp Image 2019-05-09 at ...".
std::optional<std::int64_t> dateInName(std::string_view name);
// "Photos from 2019", "Fotos von 2019", "2019": the year where it is the only number.
std::optional<int> yearOfFolder(std::string_view name);

// The user's place where it differs from the camera's (a correction), else the camera's, else
// what the sidecar has.
std::optional<GeoPoint> placeOf(const std::optional<GeoPoint>& camera,
    const std::optional<GeoPoint>& geo, const std::optional<GeoPoint>& geoExif);

} // namespace lightstack::takeout
