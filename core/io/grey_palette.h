// What the numbers of a palette's entries stand for where rows of greys are wanted: scanners write
// slices with palettes, most of them the greys in order, some turned round or bent.
//
// 1. A reader of rows keeps the palette it finds. 2. inGreys() puts the greys in the place of
// their numbers; a palette that is the greys in order costs nothing. 3. Colours have no grey value:
// a RowStream refuses the rows that hold one, a RowWindow shows how light it is. Thread: pure.
#pragma once

#include "core/io/row_stream.h"
#include "core/io/row_window.h"

#include <array>
#include <vector>

namespace lightstack::io {

class GreyPalette {
public:
    // Red, green and blue of each entry.
    explicit GreyPalette(std::span<const std::array<std::uint8_t, 3>> colors);
    // Of numbers of 9 to 16 bits: the map of each of red, green and blue, equally long.
    explicit GreyPalette(const std::array<std::span<const std::uint16_t>, 3>& maps);
    // Of numbers that are not known: colours, all of them.
    GreyPalette() noexcept : m_hasColours(true) { m_coloured.fill(true); }

    [[nodiscard]] bool isInOrder() const noexcept { return m_isInOrder; } // each is its number
    [[nodiscard]] bool hasColours() const noexcept { return m_hasColours; }
    // Whether its numbers are U16, with greys of 16 bits; else U8.
    [[nodiscard]] bool isWide() const noexcept { return !m_wideGreys.empty(); }
    [[nodiscard]] bool isColour(std::uint16_t number) const noexcept {
        return number < m_wideColoured.size() && m_wideColoured[number];
    }
    [[nodiscard]] std::uint16_t grey(std::uint16_t number) const noexcept {
        return number < m_wideGreys.size() ? m_wideGreys[number] : std::uint16_t{0};
    }
    [[nodiscard]] bool isColour(std::byte number) const noexcept {
        return m_coloured[std::to_integer<std::size_t>(number)];
    }
    [[nodiscard]] std::byte grey(std::byte number) const noexcept {
        return m_greys[std::to_integer<std::size_t>(number)];
    }

private:
    std::array<std::byte, 256> m_greys{};
    std::array<bool, 256> m_coloured{};
    std::vector<std::uint16_t> m_wideGreys;
    std::vector<bool> m_wideColoured;
    bool m_hasColours = false;
    bool m_isInOrder = false;
};

// Of a picture that was decoded whole, and whose reader speaks of a palette. `samples`: its
// numbers, null where they are not decoded yet: then only what stands in the head of BMPs and PNGs
// is found.
Result<std::shared_ptr<const GreyPalette>> paletteOf(
    const ImageFile& file, const image::ImageBuffer& samples, const ReadHint& hint);

struct OpenTiffPage;
// Null where the page has no palette.
std::shared_ptr<const GreyPalette> greyPaletteOf(OpenTiffPage& page);

// `rows` themselves where there is no palette, nothing to do, or an error.
Result<std::unique_ptr<RowStream>> inGreys(
    Result<std::unique_ptr<RowStream>> rows, std::filesystem::path path);
std::unique_ptr<RowWindow> inGreys(std::unique_ptr<RowWindow> window);

} // namespace lightstack::io
