#include "core/downsample/carried_metadata.h"

#include "core/base/byte_order.h"
#include "core/downsample/png_text.h"
#include "core/downsample/tiff_metadata.h"
#include "core/io/jpeg_layout.h"
#include "core/metadata/exif_edit.h"
#include "core/metadata/image_resources.h"
#include "core/metadata/metadata_blocks.h"
#include "core/raster/resample.h"
#include "core/raster/tone.h"

#include <algorithm>
#include <cstring>

namespace lightstack::downsample {
namespace {

constexpr std::uint64_t kMostBlock = std::uint64_t{4} << 20;
constexpr std::size_t kMostSegment = 0xFFFF - 2; // what its length leaves, itself not counted
constexpr int kThumbnailSide = 160;              // what cameras write; Exif 2.32
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

std::string textOf(const std::vector<std::byte>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Of Photoshop's resources those that say something of the picture: a thumbnail, guides and
// resolutions of the old one would not fit.
std::string tellingResources(std::string_view all) {
    std::string out;
    base::MemorySource source(std::as_bytes(std::span(all)));
    metadata::ImageResources resources(source, 0, all.size());
    while (resources.next() && resources.isWhole()) {
        const unsigned id = resources.id();
        if (id != 0x0404 && id != 0x0425 && id != 0x040A && id != 0x040B) continue;
        out += all.substr(resources.at(), resources.body() + resources.size() - resources.at());
        if (resources.size() % 2 != 0) out += '\0';
    }
    return out;
}

std::string segmentOf(char marker, std::string_view body) {
    const std::size_t length = 2 + body.size();
    const char size[] = {static_cast<char>(length >> 8), static_cast<char>(length & 255)};
    return std::string("\xFF") + marker + std::string(size, 2) + std::string(body);
}

// Behind the other segments that say something of the picture.
bool putIntoJpeg(std::vector<std::byte>& jpeg, std::span<const std::byte> segments) {
    const auto at = [&](std::size_t i) { return std::to_integer<std::size_t>(jpeg[i]); };
    std::size_t place = 2;
    while (place + 4 <= jpeg.size() && at(place) == 0xFF && (at(place + 1) & 0xF0) == 0xE0)
        place += 2 + (at(place + 2) << 8 | at(place + 3));
    if (place > jpeg.size()) return false;
    jpeg.insert(
        jpeg.begin() + static_cast<std::ptrdiff_t>(place), segments.begin(), segments.end());
    return true;
}

bool putResourcesIntoJpeg(std::vector<std::byte>& jpeg, const std::vector<std::byte>& resources) {
    const std::string body = std::string("Photoshop 3.0\0", 14) + textOf(resources);
    return body.size() <= kMostSegment && putIntoJpeg(jpeg, bytesOf(segmentOf('\xED', body)));
}

// As segments of a JPEG.
std::vector<std::byte> commentsOf(
    base::ByteSource& source, const std::vector<std::vector<metadata::Extent>>& comments) {
    std::string out;
    for (const auto& pieces : comments) {
        std::string text;
        for (const metadata::Extent& piece : pieces)
            text += metadata::readExtent(source, piece, kMostSegment - text.size());
        if (out.size() + text.size() <= kMostBlock) out += segmentOf('\xFE', text);
    }
    return bytesOf(out);
}

bool claimsAFilm(const std::string& packet) {
    for (const char* claim : {"MotionPhoto=\"1", "MotionPhoto>1", "MicroVideo=\"1", "MicroVideo>1"})
        if (packet.find(claim) != std::string::npos) return true;
    return false;
}

void blank(std::string& packet, std::string_view from, std::string_view to) {
    for (std::size_t at = packet.find(from); at != std::string::npos;
         at = packet.find(from, at + 1)) {
        const std::size_t end = packet.find(to, at + from.size());
        if (end == std::string::npos) return;
        std::fill_n(packet.begin() + static_cast<std::ptrdiff_t>(at), end + to.size() - at, ' ');
    }
}

// Cameras of Samsung put it behind the picture without a word in XMP: a table at the very end of
// the file tells what there is ("SEFH", version, count, entries of 12 bytes; its length, "SEFT").
bool hasSamsungFilm(base::ByteSource& source) {
    constexpr std::uint64_t kEnd = 8;
    constexpr std::uint64_t kMostTable = std::uint64_t{64} << 10;
    constexpr std::size_t kHead = 12, kEntry = 12;
    constexpr std::size_t kMotionPhoto = 0x0A30;
    const auto number = [](const std::string& text, std::size_t at, std::size_t bytes) {
        return base::littleEndian(std::string_view(text).substr(at, bytes));
    };
    const std::uint64_t size = source.size();
    if (size < kEnd) return false;
    const std::string end = metadata::readExtent(source, {size - kEnd, kEnd}, kEnd);
    if (end.size() < kEnd || !end.ends_with("SEFT")) return false;
    const std::uint64_t length = number(end, 0, 4);
    if (length < kHead || length > kMostTable || length + kEnd > size) return false;
    const std::string table =
        metadata::readExtent(source, {size - kEnd - length, length}, kMostTable);
    if (table.size() < length || !table.starts_with("SEFH")) return false;
    const std::uint64_t count = number(table, 8, 4);
    for (std::size_t i = 0; i < count && kHead + (i + 1) * kEntry <= table.size(); ++i)
        if (number(table, kHead + i * kEntry + 2, 2) == kMotionPhoto) return true;
    return false;
}

// Pictures and films that follow the one that is made smaller.
std::vector<std::string> followersOf(const io::ImageFile& file, const std::string& packet) {
    std::vector<std::string> out;
    if (claimsAFilm(packet) || hasSamsungFilm(file.bytes()))
        out.emplace_back("film of the motion photo");
    const std::string_view mime = file.mime().mime;
    if (mime != "image/jpeg" && mime != "image/mpo") return out;
    const auto layout = io::readJpegLayout(file.bytes());
    if (layout && std::ranges::any_of(layout->neighbours,
                      [](const io::JpegNeighbour& other) { return !other.isPreview(); }))
        out.emplace_back("further picture (gain map, depth or another view)");
    return out;
}

// What of the file this is in the file itself, and what in blocks of it.
struct Blocks {
    metadata::MetadataBlocks found;
    bool own = false; // a TIFF, or a raw file like one: EXIF is the file
    std::string packet;
    std::vector<std::byte> resources; // that are carried
};

Blocks blocksOf(const io::ImageFile& file) {
    base::ByteSource& source = file.bytes();
    Blocks out;
    out.found = metadata::findMetadataBlocks(source, file.mime());
    out.own = out.found.exif && out.found.exif->offset == 0;
    if (out.found.xmp) out.packet = metadata::readExtent(source, *out.found.xmp, kMostBlock);
    if (out.own) out.packet = textOf(xmpOfTiff(source));
    std::string resources;
    if (out.found.iptc) resources = metadata::readExtent(source, *out.found.iptc, kMostBlock);
    if (out.own) resources = textOf(resourcesOfTiff(source));
    out.resources = bytesOf(tellingResources(resources));
    return out;
}

bool isPng(const io::ImageFile& file) {
    return file.mime().mime == "image/png";
}

bool holdsResources(io::FileFormat format) noexcept {
    return format == io::FileFormat::Jpeg || format == io::FileFormat::Tiff;
}

constexpr const char* kResources = "IPTC";
constexpr const char* kText = "PNG text";
constexpr const char* kComments = "comment";

} // namespace

Attachments attachmentsOf(const io::ImageFile& file) {
    const Blocks blocks = blocksOf(file);
    return {followersOf(file, blocks.packet), !blocks.resources.empty(),
        isPng(file) && !textOfPng(file.bytes(), true).empty(), !blocks.found.comments.empty()};
}

std::vector<std::string> lossesOf(
    const Attachments& attached, io::FileFormat format, bool keepMetadata) {
    std::vector<std::string> out = attached.followers;
    if (!keepMetadata) return out; // was asked for
    if (attached.resources && !holdsResources(format)) out.emplace_back(kResources);
    if (attached.text && format != io::FileFormat::Png) out.emplace_back(kText);
    if (attached.comments && format != io::FileFormat::Jpeg) out.emplace_back(kComments);
    return out;
}

void settleXmp(std::string& packet) {
    const auto digit = [&](std::string_view mark, char low, char high, char now) {
        for (std::size_t at = packet.find(mark); at != std::string::npos;
             at = packet.find(mark, at + 1)) {
            const std::size_t place = at + mark.size();
            if (place < packet.size() && packet[place] >= low && packet[place] <= high)
                packet[place] = now;
        }
    };
    for (const std::string_view mark :
        {"tiff:Orientation=\"", "tiff:Orientation='", "<tiff:Orientation>"})
        digit(mark, '1', '8', '1');
    for (const std::string_view mark :
        {":MotionPhoto=\"", ":MotionPhoto>", ":MicroVideo=\"", ":MicroVideo>"})
        digit(mark, '1', '1', '0');
    blank(packet, "<Container:Directory>", "</Container:Directory>");
    blank(packet, "<GContainer:Directory>", "</GContainer:Directory>");
    blank(packet, " hdrgm:Version=\"", "\"");
}

Carried carryMetadata(
    const io::ImageFile& file, const OutputPixels& pixels, bool keep, io::WriteRequest& write) {
    base::ByteSource& source = file.bytes();
    Blocks blocks = blocksOf(file);
    Carried out{{}, {}, {}, followersOf(file, blocks.packet)};
    if (!keep) return out;
    std::vector<std::byte> exif;
    if (blocks.own)
        exif = exifOfTiff(source);
    else if (blocks.found.exif)
        exif = bytesOf(metadata::readExtent(source, *blocks.found.exif, kMostBlock));
    if (!exif.empty()) {
        const auto thumbnail = thumbnailFor(pixels, metadata::exifThumbnailSpace(exif));
        const image::PixelSize size = pixels.pixels.spec().size;
        write.exif = metadata::editExif(std::move(exif), {size.width, size.height, thumbnail});
    }
    if (!blocks.packet.empty()) {
        write.extendedXmp = metadata::readExtendedXmp(source, blocks.found, blocks.packet);
        settleXmp(blocks.packet);
        write.xmp = bytesOf(blocks.packet);
    }
    out.resources = std::move(blocks.resources);
    if (isPng(file)) out.text = textOfPng(source);
    out.comments = commentsOf(source, blocks.found.comments);
    return out;
}

Result<io::WrittenPicture> writeSmall(
    const OutputPixels& pixels, const io::WriteRequest& write, const Carried& carried) {
    const bool tiff = write.format == io::FileFormat::Tiff;
    io::WriteRequest encoded = write;
    if (tiff) encoded.exif.clear();
    auto out = io::writePicture(pixels.pixels, pixels.color, encoded);
    if (!out) return out;
    const bool jpeg = write.format == io::FileFormat::Jpeg;
    const bool any = !carried.resources.empty();
    if (!carried.comments.empty() && (!jpeg || !putIntoJpeg(out->bytes, carried.comments)))
        out->dropped.emplace_back(kComments);
    if (jpeg && any && !putResourcesIntoJpeg(out->bytes, carried.resources))
        out->dropped.emplace_back(kResources);
    if (!holdsResources(write.format) && any) out->dropped.emplace_back(kResources);
    const bool png = write.format == io::FileFormat::Png;
    if (!carried.text.empty() && (!png || !putIntoPng(out->bytes, carried.text)))
        out->dropped.emplace_back(kText);
    if (tiff && (any || !write.exif.empty()) &&
        !putIntoTiff(out->bytes, write.exif, carried.resources))
        out->dropped.emplace_back("EXIF");
    std::ranges::copy(carried.leftBehind, std::back_inserter(out->dropped));
    return out;
}

} // namespace lightstack::downsample
