#include "core/io/exif_brief.h"

#include "core/base/byte_order.h"
#include "core/metadata/tiff_tags.h"

#include <algorithm>
#include <cstring>

namespace lightstack::io {
namespace {

constexpr std::size_t kExifEntryBytes = 12;

class Block {
public:
    Block(std::span<const std::byte> bytes, bool littleEndian) noexcept
        : m_bytes(bytes), m_littleEndian(littleEndian) {}

    [[nodiscard]] std::optional<std::uint32_t> number(
        std::uint64_t offset, std::size_t width) const noexcept {
        if (offset + width > m_bytes.size()) return std::nullopt;
        return static_cast<std::uint32_t>(
            base::numberIn(m_bytes.subspan(offset, width), !m_littleEndian));
    }

    // A SHORT or LONG value of the entry at `offset`.
    [[nodiscard]] std::optional<std::uint32_t> entryValue(std::uint64_t offset) const noexcept {
        const auto type = number(offset + 2, 2);
        if (!type) return std::nullopt;
        return number(offset + 8, *type == 3 ? 2 : 4);
    }

    [[nodiscard]] std::size_t size() const noexcept { return m_bytes.size(); }

private:
    std::span<const std::byte> m_bytes;
    bool m_littleEndian;
};

// Calls visit(tag, entry offset) for each entry; returns the offset of the next directory, 0 at the
// end.
template <class Visit>
std::uint32_t visitDirectory(const Block& block, std::uint32_t directory, Visit visit) noexcept {
    const auto count = block.number(directory, 2);
    if (!count) return 0;
    for (std::uint32_t i = 0; i < *count; ++i) {
        const std::uint64_t entry = std::uint64_t{directory} + 2 + i * kExifEntryBytes;
        const auto tag = block.number(entry, 2);
        if (!tag) return 0;
        visit(static_cast<std::uint16_t>(*tag), entry);
    }
    return block.number(std::uint64_t{directory} + 2 + *count * kExifEntryBytes, 4).value_or(0);
}

} // namespace

ExifBrief readExifBrief(std::span<const std::byte> block) noexcept {
    ExifBrief brief;
    std::uint64_t skipped = 0;
    if (block.size() >= 6 && std::memcmp(block.data(), "Exif\0", 5) == 0) skipped = 6;
    const auto tiff = block.subspan(skipped);
    if (tiff.size() < 8) return brief;
    const bool little = std::memcmp(tiff.data(), "II", 2) == 0;
    if (!little && std::memcmp(tiff.data(), "MM", 2) != 0) return brief;
    const Block numbers(tiff, little);
    const auto first = numbers.number(4, 4);
    if (!first || *first < 8) return brief;

    const std::uint32_t second =
        visitDirectory(numbers, *first, [&](std::uint16_t tag, std::uint64_t entry) {
            if (tag != metadata::tiff_tag::kOrientation) return;
            const auto value = numbers.entryValue(entry);
            if (value && *value >= 1 && *value <= 8) brief.orientation = static_cast<int>(*value);
        });
    if (second < 8 || second == *first) return brief;

    ByteExtent extent;
    visitDirectory(numbers, second, [&](std::uint16_t tag, std::uint64_t entry) {
        if (tag == metadata::tiff_tag::kThumbnailOffset)
            extent.offset = numbers.entryValue(entry).value_or(0);
        if (tag == metadata::tiff_tag::kThumbnailBytes)
            extent.length = numbers.entryValue(entry).value_or(0);
    });
    if (extent.offset >= 8 && extent.length > 100 && extent.offset < tiff.size()) {
        extent.length = std::min<std::uint64_t>(extent.length, tiff.size() - extent.offset);
        extent.offset += skipped;
        brief.thumbnail = extent;
    }
    return brief;
}

} // namespace lightstack::io
