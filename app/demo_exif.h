// A small EXIF writer for the demo photographs: one TIFF block, big enough for what a camera says.
#pragma once

#include <QByteArray>

#include <string>

namespace lightstack::app::demo {

struct ExifValues {
    std::string model = "Demo One";
    std::string dateTime = "2024:01:01 12:00:00";
    int orientation = 1;
    unsigned exposureDenominator = 250; // 1/n s
    unsigned fNumberTimes10 = 56;
    unsigned iso = 200;
    unsigned focalLength = 35; // mm
    double latitude = 0;       // degrees, north positive
    double longitude = 0;
};

// `jpeg` with an APP1 block after SOI. Format: EXIF 2.32, little-endian TIFF, IFD0 + Exif + GPS.
QByteArray withExif(const QByteArray& jpeg, const ExifValues& values);

} // namespace lightstack::app::demo
