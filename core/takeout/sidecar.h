// What a Takeout JSON file says: of a picture, of an album, or nothing that is ours.
//
// Told apart by content, never by name: a picture has photoTakenTime (or the other things only
// pictures have: creation time, views, people, device); an album has a title and none of them. All
// fields are optional; a field of the wrong type is passed over with a warning. `formatted` dates
// are localised text and never read. Thread: a parser is one thread's; values any.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lightstack::takeout {

enum class SidecarKind : std::uint8_t { Asset, Album, Other };

struct GeoPoint {
    double latitude = 0; // degrees
    double longitude = 0;
    std::optional<double> altitude; // metres; 0 alone proves nothing and is left out
};

struct Sidecar {
    SidecarKind kind = SidecarKind::Other;
    std::string title; // as uploaded: the only full name
    std::string description;
    // Seconds since 1970 UTC; negative is before. "0", "" and what is no number: none.
    std::optional<std::int64_t> taken;    // photoTakenTime
    std::optional<std::int64_t> created;  // upload: a last resort for a date
    std::optional<std::int64_t> modified; // last change, either spelling
    std::optional<GeoPoint> geo;          // the user's; (0, 0) is none
    std::optional<GeoPoint> geoExif;      // the camera's
    std::vector<std::string> people;      // in order; nameless ones are left out
    bool favorite = false;
    bool archived = false;
    bool trashed = false;
    bool locked = false;
    std::string url;
    std::optional<std::int64_t> views;
    std::string app;    // appSource.androidPackageName
    std::string origin; // key of googlePhotosOrigin: "mobileUpload", "fromPartnerSharing"...
    std::string device; // mobileUpload.deviceType, or composition.type
    std::string deviceFolder;
    // Albums
    std::string access;
    std::optional<std::int64_t> date;
    std::vector<std::string> warnings; // what was odd, English
};

class SidecarParser {
public:
    SidecarParser();
    ~SidecarParser();
    SidecarParser(SidecarParser&&) noexcept;
    SidecarParser& operator=(SidecarParser&&) noexcept;

    // CorruptData for what is no JSON object to its end. Bytes that are no UTF-8 are replaced, with
    // a warning. The error has no path: the caller knows it.
    Result<Sidecar> parse(std::string_view bytes);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

constexpr std::uint64_t kSidecarBytes = 4 << 20; // larger ones are not a picture's

} // namespace lightstack::takeout
