// A Takeout tree for the scan's benchmark: real JPEGs of about 20 KB with EXIF of their own, films,
// and JSON sidecars, in folders named in six languages, with the traps of their names: long names
// clipped, counters, edits, both forms of sidecars, live photos, albums, files without a partner.
//
// The same seed makes the same tree. A few payloads are encoded once; each file is one of them
// behind its own EXIF, each picture of an album a hard link to that of its year: making it costs
// little more than the files themselves. Thread: one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace lightstack::bench {

struct TakeoutSet {
    std::filesystem::path root;
    std::uint64_t files = 0;    // JSON included
    std::uint64_t pictures = 0; // and films
    std::uint64_t paired = 0;   // of them, with a sidecar
    std::uint64_t bytes = 0;
};

// Below `folder`; one that was made there before is taken as it is. Aborts where it cannot write.
TakeoutSet makeTakeout(const std::filesystem::path& folder, std::uint64_t pictures, unsigned seed);

// `count` pictures of about 3 MB in one folder, without sidecars.
TakeoutSet makeLargePictures(const std::filesystem::path& folder, std::uint64_t count);

// All files below `folder`, by path.
std::vector<std::filesystem::path> filesBelow(const std::filesystem::path& folder);

} // namespace lightstack::bench
