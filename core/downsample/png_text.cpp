#include "core/downsample/png_text.h"

#include "core/metadata/chunks.h"

#include <algorithm>
#include <string>

namespace lightstack::downsample {
namespace {

constexpr std::string_view kXmp = "XML:com.adobe.xmp";
constexpr std::size_t kLongestKey = 79;       // PNG 1.2, 11.3.4.2
constexpr int kMostChunks = 200'000;          // 8 KB of picture data each: 1.6 GB
constexpr std::uint64_t kMostText = 4U << 20; // of all texts

// Empty of an XMP packet that is packed: that has no place of its own, and goes along as a text.
std::string keyOf(const metadata::Chunks& text) {
    const auto head = text.content(kLongestKey + 2);
    std::string key(reinterpret_cast<const char*>(head.data()), head.size());
    const std::size_t end = key.find('\0');
    const bool packed = end + 1 < key.size() && key[end + 1] != 0;
    key.resize(std::min(end, key.size()));
    return key == kXmp && packed ? std::string() : key;
}

bool isText(const metadata::Chunks& chunk) noexcept {
    return chunk.is("tEXt") || chunk.is("zTXt") || chunk.is("iTXt");
}

bool hasPlaceOfItsOwn(const std::string& key, bool exif) {
    if (key == kXmp || key == "Raw profile type icc" || key == "Raw profile type icm") return true;
    return exif && (key == "Raw profile type exif" || key == "Raw profile type APP1");
}

} // namespace

std::vector<std::byte> textOfPng(base::ByteSource& png, bool headOnly) {
    struct Place {
        std::uint64_t at = 0, bytes = 0;
        std::string key;
    };
    std::vector<Place> places;
    bool exif = false;
    auto chunk = metadata::Chunks::ofPng(png);
    std::uint64_t all = 0;
    for (int i = 0; i < kMostChunks && chunk.next() && !chunk.is("IEND"); ++i) {
        const std::uint64_t bytes = chunk.end() - chunk.at();
        if (headOnly && chunk.is("IDAT")) break;
        exif = exif || chunk.is("eXIf");
        if (isText(chunk) && chunk.end() <= png.size() && all + bytes <= kMostText) {
            places.push_back({chunk.at(), bytes, keyOf(chunk)});
            all += bytes;
        }
    }
    std::vector<std::byte> out;
    for (const Place& place : places) {
        if (hasPlaceOfItsOwn(place.key, exif)) continue;
        const std::size_t before = out.size();
        out.resize(before + static_cast<std::size_t>(place.bytes));
        if (png.read(place.at, std::span(out).subspan(before)) < place.bytes) out.resize(before);
    }
    return out;
}

bool putIntoPng(std::vector<std::byte>& png, std::span<const std::byte> chunks) {
    base::MemorySource source(png);
    auto chunk = metadata::Chunks::ofPng(source);
    while (chunk.next() && !chunk.is("IEND")) {
        if (!chunk.is("IDAT")) continue;
        png.insert(
            png.begin() + static_cast<std::ptrdiff_t>(chunk.at()), chunks.begin(), chunks.end());
        return true;
    }
    return false;
}

} // namespace lightstack::downsample
