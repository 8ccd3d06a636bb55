// The head of a BMP: where its pixels are, how they are stored, its colours and masks.
//
// Of every length there has been: OS/2 1 and 2, Windows' 40 bytes, those with masks (52, 56), with
// colour spaces (108) and profiles (124). What a short one lacks is 0. Thread: pure, any thread.
#pragma once

#include "core/base/byte_source.h"
#include "core/io/indexed_picture.h"

#include <array>
#include <optional>

namespace lightstack::io {

constexpr std::uint32_t kBmpPlain = 0;
constexpr std::uint32_t kBmpRuns8 = 1;
constexpr std::uint32_t kBmpRuns4 = 2;
constexpr std::uint32_t kBmpMasks = 3;
constexpr std::uint32_t kBmpAlphaMasks = 6;

struct BmpHead {
    std::uint64_t pixels = 0; // where they are
    std::uint32_t size = 0;   // of the head behind the file's own 14 bytes; 12: OS/2 1
    std::int64_t width = 0;   // as it stands: nothing is checked
    std::int64_t height = 0;  // always upright
    bool topFirst = false;
    unsigned bits = 0;                       // of a pixel
    std::uint32_t packing = 0;               // kBmp...
    std::uint32_t colors = 0;                // in the palette; 0: as many as the bits allow
    std::array<std::uint32_t, 4> masks = {}; // red, green, blue, alpha; where the packing has them
    std::uint64_t palette = 0;               // where it is
    std::uint64_t icc = 0;                   // where a profile is; 0: there is none
    std::uint32_t iccSize = 0;

    [[nodiscard]] bool isOld() const noexcept { return size == 12; }
    // Of OS/2 2, whose numbers of packings mean others.
    [[nodiscard]] bool isOs2() const noexcept { return size == 16 || size == 64; }
    [[nodiscard]] std::int64_t rowBytes() const noexcept { return (width * bits + 31) / 32 * 4; }
    // Without its padding, which the last row may lack.
    [[nodiscard]] std::int64_t leastRowBytes() const noexcept { return (width * bits + 7) / 8; }
    [[nodiscard]] bool hasRuns() const noexcept {
        return packing == kBmpRuns8 || packing == kBmpRuns4;
    }
};

// Nothing where the file is shorter than its head.
std::optional<BmpHead> readBmpHead(base::ByteSource& bmp);

// As many colours as there are; empty where the bits of a pixel are too many for a palette.
RgbPalette readBmpPalette(base::ByteSource& bmp, const BmpHead& head);

} // namespace lightstack::io
