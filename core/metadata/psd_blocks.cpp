#include "core/metadata/psd_blocks.h"

namespace lightstack::metadata {
namespace {

constexpr std::uint64_t kColourData = 26; // where its length stands, behind the header
constexpr std::uint64_t kMostSide = 300'000;
constexpr int kMostResources = 10'000;

// Big-endian; zero past the end.
std::uint64_t number(base::ByteSource& psd, std::uint64_t at, std::uint64_t bytes) {
    const std::string text = readExtent(psd, {at, bytes}, bytes);
    if (text.size() < bytes) return 0;
    std::uint64_t value = 0;
    for (const char part : text)
        value = value << 8 | static_cast<unsigned char>(part);
    return value;
}

} // namespace

void findPsdBlocks(base::ByteSource& psd, MetadataBlocks& out) {
    const std::uint64_t height = number(psd, 14, 4);
    const std::uint64_t width = number(psd, 18, 4);
    if (width > kMostSide || height > kMostSide) return; // damaged
    out.width = static_cast<int>(width);
    out.height = static_cast<int>(height);
    const std::uint64_t lengthAt = kColourData + 4 + number(psd, kColourData, 4);
    const std::uint64_t begin = lengthAt + 4;
    const std::uint64_t end = begin + number(psd, lengthAt, 4);
    if (end == begin || end > psd.size()) return;
    out.iptc = Extent{begin, end - begin};
    constexpr std::uint64_t k8Bim = 0x3842494D;
    std::uint64_t at = begin;
    for (int i = 0; i < kMostResources && at + 12 <= end && number(psd, at, 4) == k8Bim; ++i) {
        const std::uint64_t id = number(psd, at + 4, 2);
        const std::uint64_t name = number(psd, at + 6, 1);
        const std::uint64_t sizeAt = at + 6 + ((name + 2) & ~std::uint64_t{1});
        const Extent data{sizeAt + 4, number(psd, sizeAt, 4)};
        at = data.offset + data.size + (data.size & 1);
        if (at > end + 1) return;
        if (id == 1058) out.exif = data;
        if (id == 1060) out.xmp = data;
    }
}

} // namespace lightstack::metadata
