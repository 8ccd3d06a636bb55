// The Huffman codes that are best for counted symbols, as a JPEG's tables can hold them.
//
// Lengths come from merging the two rarest again and again, are shortened to 16 bits as T.81 Annex
// K.3 does it, and one code of ones alone stays unused. Thread: pure, any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lightstack::io {

struct JpegCodes {
    std::array<std::uint8_t, 16> counts = {}; // of codes, by their length less one
    std::vector<std::uint8_t> symbols;        // the shortest code's first
    std::array<std::uint16_t, 256> code = {};
    std::array<std::uint8_t, 256> length = {}; // 0: does not occur
};

JpegCodes bestJpegCodes(std::span<const std::uint32_t, 256> counts);

} // namespace lightstack::io
