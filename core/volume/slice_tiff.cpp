// A page of a TIFF: what its directory promises, and whether the file is long enough for it.
#include "core/base/byte_order.h"
#include "core/metadata/tiff_tags.h"
#include "core/volume/slice_formats.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace lightstack::volume {
namespace {

using metadata::TiffEntry;
using metadata::TiffFile;
namespace tiff_tag = metadata::tiff_tag;

std::uint64_t decode(const std::byte* at, int bytes, bool bigEndian) noexcept {
    return base::numberIn({at, static_cast<std::size_t>(bytes)}, bigEndian);
}

std::uint64_t turned(std::uint64_t value, std::size_t bytes) noexcept {
    return __builtin_bswap64(value) >> (64 - 8 * bytes);
}

// Lists of thousands of strips: one load a value.
template <class T>
void widen(const std::vector<std::byte>& raw, bool swapped, std::vector<std::uint64_t>& out) {
    for (std::size_t i = 0; i < out.size(); ++i) {
        T value;
        std::memcpy(&value, raw.data() + i * sizeof(T), sizeof(T));
        out[i] = swapped ? turned(value, sizeof(T)) : value;
    }
}

class Page {
public:
    Page(base::ByteSource& source, TiffFile& file, const metadata::TiffDirectory& directory)
        : m_source(source), m_file(file), m_directory(directory) {}

    SliceHeader judge();

private:
    // A whole number of the tag, its default where it is missing.
    double number(std::uint16_t tag, double fallback) {
        const TiffEntry* entry = m_directory.find(tag);
        return entry != nullptr ? m_file.number(*entry).value_or(fallback) : fallback;
    }
    bool readSpec(SliceSpec& spec);
    // Values [from, from + count) of a list of offsets or byte counts; shorter at the file's end.
    std::vector<std::uint64_t> values(
        const TiffEntry& entry, std::uint64_t from, std::uint64_t count);
    // Of entries [from, from + count): the furthest end, and the sum of the bytes.
    struct Extent {
        std::uint64_t end = 0;
        std::uint64_t bytes = 0;
        bool complete = true;
    };
    Extent extent(
        const TiffEntry& offsets, const TiffEntry* counts, std::uint64_t from, std::uint64_t count);
    std::string missing(const SliceSpec& spec);
    // Bytes of all samples of an uncompressed page of strips; 0 where that cannot be said.
    std::uint64_t plainBytes(const SliceSpec& spec);
    std::uint64_t lastStripBytes(const SliceSpec& spec);

    base::ByteSource& m_source;
    TiffFile& m_file;
    const metadata::TiffDirectory& m_directory;
};

bool Page::readSpec(SliceSpec& spec) {
    const double width = number(tiff_tag::kWidth, 0);
    const double height = number(tiff_tag::kHeight, 0);
    const double bits = number(tiff_tag::kBits, 1);
    const double channels = number(tiff_tag::kSamples, 1);
    if (!(width >= 1 && width < 0x7FFFFFFF && height >= 1 && height < 0x7FFFFFFF && bits >= 1 &&
            bits <= 64 && channels >= 1 && channels <= 65535))
        return false;
    spec.width = static_cast<int>(width);
    spec.height = static_cast<int>(height);
    spec.bits = static_cast<int>(bits);
    spec.channels = static_cast<int>(channels);
    spec.mime = "image/tiff";
    spec.whiteIsZero = number(tiff_tag::kPhotometric, 1) == 0;
    using image::SampleType;
    const std::size_t step = bits <= 8 ? 0 : bits <= 16 ? 1 : bits <= 32 ? 2 : 3;
    static constexpr std::array kUnsigned{
        SampleType::U8, SampleType::U16, SampleType::U32, SampleType::U64};
    static constexpr std::array kSigned{
        SampleType::S8, SampleType::S16, SampleType::S32, SampleType::S64};
    static constexpr std::array kFloat{
        SampleType::F16, SampleType::F16, SampleType::F32, SampleType::F64};
    const double format = number(tiff_tag::kSampleFormat, 1);
    spec.type = format == 2 ? kSigned[step] : format == 3 ? kFloat[step] : kUnsigned[step];
    return true;
}

std::vector<std::uint64_t> Page::values(
    const TiffEntry& entry, std::uint64_t from, std::uint64_t count) {
    const int size = metadata::tiffTypeSize(entry.type);
    if (size == 0) return {};
    const auto each = static_cast<std::uint64_t>(size);
    std::vector<std::byte> raw(static_cast<std::size_t>(count * each));
    raw.resize(m_source.read(entry.valueOffset + from * each, raw));
    std::vector<std::uint64_t> out(raw.size() / each);
    const bool swapped = m_file.header().bigEndian != (std::endian::native == std::endian::big);
    switch (size) {
    case 2:
        widen<std::uint16_t>(raw, swapped, out);
        break;
    case 4:
        widen<std::uint32_t>(raw, swapped, out);
        break;
    case 8:
        widen<std::uint64_t>(raw, swapped, out);
        break;
    default:
        widen<std::uint8_t>(raw, false, out);
        break;
    }
    return out;
}

Page::Extent Page::extent(
    const TiffEntry& offsets, const TiffEntry* counts, std::uint64_t from, std::uint64_t count) {
    Extent out;
    const std::vector<std::uint64_t> at = values(offsets, from, count);
    std::vector<std::uint64_t> bytes;
    if (counts != nullptr && counts->count >= from + count) bytes = values(*counts, from, count);
    out.complete = at.size() == count && (counts == nullptr || bytes.size() == count);
    for (std::size_t i = 0; i < at.size(); ++i) {
        const std::uint64_t length = i < bytes.size() ? bytes[i] : 0;
        std::uint64_t end = 0;
        if (at[i] == 0 && length == 0) continue; // a hole, on purpose
        if (__builtin_add_overflow(at[i], length, &end)) end = UINT64_MAX;
        out.end = std::max(out.end, end);
        if (__builtin_add_overflow(out.bytes, length, &out.bytes)) out.bytes = UINT64_MAX;
    }
    return out;
}

std::uint64_t Page::plainBytes(const SliceSpec& spec) {
    constexpr double kYCbCr = 6; // subsampled: fewer bytes than samples
    if (number(tiff_tag::kCompression, 1) != 1 || number(tiff_tag::kPhotometric, 1) == kYCbCr ||
        m_directory.find(tiff_tag::kStripOffsets) == nullptr)
        return 0;
    const auto bits = static_cast<unsigned __int128>(spec.width) *
                      static_cast<unsigned>(spec.channels) * static_cast<unsigned>(spec.bits);
    const unsigned __int128 all = (bits + 7) / 8 * static_cast<unsigned>(spec.height);
    return all > UINT64_MAX / 2 ? UINT64_MAX / 2 : static_cast<std::uint64_t>(all);
}

// The last strip of an uncompressed page may be written down as long as the others.
std::uint64_t Page::lastStripBytes(const SliceSpec& spec) {
    const std::uint64_t all = plainBytes(spec);
    const double rows = number(tiff_tag::kRowsPerStrip, spec.height);
    if (all == 0 || !(rows >= 1)) return UINT64_MAX;
    const auto strip = static_cast<std::uint64_t>(std::min<double>(rows, spec.height));
    const auto height = static_cast<std::uint64_t>(spec.height);
    const std::uint64_t left = height % strip == 0 ? strip : height % strip;
    return all / height * left;
}

// A sentence about what is not there; empty where all is.
std::string Page::missing(const SliceSpec& spec) {
    const bool tiled = m_directory.find(tiff_tag::kTileOffsets) != nullptr;
    const TiffEntry* offsets =
        m_directory.find(tiled ? tiff_tag::kTileOffsets : tiff_tag::kStripOffsets);
    const TiffEntry* counts =
        m_directory.find(tiled ? tiff_tag::kTileBytes : tiff_tag::kStripBytes);
    if (offsets == nullptr || offsets->count == 0) return "has no samples";
    const std::uint64_t plain = plainBytes(spec);
    const std::uint64_t most = kLongestStripList / 8;
    const bool whole = offsets->count <= most;
    Extent all = extent(*offsets, counts, 0, whole ? offsets->count : most / 2);
    if (!whole) {
        const Extent tail = extent(*offsets, counts, offsets->count - most / 2, most / 2);
        all = {std::max(all.end, tail.end), UINT64_MAX, all.complete && tail.complete};
    }
    if (!all.complete) return "the list of its strips stands past the end of the file";
    const std::uint64_t size = m_source.size();
    if (plain > 0 && (counts == nullptr || all.bytes == 0)) { // one block without a length
        const std::vector<std::uint64_t> first = values(*offsets, 0, 1);
        all = {first.empty() ? 0 : first[0] + (offsets->count == 1 ? plain : 0), plain, true};
    } else if (all.end > size && plain > 0) {
        const Extent before = extent(*offsets, counts, 0, std::min(offsets->count - 1, most / 2));
        const Extent last = extent(*offsets, counts, offsets->count - 1, 1);
        const std::uint64_t excess = last.bytes - std::min(last.bytes, lastStripBytes(spec));
        all.end = std::max(before.end, last.end - std::min(last.end, excess));
    }
    if (all.end > size)
        return "ends after " + std::to_string(size) + " of " +
               (all.end == UINT64_MAX ? std::string("endless") : std::to_string(all.end)) +
               " bytes";
    if (plain > 0 && all.bytes < plain)
        return "holds " + std::to_string(all.bytes) + " of " + std::to_string(plain) +
               " bytes of samples";
    return {};
}

SliceHeader Page::judge() {
    SliceHeader out;
    if (!readSpec(out.spec)) return unreadable(ErrorCode::CorruptData, "its size makes no sense");
    if (std::string sentence = missing(out.spec); !sentence.empty())
        return truncated(out.spec, std::move(sentence));
    out.state = SliceState::Good;
    return out;
}

// The directory itself may be cut off: files with directories at their end lose them first.
bool directoryIsWhole(base::ByteSource& source, const TiffFile& file, std::uint64_t offset) {
    const bool big = file.header().big;
    std::array<std::byte, 8> raw{};
    const std::size_t bytes = big ? 8 : 2;
    if (source.read(offset, std::span(raw).first(bytes)) != bytes) return false;
    const std::uint64_t entries =
        decode(raw.data(), static_cast<int>(bytes), file.header().bigEndian);
    const std::uint64_t left = source.size() - offset - bytes;
    return entries <= left / (big ? 20 : 12);
}

} // namespace

SliceHeader judgeTiffDirectory(
    base::ByteSource& source, TiffFile& file, const metadata::TiffDirectory& directory) {
    return Page(source, file, directory).judge();
}

SliceHeader judgeTiff(base::ByteSource& source) {
    auto file = TiffFile::open(source);
    if (!file) return unreadable(ErrorCode::CorruptData, "its TIFF header is damaged");
    const std::uint64_t first = file->header().firstDirectory;
    if (first >= source.size() || !directoryIsWhole(source, *file, first))
        return truncated({}, "ends before its directory at byte " + std::to_string(first));
    const auto directory = file->directoryAt(first);
    if (!directory) return unreadable(ErrorCode::CorruptData, "its directory is empty");
    SliceHeader out = judgeTiffDirectory(source, *file, *directory);
    out.morePages = out.state == SliceState::Good && file->countPages(2) > 1;
    return out;
}

} // namespace lightstack::volume
