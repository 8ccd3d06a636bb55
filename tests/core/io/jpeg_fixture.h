// JPEG files made to order for the tests of the readers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace lightstack::tests {

using Bytes = std::vector<std::byte>;

struct JpegOrder {
    int width = 64;
    int height = 48;
    int channels = 3;   // 1 grey, 3 YCbCr, 4 CMYK
    int horizontal = 2; // sampling of the first component against the others
    int vertical = 2;
    int quality = 90;
    int restart = 0; // units
    bool progressive = false;
    bool flat = false; // one colour instead of a drawing with grain
    int blackRows = 0; // at the top and at the bottom
    struct Segment {
        int marker = 0xE1;
        Bytes payload;
    };
    std::vector<Segment> segments = {}; // behind SOI and JFIF
};

Bytes makeJpeg(const JpegOrder& order);

Bytes bytesOf(std::string_view text);
void append(Bytes& to, std::span<const std::byte> more);

// An EXIF block ("Exif\0\0" in front) with an orientation and, if not empty, a thumbnail.
Bytes makeExif(int orientation, const Bytes& thumbnail);

// `main` with an MPF index and `previews` behind it, as cameras write it.
Bytes withPreviews(const JpegOrder& main, const std::vector<Bytes>& previews, std::uint32_t type);

} // namespace lightstack::tests
