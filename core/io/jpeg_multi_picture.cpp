#include "core/io/jpeg_multi_picture.h"

#include <cstring>

namespace lightstack::io {
namespace {

constexpr std::uint32_t kEntryTag = 0xB002;
constexpr std::size_t kPictureBytes = 16;
constexpr std::size_t kMostEntries = 64;

struct Index {
    std::span<const std::byte> bytes; // from the TIFF header on
    bool littleEndian = false;

    [[nodiscard]] std::uint32_t number(std::uint64_t offset, std::size_t width) const noexcept {
        if (offset + width > bytes.size()) return 0;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < width; ++i)
            value = (value << 8) | std::to_integer<std::uint32_t>(
                                       bytes[offset + (littleEndian ? width - 1 - i : i)]);
        return value;
    }
};

} // namespace

std::vector<JpegNeighbour> readMultiPictureIndex(std::span<const std::byte> payload,
    std::uint64_t payloadOffset, std::uint64_t start, std::uint64_t fileSize) {
    std::vector<JpegNeighbour> found;
    if (payload.size() < 12) return found;
    const auto tiff = payload.subspan(4);
    const Index index{tiff, std::memcmp(tiff.data(), "II", 2) == 0};
    const std::uint64_t base = payloadOffset + 4;
    const std::uint32_t directory = index.number(4, 4);
    const std::uint32_t count = index.number(directory, 2);
    for (std::uint32_t i = 0; i < count && i < kMostEntries; ++i) {
        const std::uint64_t entry = std::uint64_t{directory} + 2 + std::uint64_t{i} * 12;
        if (index.number(entry, 2) != kEntryTag) continue;
        const std::size_t pictures =
            std::min<std::size_t>(index.number(entry + 4, 4) / kPictureBytes, kMostEntries);
        const std::uint64_t table = index.number(entry + 8, 4);
        for (std::size_t p = 0; p < pictures; ++p) {
            const std::uint64_t at = table + p * kPictureBytes;
            const std::uint32_t offset = index.number(at + 8, 4);
            const std::uint32_t length = index.number(at + 4, 4);
            if (offset == 0 || length < 100) continue; // 0: the first picture itself
            const ByteExtent extent{base + offset, length};
            if (extent.offset <= start || extent.offset + extent.length > fileSize) continue;
            found.push_back({extent, index.number(at, 4) & 0xFFFFFF});
        }
    }
    return found;
}

} // namespace lightstack::io
