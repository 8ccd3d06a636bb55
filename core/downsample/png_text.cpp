#include "core/downsample/png_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace lightstack::downsample {
namespace {

constexpr std::size_t kSignature = 8;
constexpr std::uint64_t kFrame = 12;          // length, kind and check sum of a chunk
constexpr std::size_t kLongestKey = 79;       // PNG 1.2, 11.3.4.2
constexpr int kMostChunks = 200'000;          // 8 KB of picture data each: 1.6 GB
constexpr std::uint64_t kMostText = 4U << 20; // of all texts

struct Chunk {
    std::uint64_t length = 0; // of its data
    std::string_view kind;
    std::array<char, 8> head{};
};

// False: the file ends here.
bool readHead(base::ByteSource& png, std::uint64_t at, Chunk& chunk) {
    if (png.read(at, std::as_writable_bytes(std::span(chunk.head))) < chunk.head.size())
        return false;
    chunk.length = 0;
    for (int i = 0; i < 4; ++i)
        chunk.length =
            chunk.length << 8 | static_cast<unsigned char>(chunk.head[static_cast<std::size_t>(i)]);
    chunk.kind = std::string_view(chunk.head.data() + 4, 4);
    return true;
}

std::string keyOf(base::ByteSource& png, std::uint64_t body, std::uint64_t length) {
    std::string key(static_cast<std::size_t>(std::min<std::uint64_t>(length, kLongestKey + 1)), 0);
    key.resize(png.read(body, std::as_writable_bytes(std::span(key))));
    return key.substr(0, key.find('\0'));
}

bool hasPlaceOfItsOwn(const std::string& key, bool exif) {
    if (key == "XML:com.adobe.xmp" || key == "Raw profile type icc" ||
        key == "Raw profile type icm")
        return true;
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
    Chunk chunk;
    std::uint64_t at = kSignature;
    std::uint64_t all = 0;
    for (int i = 0; i < kMostChunks && readHead(png, at, chunk) && chunk.kind != "IEND"; ++i) {
        const std::uint64_t bytes = chunk.length + kFrame;
        if (headOnly && chunk.kind == "IDAT") break;
        exif = exif || chunk.kind == "eXIf";
        if ((chunk.kind == "tEXt" || chunk.kind == "zTXt" || chunk.kind == "iTXt") &&
            at + bytes <= png.size() && all + bytes <= kMostText) {
            places.push_back({at, bytes, keyOf(png, at + 8, chunk.length)});
            all += bytes;
        }
        at += bytes;
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
    Chunk chunk;
    std::uint64_t at = kSignature;
    while (readHead(source, at, chunk) && chunk.kind != "IEND") {
        if (chunk.kind == "IDAT") {
            png.insert(png.begin() + static_cast<std::ptrdiff_t>(at), chunks.begin(), chunks.end());
            return true;
        }
        at += chunk.length + kFrame;
    }
    return false;
}

} // namespace lightstack::downsample
