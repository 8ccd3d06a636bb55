// TIFF directories by hand: what exports of many pages need and libtiff does not offer, the length
// of every directory known before anything is written. Little endian. Thread: values.
#pragma once

#include "core/image/image_spec.h"
#include "core/metadata/tiff_directory.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lightstack::volume {

// The fields of a directory, added in rising order of tags.
class TiffDirectory {
public:
    explicit TiffDirectory(bool big) : m_big(big) {}

    void addShorts(std::uint16_t tag, const std::vector<std::uint16_t>& values);
    void addLong(std::uint16_t tag, std::uint32_t value);
    // Of as many bytes as offsets of the file have; `isDirectory`: they lead to directories.
    void addOffsets(
        std::uint16_t tag, const std::vector<std::uint64_t>& values, bool isDirectory = false);
    void addText(std::uint16_t tag, const std::string& text);
    // The closest fraction of two 32-bit numbers.
    void addRational(std::uint16_t tag, double value);

    // Directory and far values; even. Does not depend on the values of numbers.
    [[nodiscard]] std::size_t bytes() const;
    // As it stands at `offset` of the file; `next`: the next directory, 0 for none.
    [[nodiscard]] std::vector<std::byte> at(std::uint64_t offset, std::uint64_t next) const;
    // Where the text of a tag begins, when the directory stands at `offset`; 0: none, or inside.
    [[nodiscard]] std::uint64_t placeOf(std::uint16_t tag, std::uint64_t offset) const;

private:
    struct Entry {
        std::uint16_t tag;
        metadata::TiffType type;
        std::uint64_t count;
        std::vector<std::byte> value;
    };
    [[nodiscard]] std::size_t headBytes() const;
    [[nodiscard]] std::size_t inlineBytes() const { return m_big ? 8 : 4; }

    bool m_big;
    std::vector<Entry> m_entries;
};

// The first bytes of the file: 8, or 16 of a BigTIFF.
std::vector<std::byte> tiffStart(bool big, std::uint64_t firstDirectory);
inline constexpr std::uint64_t tiffStartBytes(bool big) noexcept {
    return big ? 16 : 8;
}
// Classic TIFF ends at 4 GB; a little room is left.
inline constexpr std::uint64_t kLongestTiff = (std::uint64_t{1} << 32) - (std::uint64_t{1} << 20);

// Bits, photometric, samples, format and extra samples as `spec` and `whiteIsZero` ask for, and
// what lies between them by number: description, strips or tiles, resolution.
struct TiffPage {
    image::ImageSpec spec;
    bool whiteIsZero = false;
    bool reduced = false;         // NewSubfileType 1
    std::string description = {}; // "" for none
    double pixelsPerUnitX = 0;    // 0: no resolution
    double pixelsPerUnitY = 0;
    int resolutionUnit = 1;                  // 1 none, 3 centimetre
    int tile = 0;                            // edge; 0: one strip
    std::vector<std::uint64_t> offsets = {}; // of the strip, or of the tiles
    std::vector<std::uint64_t> lengths = {};
    std::vector<std::uint64_t> smaller = {}; // SubIFDs
};
TiffDirectory tiffDirectory(const TiffPage& page, bool big);

} // namespace lightstack::volume
