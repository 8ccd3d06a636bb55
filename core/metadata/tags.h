// Everything a file says about itself, as one flat list that a panel can group, search and copy.
//
// Merged in this order: file facts, EXIF, maker notes, IPTC, XMP (in the file, then the .xmp
// sidecar under both name styles: a.jpg.xmp, a.xmp), ICC, GPS, TIFF directories. One damaged block
// gives a warning and the others are still read. Thread: any; XMP parsing is serialised inside,
// because exiv2 0.27's toolkit has global state.
#pragma once

#include "core/base/result.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace lightstack::metadata {

// All text is valid UTF-8.
struct Tag {
    std::string
        group; // "File", "EXIF", "Maker notes", "IPTC", "XMP", "XMP sidecar", "ICC", "GPS", "TIFF"
    std::string key;   // "Exif.Image.Make", "Tiff.IFD0.0x0100"
    std::string name;  // label for a person: "Camera make"
    std::string value; // human: "1/160 s"
    std::string raw;   // as stored: "10/1600"
    std::string type;  // "Ascii", "Rational", "Short[3]"...
};

struct FileMetadata {
    std::vector<Tag> tags;
    std::vector<std::string> warnings;            // what could not be read, and why
    std::optional<std::filesystem::path> sidecar; // the .xmp beside the file, if any
};

struct TagOptions {
    bool sidecar = true;
    bool makerNotes = true;
    std::uint64_t maxValueBytes = 64 * 1024; // longer values are cut, with their length
};

Result<FileMetadata> readTags(
    const std::filesystem::path& path, const std::stop_token& stop, const TagOptions& options = {});

} // namespace lightstack::metadata
