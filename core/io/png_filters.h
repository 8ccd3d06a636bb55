// The filters of PNG rows (PNG, third edition, section 9), both ways: each byte as what it is more
// than one foretold by its neighbours to the left and above.
//
// Pixels are taken apart as vectors of up to eight bytes, as each waits for the one to its left.
// Private to png_rows. Thread: pure, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lightstack::io {

// `height` rows of a filter byte and `rowBytes` each become rows of `rowBytes` in the same place.
// `pixelBytes`: 1 to 8, whole ones. False: a filter that does not exist.
bool unfilterPng(std::span<std::byte> rows, std::size_t height, std::size_t rowBytes,
    std::size_t pixelBytes) noexcept;

// Finds the filter for a row after another, as libpng does: the one whose bytes, taken as signed,
// add up to the least.
class PngRowFilter {
public:
    PngRowFilter(std::size_t rowBytes, std::size_t pixelBytes);
    // Filter byte and bytes, at the end of `out`.
    void add(std::span<const std::byte> row, std::vector<std::byte>& out);

private:
    static constexpr std::size_t kMargin = 8; // zeros to the left of a row

    std::size_t m_pixelBytes;
    std::vector<std::uint8_t> m_row; // with a margin
    std::vector<std::uint8_t> m_above;
    std::vector<std::uint8_t> m_tried;
    std::vector<std::uint8_t> m_best;
};

} // namespace lightstack::io
