#include "core/metadata/psd_blocks.h"

#include "core/metadata/byte_reader.h"
#include "core/metadata/image_resources.h"

namespace lightstack::metadata {
namespace {

constexpr std::uint64_t kColourData = 26; // where its length stands, behind the header
constexpr std::uint64_t kMostSide = 300'000;
constexpr int kMostResources = 10'000;

} // namespace

void findPsdBlocks(base::ByteSource& psd, MetadataBlocks& out) {
    ByteReader in(psd);
    const std::uint64_t height = in.big(14, 4);
    const std::uint64_t width = in.big(18, 4);
    if (width > kMostSide || height > kMostSide) return; // damaged
    out.width = static_cast<int>(width);
    out.height = static_cast<int>(height);
    const std::uint64_t lengthAt = kColourData + 4 + in.big(kColourData, 4);
    const std::uint64_t begin = lengthAt + 4;
    const std::uint64_t end = begin + in.big(lengthAt, 4);
    if (end == begin || end > psd.size()) return;
    out.iptc = Extent{begin, end - begin};
    ImageResources resources(psd, begin, end);
    for (int i = 0; i < kMostResources && resources.next() && resources.isWhole(); ++i) {
        const Extent data{resources.body(), resources.size()};
        if (resources.id() == 1058) out.exif = data;
        if (resources.id() == 1060) out.xmp = data;
    }
}

} // namespace lightstack::metadata
