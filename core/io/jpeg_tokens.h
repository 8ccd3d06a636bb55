// A JPEG scan as tokens: what is coded, before it is known with which codes.
//
// A token: extra bits (11), symbol (8: their number, zeros in front), table (2: DC and AC of luma,
// DC and AC of chroma).
// Private to the encoder. Thread: one object, one thread.
#pragma once

#include "core/io/jpeg_codes.h"
#include "core/io/jpeg_forward.h"

#include <array>
#include <cstddef>
#include <vector>

namespace lightstack::io {

class JpegTokens {
public:
    static constexpr std::size_t kTables = 4;

    // Blocks of one row of units: so many of luma and then one each of two chroma components, over
    // and over; `blocksOfUnit` of 1: luma alone.
    void add(std::span<const JpegCoefficients> blocks, std::size_t blocksOfUnit);
    [[nodiscard]] std::span<const std::uint32_t, 256> counts(std::size_t table) const {
        return std::span(m_counts).subspan(table * 256).first<256>();
    }
    // The bytes of the scan, stuffed, appended to `out`.
    void write(const std::array<JpegCodes, kTables>& codes, std::vector<std::byte>& out) const;

private:
    std::uint32_t* addBlock(
        const JpegCoefficients& block, std::size_t component, std::uint32_t* to);

    std::vector<std::vector<std::uint32_t>> m_rows; // each as long as it is
    std::vector<std::uint32_t> m_row;               // as long as one may be
    std::array<std::uint32_t, kTables* 256> m_counts = {};
    std::array<int, 3> m_predictions = {};
};

} // namespace lightstack::io
