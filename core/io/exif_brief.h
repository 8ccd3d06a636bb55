// The two things of an EXIF block that decoding needs: which way is up, and where the small picture
// inside is. Everything else is metadata's business.
// Thread: pure, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace lightstack::io {

struct ByteExtent {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

struct ExifBrief {
    int orientation = 1;                 // 1-8; anything else in the file counts as 1
    std::optional<ByteExtent> thumbnail; // a JPEG, offset from the start of the block
};

// `block` starts with the TIFF header ("II*\0" or "MM\0*"), a leading "Exif\0\0" is skipped.
// Damage loses what lies behind it and nothing else.
ExifBrief readExifBrief(std::span<const std::byte> block) noexcept;

} // namespace lightstack::io
