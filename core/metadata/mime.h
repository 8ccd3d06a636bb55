// What a file is, by its content: own signature table, ftyp brand parser, TIFF directory walk on
// demand.
//
// 1. The first 2 KB are matched against the table. 2. Only where those cannot decide (TIFF-based
// raw: directories sit up to several hundred KB in) the source is read further, never past 1 MiB.
// No globals, no locks: the same answer on every host, a million heads a second a core.
// Rules and wrong answers of others: the table in research/library.md, section 3.
// Thread: pure, any thread.
#pragma once

#include "core/base/byte_source.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lightstack::metadata {

struct MimeVerdict {
    // "image/tiff", "image/x-canon-cr2"...; "application/octet-stream" where nothing matches,
    // "inode/x-empty" for an empty file.
    std::string_view mime;
    // "bigtiff", "animated", "ome", "imagej", "progressive"...; stable names, listed in mime.cpp.
    std::vector<std::string_view> flags;
    std::uint64_t bytesRead = 0;

    [[nodiscard]] bool hasFlag(std::string_view flag) const noexcept;
};

constexpr std::size_t kMimeHeadBytes = 2048;

MimeVerdict sniffMime(base::ByteSource& source);

// Films, sound, text, archives: a known kind that is no picture.
bool isKnownNonPicture(std::string_view mime) noexcept;

bool isTiffBasedRaw(std::string_view mime) noexcept; // x-nikon-nef, x-adobe-dng, ...
bool isRaw(std::string_view mime) noexcept;          // those and CR3, RAF, MRW...

} // namespace lightstack::metadata
