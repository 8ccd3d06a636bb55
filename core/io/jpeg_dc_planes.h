// The planes a 1/8 decode fills, and how they become grey or RGB; private to the 1/8 decoder.
// Thread: values.
#pragma once

#include "core/io/jpeg_codec.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace lightstack::io {

// One component. Sequential files fill `pixels` block by block; progressive ones fill `dc` first.
struct JpegDcPlane {
    int horizontal = 1; // sampling factors
    int vertical = 1;
    int blocksWide = 0; // padded to whole units
    int blocksHigh = 0;
    int pixelsPerBlock = 1;           // 2: 2x2 pixels a block (4:2:0 chroma)
    std::vector<std::uint8_t> pixels; // blocksHigh * ppb rows of blocksWide * ppb
    std::vector<std::int16_t> dc;     // blocksHigh rows of blocksWide, shifted to full scale
    int missingBits = -1;             // low bits of dc not read yet; -1: none read
    std::array<std::uint16_t, 64> quant = {}; // zigzag order

    [[nodiscard]] std::size_t stride() const noexcept {
        return static_cast<std::size_t>(blocksWide) * static_cast<std::size_t>(pixelsPerBlock);
    }
};

// Mean of a block: the range is cut to 0..255, halves go up, as libjpeg does it.
inline std::uint8_t pixelOfDc(int dequantized) noexcept {
    const int value = ((dequantized + 4) >> 3) + 128;
    return static_cast<std::uint8_t>(value < 0 ? 0 : value > 255 ? 255 : value);
}

// dc -> pixels, the middle of what the missing bits could be; halved chroma stays one pixel a
// block.
void finishProgressivePlane(JpegDcPlane& plane);

// `size` is the result's. Chroma of sequential files is repeated as libjpeg does at 1/8; `smooth`:
// interpolated instead (progressive files, where a block has only one chroma pixel).
Result<JpegPixels> joinPlanes(const std::vector<JpegDcPlane>& planes, image::PixelSize size,
    bool isYcc, bool smooth, std::uint64_t maxBytes);

} // namespace lightstack::io
