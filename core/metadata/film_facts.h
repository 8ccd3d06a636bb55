// What a film says of itself in its boxes: how long, how large, which codecs, when it was made.
//
// ISO media (MP4, MOV, M4V, 3GP, the films of live and motion pictures), AVI, Matroska and WebM.
// Only headers are read, a few kilobytes wherever they lie; boxes are counted and sizes held
// against the file, so that a hostile one ends early. Nothing is decoded. Thread: pure, any thread.
#pragma once

#include "core/base/byte_source.h"
#include "core/base/result.h"
#include "core/metadata/mime.h"

#include <cstdint>
#include <optional>
#include <string>

namespace lightstack::metadata {

struct FilmFacts {
    double seconds = 0; // 0: not known
    int width = 0;      // upright, as shown; 0: no picture, or not known
    int height = 0;
    int rotation = 0;           // degrees clockwise: 0, 90, 180, 270; applied to the above
    double framesPerSecond = 0; // on average; 0: not known
    std::string videoCodec;     // "H.264", "HEVC"...; the file's own code where it has no name here
    std::string audioCodec;
    std::optional<std::int64_t> createdMs; // since 1970
    int createdZoneMinutes = 0;            // of the place, where the file says so
    bool createdHasZone = false;
    std::string make, model;
    struct Place {
        double latitude = 0, longitude = 0;
        std::optional<double> altitude;
    };
    std::optional<Place> place;
};

bool isFilm(std::string_view mime) noexcept; // of the kinds above

// Unsupported for other kinds; CorruptData where not even the length could be found.
Result<FilmFacts> readFilmFacts(base::ByteSource& source, const MimeVerdict& mime);

// "H.264" of "avc1", "V_MPEG4/ISO/AVC", "H264"; the code itself where nothing is known of it.
std::string codecName(std::string_view code);

// "0:07", "12:34", "1:02:03"; rounded to whole seconds, never "0:00" for a film.
std::string durationText(double seconds);

} // namespace lightstack::metadata
