// What a TIFF directory says of its pixels, checked, and how they lie in the file.
// Thread: values.
#pragma once

#include "core/io/tiff_handle.h"

#include <array>

namespace lightstack::io {

struct TiffLayout {
    int width = 0;
    int height = 0;
    int bits = 1;
    int samples = 1;      // a pixel
    int sampleFormat = 1; // 1 unsigned, 2 signed, 3 float, 4 undefined
    int photometric = 1;
    int compression = 1;
    int orientation = 1;
    bool separate = false; // PlanarConfiguration 2
    bool tiled = false;
    int tileWidth = 0;
    int tileHeight = 0;
    int rowsPerStrip = 0;
    bool reversedBits = false; // FillOrder 2
    bool swapped = false;      // not this machine's byte order
    bool subsampled = false;   // YCbCr with chroma stored at a lower resolution
    int alphaChannel = -1;     // index of the alpha among the samples, -1 none
    bool alphaPremultiplied = false;
    bool processInks = true;         // separated: cyan, magenta, yellow, black; else other inks
    std::uint64_t virtualOffset = 0; // ImageJ: pages that have no directory of their own
    bool isVirtual = false;

    image::SampleType type = image::SampleType::U8; // that the samples unpack to

    // Packed bytes of a row of one plane, as the codec delivers it.
    [[nodiscard]] std::uint64_t packedRowBytes(int pixels) const noexcept {
        const auto perPixel = static_cast<std::uint64_t>(separate ? 1 : samples);
        return (static_cast<std::uint64_t>(pixels) * perPixel * static_cast<std::uint64_t>(bits) +
                   7) /
               8;
    }
    [[nodiscard]] int planes() const noexcept { return separate ? samples : 1; }
    [[nodiscard]] image::ImageSpec spec() const noexcept;
};

// Of the current directory. Unsupported for kinds we do not read (complex numbers, odd depths),
// CorruptData for sizes that make no sense. Sets the codecs up to deliver RGB (JPEG) and floats
// (LogLuv).
Result<TiffLayout> readTiffLayout(TiffHandle& handle);

std::vector<std::byte> readTiffIcc(TiffHandle& handle);
const char* tiffPhotometricName(int photometric) noexcept;
const char* tiffCompressionName(int compression) noexcept;

// Colour map as 8-bit RGB: maps that were wrongly written with 8-bit values are recognised.
using TiffPalette = std::vector<std::array<std::uint8_t, 3>>;
Result<TiffPalette> readTiffPalette(TiffHandle& handle, int bits);

} // namespace lightstack::io
