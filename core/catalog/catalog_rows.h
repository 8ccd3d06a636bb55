// What stands in a library's catalog, as values: one struct a table. Thread: values, any.
#pragma once

#include "core/takeout/sidecar.h"
#include "core/takeout/sidecar_pairing.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lightstack::catalog {

// A file of a logical folder: which physical folder it lies in, and its state on disk.
struct FileState {
    std::string folder; // absolute path, bytes
    std::string name;   // bytes
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
};

struct SidecarRow {
    std::int64_t id = 0;
    bool fresh = false; // certainly not in the catalog yet: nothing old to clear away
    FileState file;
    takeout::Sidecar content;
    bool isOrphan = false;
    std::optional<Error> error; // of one that is no whole JSON
};

enum class AssetStatus : std::uint8_t {
    Ok,
    Failed,  // cannot be read, or is damaged: an error row says why
    Other,   // neither a picture nor a film
    Missing, // was there once
};
std::string_view statusName(AssetStatus status) noexcept;

struct ExifRow {
    std::string make, model, lens, software, artist, copyright, description, keywords, title;
    std::optional<double> exposure, fNumber, focalLength;
    std::optional<int> focal35, iso, flash, rating;
    std::optional<std::int64_t> takenMs; // since 1970 as stored, without zone as if UTC
    std::optional<takeout::GeoPoint> gps;
    int orientation = 1;
};

// What stands in the head of a film; its size and dates are the asset's.
struct FilmRow {
    double seconds = 0; // 0: not known
    double framesPerSecond = 0;
    std::string video, audio; // codecs
};

// How a media file came to its sidecar.
struct PairRow {
    std::int64_t sidecar = 0; // row id; 0: none
    takeout::PairRule rule = takeout::PairRule::OwnName;
    takeout::Confidence confidence = takeout::Confidence::Certain;
    bool operator==(const PairRow&) const = default;
};

// A decision of the user, by the names of the files.
struct HandPair {
    std::string mediaFolder, mediaName;
    std::string sidecarFolder, sidecarName; // empty: it has none
    std::int64_t made = 0;                  // seconds since 1970
};

struct AssetRow {
    std::int64_t id = 0;
    bool fresh = false; // as above
    FileState file;
    AssetStatus status = AssetStatus::Ok;
    std::string mime; // empty: not known
    std::optional<std::uint32_t> crc32;
    std::uint64_t fingerprint = 0; // 0: not known
    int width = 0;
    int height = 0;
    ExifRow exif;
    std::optional<std::int64_t> takenMs; // chosen among all candidates
    std::optional<FilmRow> film;
    std::string takenFrom;     // "exif", "sidecar", "name", "folder"
    bool dateConflict = false; // camera and sidecar differ by more than a zone
    std::optional<takeout::GeoPoint> place;
    PairRow pair;
    std::optional<Error> error; // of a failed one
};

enum class LinkKind : std::uint8_t { EditOf, FilmOf };
std::string_view linkName(LinkKind kind) noexcept;

struct LinkRow {
    std::int64_t asset = 0;
    std::int64_t other = 0; // the original, the still
    LinkKind kind = LinkKind::EditOf;
};

struct RunRow {
    std::string roots;        // a line each, lossy text
    std::string mode;         // "sequential", "parallel"
    std::int64_t started = 0; // seconds since 1970
    std::int64_t ended = 0;
    std::string status; // "running", "done", "cancelled", "failed"
    std::uint64_t discovered = 0, fresh = 0, changed = 0, unchanged = 0, missing = 0, failed = 0,
                  skipped = 0;
    double seconds = 0;
};

} // namespace lightstack::catalog
