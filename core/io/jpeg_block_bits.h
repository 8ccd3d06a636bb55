// What all block decoders of our own read alike; private to them.
//
// The bit cursor stays in registers only where everything that moves it is inlined.
// Thread: values, any thread.
#pragma once

#include "core/base/processor.h"
#include "core/io/jpeg_entropy_input.h"
#include "core/io/jpeg_huffman.h"

#include <array>
#include <cstdint>

namespace lightstack::io {

// Where each zigzag position stands: row * 8 + column.
inline constexpr std::array<std::uint8_t, 64> kJpegZigzag = {0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32,
    25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56,
    57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54,
    47, 55, 62, 63};

// The value of `size` bits behind a code.
LIGHTSTACK_INLINE int jpegExtended(unsigned bits, int size) noexcept {
    return bits < (1U << (size - 1)) ? static_cast<int>(bits) - (1 << size) + 1
                                     : static_cast<int>(bits);
}

// Of a DC value. Needs 56 loaded bits, and leaves 40. False where there is no such code.
LIGHTSTACK_INLINE bool readJpegDifference(
    JpegBitCursor& cursor, const JpegHuffman& table, int& difference) noexcept {
    const auto whole = table.coefficientAt(cursor.bits);
    if (whole.bits != 0) [[likely]] {
        difference = whole.value;
        cursor.drop(whole.bits);
        return true;
    }
    const auto symbol = table.symbolAt(cursor.bits);
    if (symbol.length == 0 || symbol.value > 15) return false;
    cursor.drop(symbol.length);
    difference = 0;
    if (symbol.value == 0) return true;
    difference =
        jpegExtended(static_cast<unsigned>(cursor.bits >> (64 - symbol.value)), symbol.value);
    cursor.drop(symbol.value);
    cursor.load();
    return true;
}

LIGHTSTACK_INLINE bool skipJpegCoefficient(
    JpegBitCursor& cursor, const JpegHuffman& table, unsigned& at) noexcept {
    cursor.load();
    const auto symbol = table.symbolAt(cursor.bits);
    if (symbol.length == 0) return false;
    const int size = symbol.value & 15;
    cursor.drop(symbol.length);
    cursor.drop(size);
    const unsigned run = static_cast<unsigned>(symbol.value) >> 4;
    at = size == 0 && run != 15 ? 64 : at + run + 1;
    return true;
}

// From coefficient `at` on to the end of the block, where `at` is 64; more: a run led past it.
// False where there is no such code.
LIGHTSTACK_INLINE bool skipJpegRest(
    JpegBitCursor& cursor, const JpegHuffman& table, unsigned& at) noexcept {
    while (at < 64) {
        cursor.load(); // 56 bits: enough for four looks of 14
        for (int look = 0; look < 4; ++look) {
            const unsigned entry = table.skipAt(cursor.bits);
            const unsigned steps = entry >> 6;
            if (at + steps > 63) [[unlikely]] { // the end, or a look that may go past it
                if ((steps & JpegHuffman::kEnds) != 0 && at + steps - JpegHuffman::kEnds < 64) {
                    cursor.drop(static_cast<int>(entry & JpegHuffman::kBits));
                    at = 64;
                    return true;
                }
                if (!skipJpegCoefficient(cursor, table, at)) return false;
                break;
            }
            cursor.drop(static_cast<int>(entry & JpegHuffman::kBits));
            at += steps;
        }
    }
    return true;
}

} // namespace lightstack::io
