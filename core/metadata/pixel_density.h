// A TIFF's resolution as the file gives it. Thread: values.
#pragma once

#include <string>

namespace lightstack::metadata {

struct PixelDensity {
    double pixels = 0;
    bool perInch = true; // else a centimetre
    bool operator==(const PixelDensity&) const = default;
};
// "300 pixels an inch".
[[nodiscard]] std::string densityText(const PixelDensity& density);

} // namespace lightstack::metadata
