// One block of a JPEG, from its coded bits to n x m pixels; private to the scaled decoder.
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
constexpr int kMostEighths = 6; // of more, leaving out is worth little

struct JpegWaves {
    // `across` x `down` pixels a block; `quant` in zigzag order.
    JpegWaves(int across, int down, const std::array<std::uint16_t, 64>& quant);

    // 64 waves, zigzag order, of `floats` each, row by row; zeros behind them.
    std::vector<float> pixels;
    std::size_t floats = 0; // across * down, padded to whole vectors
    unsigned last = 0;      // zigzag position of the last wave that is not left out
    std::uint64_t used = 0; // bit k: wave k is not left out
};

struct JpegBlock {
    const JpegHuffman* dcTable = nullptr;
    const JpegHuffman* acTable = nullptr; // with skips and pairs
    const JpegWaves* waves = nullptr;
    int* prediction = nullptr;
    std::uint8_t* out = nullptr;
    std::size_t stride = 0;
};

// False: damaged.
using JpegBlockDecoder = bool (*)(JpegBitCursor& cursor, const JpegBlock& block) noexcept;

// nullptr where there is none of this size.
JpegBlockDecoder jpegBlockDecoder(int across, int down) noexcept;

} // namespace lightstack::io
