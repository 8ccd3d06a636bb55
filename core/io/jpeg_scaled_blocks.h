// The blocks of a JPEG's unit, from their coded bits to n x m pixels; private to the scaled
// decoder.
//
// A block's coefficients are read one by one, and each that is not zero adds its wave, already of
// the size wanted and times its step, to the pixels: most are zero, and no inverse transform runs.
// Waves that are finer than the pixels are left out; once none of the others can follow, the rest
// of the block is stepped over, several coefficients at a look. Compiled twice where the processor
// may have wider vectors. Thread: values, any thread.
#pragma once

#include "core/io/jpeg_entropy_input.h"
#include "core/io/jpeg_huffman.h"

#include <array>
#include <cstdint>
#include <vector>

namespace lightstack::io {

constexpr int kLeastEighths = 2;
constexpr int kMostEighths = 6;           // of more, leaving out is worth little
constexpr std::size_t kJpegBehindRow = 4; // bytes that are written past a row's last unit

struct JpegWaves {
    // `across` x `down` pixels a block; `quant` in zigzag order.
    JpegWaves(int across, int down, const std::array<std::uint16_t, 64>& quant);

    std::vector<float> pixels; // 64 waves, zigzag order, laid out as the decoder adds them
    unsigned last = 0;         // zigzag position of the last wave that is not left out
};

struct JpegPlane {
    const JpegHuffman* dcTable = nullptr;
    const JpegHuffman* acTable = nullptr; // with skips and pairs
    const JpegWaves* waves = nullptr;
    int prediction = 0; // of DC
    std::uint8_t* out = nullptr;
    std::size_t stride = 0; // with kJpegBehindRow
};
using JpegPlanes = std::array<JpegPlane, 3>;

// One unit, its pixels `offset` bytes behind where the planes' rows begin. False: damaged.
using JpegUnitDecoder = bool (*)(
    JpegBitCursor& cursor, JpegPlanes& planes, std::size_t offset) noexcept;

// Of `horizontal` x `vertical` blocks (1 or 2) of the first plane; `color`: and two planes more.
// nullptr where `eighths` is another size.
JpegUnitDecoder jpegUnitDecoder(int eighths, int horizontal, int vertical, bool color) noexcept;

} // namespace lightstack::io
