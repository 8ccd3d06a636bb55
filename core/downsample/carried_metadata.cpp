#include "core/downsample/carried_metadata.h"

#include "core/metadata/exif_edit.h"
#include "core/metadata/metadata_blocks.h"
#include "core/raster/resample.h"
#include "core/raster/tone.h"

#include <cstring>

namespace lightstack::downsample {
namespace {

constexpr std::uint64_t kMostBlock = std::uint64_t{4} << 20;
constexpr int kThumbnailSide = 160; // what cameras write; Exif 2.32
constexpr int kThumbnailQuality = 75;

std::vector<std::byte> bytesOf(const std::string& text) {
    std::vector<std::byte> out(text.size());
    if (!text.empty()) std::memcpy(out.data(), text.data(), text.size());
    return out;
}

// A JPEG of the new picture; empty where there is no room for one or it cannot be made.
std::vector<std::byte> thumbnailFor(const OutputPixels& pixels, std::size_t space) {
    if (space == 0 || pixels.color == io::ColorModel::GrayAlpha ||
        pixels.color == io::ColorModel::Rgba)
        return {};
    auto small =
        raster::shrink(pixels.pixels, image::fitWithin(pixels.pixels.spec().size, kThumbnailSide));
    if (small && small->spec().type != image::SampleType::U8)
        small = raster::applyWindow(*small, raster::fullRange(*small, 0), false);
    if (!small) return {};
    io::WriteRequest request;
    request.quality = kThumbnailQuality;
    request.chroma = io::ChromaSampling::Quarter;
    const auto written = io::writePicture(*small, pixels.color, request);
    return written ? written->bytes : std::vector<std::byte>();
}

} // namespace

void uprightXmp(std::string& packet) {
    for (const std::string_view mark :
        {"tiff:Orientation=\"", "tiff:Orientation='", "<tiff:Orientation>"}) {
        for (std::size_t at = packet.find(mark); at != std::string::npos;
             at = packet.find(mark, at + 1)) {
            const std::size_t digit = at + mark.size();
            if (digit < packet.size() && packet[digit] >= '1' && packet[digit] <= '8')
                packet[digit] = '1';
        }
    }
}

void carryMetadata(const io::ImageFile& file, const OutputPixels& pixels, io::WriteRequest& write) {
    const auto blocks = metadata::findMetadataBlocks(file.bytes(), file.mime());
    const bool ownBlock = file.mime().mime == "image/tiff"; // the whole file
    if (blocks.exif && !ownBlock) {
        std::vector<std::byte> exif =
            bytesOf(metadata::readExtent(file.bytes(), *blocks.exif, kMostBlock));
        const auto thumbnail = thumbnailFor(pixels, metadata::exifThumbnailSpace(exif));
        const image::PixelSize size = pixels.pixels.spec().size;
        write.exif = metadata::editExif(std::move(exif), {size.width, size.height, thumbnail});
    }
    if (blocks.xmp) {
        std::string packet = metadata::readExtent(file.bytes(), *blocks.xmp, kMostBlock);
        write.extendedXmp = metadata::readExtendedXmp(file.bytes(), blocks, packet);
        uprightXmp(packet);
        write.xmp = bytesOf(packet);
    }
}

} // namespace lightstack::downsample
