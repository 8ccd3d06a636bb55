#include "core/downsample/tiff_metadata.h"

#include "core/base/byte_order.h"
#include "core/metadata/tiff_directory.h"
#include "core/metadata/tiff_tags.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>

namespace lightstack::downsample {
namespace {

namespace tiff_tag = metadata::tiff_tag;
using metadata::TiffDirectory;
using metadata::TiffDirectoryKind;
using metadata::TiffEntry;
using metadata::TiffFile;
using metadata::TiffType;

constexpr std::uint64_t kMostValue = std::uint64_t{4} << 20; // XMP, resources
constexpr std::uint64_t kMostTold = std::uint64_t{1} << 20;  // all tags: entries may overlap
constexpr std::uint16_t kResources = 34377;
constexpr std::uint16_t kMakerNote = 37500;
constexpr std::uint16_t kPixelWidth = 40962;
constexpr std::uint16_t kPixelHeight = 40963;

// Description, make, model, software, date, artist, host, rating, copyright, Windows' own texts.
constexpr std::array<std::uint16_t, 15> kTelling{
    270, 271, 272, 305, 306, 315, 316, 18246, 18249, 33432, 40091, 40092, 40093, 40094, 40095};

// A value with its bytes, little-endian.
struct Tag {
    std::uint16_t tag = 0;
    std::uint16_t type = 0;
    std::uint64_t count = 0;
    std::vector<std::byte> value;
};
using Tags = std::vector<Tag>;

std::size_t unitOf(std::uint16_t type) noexcept {
    switch (static_cast<TiffType>(type)) {
    case TiffType::Short:
    case TiffType::SShort:
        return 2;
    case TiffType::Long:
    case TiffType::SLong:
    case TiffType::Rational: // two of them
    case TiffType::SRational:
    case TiffType::Float:
        return 4;
    case TiffType::Double:
        return 8;
    default:
        return 1;
    }
}

// Others point to something, or are of BigTIFF alone.
bool isPlain(std::uint16_t type) noexcept {
    return type >= 1 && type <= static_cast<std::uint16_t>(TiffType::Double);
}

std::optional<Tag> readTag(TiffFile& file, const TiffEntry& entry, std::uint64_t most) {
    if (!isPlain(entry.type) || entry.byteCount() > most) return {};
    Tag out{entry.tag, entry.type, entry.count, file.bytes(entry, most)};
    if (out.value.size() != entry.byteCount() || out.value.empty()) return {};
    if (file.header().bigEndian)
        for (std::size_t at = 0, unit = unitOf(entry.type); unit > 1 && at < out.value.size();
             at += unit)
            std::reverse(out.value.data() + at, out.value.data() + at + unit);
    // Both are allowed, but libtiff takes sizes as long ones alone.
    if ((out.tag == kPixelWidth || out.tag == kPixelHeight) && out.count == 1 &&
        out.type == static_cast<std::uint16_t>(TiffType::Short)) {
        out.type = static_cast<std::uint16_t>(TiffType::Long);
        out.value.resize(4);
    }
    return out;
}

bool isOfAProgram(const Tag& tag) {
    constexpr std::array<std::string_view, 4> kBeginnings{"ImageJ=", "<?xml", "<OME", "{\"shape\""};
    const std::string_view text(reinterpret_cast<const char*>(tag.value.data()), tag.value.size());
    return tag.tag == tiff_tag::kDescription &&
           std::ranges::any_of(kBeginnings, [&](auto begin) { return text.starts_with(begin); });
}

struct Telling {
    Tags main, exif, gps;
    [[nodiscard]] bool empty() const noexcept {
        return main.empty() && exif.empty() && gps.empty();
    }
};

Telling tellingOf(base::ByteSource& source) {
    Telling out;
    auto file = TiffFile::open(source, 0, true);
    if (!file) return out;
    std::uint64_t left = kMostTold;
    for (const TiffDirectory& directory : file->walk()) {
        const bool main = directory.name == "IFD0";
        const bool exif = directory.name == "IFD0.Exif";
        if (!main && !exif && directory.name != "IFD0.GPS") continue;
        for (const TiffEntry& entry : directory.entries) {
            if (main && std::ranges::find(kTelling, entry.tag) == kTelling.end()) continue;
            if (exif && (entry.tag == kMakerNote || entry.tag == tiff_tag::kInteropIfd)) continue;
            auto tag = readTag(*file, entry, left);
            if (tag) left -= tag->value.size();
            if (tag && !isOfAProgram(*tag))
                (main ? out.main : exif ? out.exif : out.gps).push_back(std::move(*tag));
        }
    }
    return out;
}

std::vector<std::byte> valueOf(base::ByteSource& source, std::uint16_t tag) {
    auto file = TiffFile::open(source, 0, true);
    const auto directory =
        file ? file->directoryAt(file->header().firstDirectory) : std::optional<TiffDirectory>();
    const TiffEntry* entry = directory ? directory->find(tag) : nullptr;
    const bool good = entry != nullptr && entry->byteCount() <= kMostValue;
    return good ? file->bytes(*entry, kMostValue) : std::vector<std::byte>();
}

void put(std::vector<std::byte>& out, std::uint64_t value, std::size_t bytes) {
    for (std::size_t i = 0; i < bytes; ++i)
        out.push_back(static_cast<std::byte>(value >> 8 * i & 255));
}

void putAt(std::vector<std::byte>& out, std::size_t at, std::uint64_t value, std::size_t bytes) {
    for (std::size_t i = 0; i < bytes; ++i)
        out[at + i] = static_cast<std::byte>(value >> 8 * i & 255);
}

Tag pointerTo(std::uint16_t tag, std::size_t offset) {
    Tag out{tag, static_cast<std::uint16_t>(TiffType::Long), 1, {}};
    put(out.value, offset, 4);
    return out;
}

// At the end of `out`; its place. `stored`: entries of 12 bytes whose values stand in `out`
// already.
std::size_t appendDirectory(
    std::vector<std::byte>& out, const Tags& tags, std::span<const std::byte> stored = {}) {
    constexpr std::size_t kEntry = 12;
    struct Line {
        unsigned tag = 0;
        const std::byte* stored = nullptr;
        const Tag* made = nullptr;
    };
    std::vector<Line> lines;
    for (std::size_t at = 0; at + kEntry <= stored.size(); at += kEntry)
        lines.push_back(
            {std::to_integer<unsigned>(stored[at]) | std::to_integer<unsigned>(stored[at + 1]) << 8,
                stored.data() + at, nullptr});
    for (const Tag& tag : tags)
        if (std::ranges::find(lines, unsigned{tag.tag}, &Line::tag) == lines.end())
            lines.push_back({tag.tag, nullptr, &tag});
    std::ranges::sort(lines, {}, &Line::tag);
    if (out.size() % 2 != 0) out.push_back({});
    const std::size_t start = out.size();
    std::vector<std::byte> values;
    const std::size_t valuesAt = start + 2 + lines.size() * kEntry + 4;
    put(out, lines.size(), 2);
    for (const Line& line : lines) {
        if (line.stored != nullptr) {
            out.insert(out.end(), line.stored, line.stored + kEntry);
            continue;
        }
        const Tag& tag = *line.made;
        put(out, tag.tag, 2);
        put(out, tag.type, 2);
        put(out, tag.count, 4);
        if (tag.value.size() <= 4) {
            out.insert(out.end(), tag.value.begin(), tag.value.end());
            put(out, 0, 4 - tag.value.size());
        } else {
            put(out, valuesAt + values.size(), 4);
            values.insert(values.end(), tag.value.begin(), tag.value.end());
            if (values.size() % 2 != 0) values.push_back({});
        }
    }
    put(out, 0, 4); // no directory behind it
    out.insert(out.end(), values.begin(), values.end());
    return start;
}

// EXIF and GPS directories, and pointers to them among the main tags.
void appendInner(std::vector<std::byte>& out, Telling& telling) {
    if (!telling.exif.empty())
        telling.main.push_back(pointerTo(tiff_tag::kExifIfd, appendDirectory(out, telling.exif)));
    if (!telling.gps.empty())
        telling.main.push_back(pointerTo(tiff_tag::kGpsIfd, appendDirectory(out, telling.gps)));
}

constexpr std::array<std::byte, 4> kMagic{
    std::byte{'I'}, std::byte{'I'}, std::byte{42}, std::byte{0}};

} // namespace

std::vector<std::byte> exifOfTiff(base::ByteSource& tiff) {
    Telling telling = tellingOf(tiff);
    if (telling.empty()) return {};
    std::vector<std::byte> out(kMagic.begin(), kMagic.end());
    put(out, 0, 4);
    appendInner(out, telling);
    putAt(out, 4, appendDirectory(out, telling.main), 4);
    return out;
}

std::vector<std::byte> xmpOfTiff(base::ByteSource& tiff) {
    return valueOf(tiff, tiff_tag::kXmp);
}

std::vector<std::byte> resourcesOfTiff(base::ByteSource& tiff) {
    std::vector<std::byte> out = valueOf(tiff, kResources);
    const std::vector<std::byte> records = valueOf(tiff, tiff_tag::kIptc);
    if (!out.empty() || records.empty()) return out;
    constexpr std::string_view head("8BIM\4\4\0\0", 8); // IPTC, without a name
    const auto bytes = std::as_bytes(std::span(head));
    out.assign(bytes.begin(), bytes.end());
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::byte>(records.size() >> shift & 255));
    out.insert(out.end(), records.begin(), records.end());
    if (out.size() % 2 != 0) out.push_back({});
    return out;
}

bool putIntoTiff(std::vector<std::byte>& tiff, std::span<const std::byte> exif,
    std::span<const std::byte> resources) {
    if (tiff.size() < 16 || !std::equal(kMagic.begin(), kMagic.end(), tiff.begin())) return false;
    const auto number = [&](std::size_t at, std::size_t bytes) {
        return static_cast<std::size_t>(base::littleEndian(std::span(tiff).subspan(at, bytes)));
    };
    const std::size_t at = number(4, 4);
    if (at > tiff.size() - 2) return false;
    const std::size_t size = number(at, 2) * 12;
    if (size > tiff.size() - 2 - at) return false;
    const std::vector<std::byte> stored(tiff.begin() + static_cast<std::ptrdiff_t>(at + 2),
        tiff.begin() + static_cast<std::ptrdiff_t>(at + 2 + size));
    base::MemorySource source(exif);
    Telling telling = tellingOf(source);
    if (!exif.empty() && telling.empty() && resources.empty()) return false;
    appendInner(tiff, telling);
    if (!resources.empty())
        telling.main.push_back({kResources, static_cast<std::uint16_t>(TiffType::Byte),
            resources.size(), {resources.begin(), resources.end()}});
    const std::size_t directory = appendDirectory(tiff, telling.main, stored);
    putAt(tiff, 4, directory, 4);
    return true;
}

} // namespace lightstack::downsample
