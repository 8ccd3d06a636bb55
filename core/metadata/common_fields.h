// The thirty fields that people look at, sort by and search for, read without exiv2.
//
// exiv2 parses everything and some formats to the end of the file; a grid sorted by date needs two
// numbers of each of 100,000 files. This reader walks JPEG segments, TIFF directories, PNG chunks,
// WebP chunks and BMFF boxes to the EXIF block itself, within 128 KiB of reading for all but odd
// files. Thread: pure, any thread.
#pragma once

#include "core/base/byte_source.h"
#include "core/base/result.h"
#include "core/metadata/film_facts.h"
#include "core/metadata/mime.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lightstack::metadata {

struct GpsPosition {
    double latitude = 0; // degrees, north positive
    double longitude = 0;
    std::optional<double> altitude; // metres above sea level
};

struct CommonFields {
    int width = 0; // stored, before orientation; 0 unknown
    int height = 0;
    int orientation = 1; // EXIF 1-8
    std::string make, model, lensMake, lensModel, software, artist, copyright, description,
        userComment;
    std::string dateTimeOriginal, dateTimeDigitized, dateTime; // "YYYY:MM:DD hh:mm:ss" as stored
    std::string subSecOriginal;
    std::string offsetTimeOriginal, offsetTimeDigitized, offsetTime; // "+02:00", of the dates above
    std::optional<double> exposureTime, fNumber, focalLength, exposureBias; // s, f-number, mm, EV
    std::optional<int> iso, focalLength35, flash, meteringMode, exposureProgram, whiteBalance,
        colorSpace, rating;
    std::optional<GpsPosition> gps;
    std::string gpsDateTimeUtc;        // "YYYY:MM:DD hh:mm:ss"
    std::vector<std::string> keywords; // IPTC 2:25, else XMP dc:subject
    std::string title;                 // XMP dc:title, else IPTC 2:05
    std::optional<FilmFacts> film;     // of a film; size and dates stand above, too

    // Milliseconds since 1970 of dateTimeOriginal (else digitized, else GPS, else dateTime), zone
    // from the offset of that date, else taken as UTC so that order is stable on every machine;
    // nullopt where there is none.
    [[nodiscard]] std::optional<std::int64_t> takenAtMs() const;
};

// Unsupported where the kind of file carries none of this; CorruptData only when nothing at all
// could be read (a damaged tag loses itself, not the rest).
Result<CommonFields> readCommonFields(base::ByteSource& source, const MimeVerdict& mime);

} // namespace lightstack::metadata
