#include "core/metadata/tiff_directory.h"

#include "core/base/byte_order.h"
#include "core/metadata/tiff_tags.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdio>
#include <set>
#include <unordered_set>

namespace lightstack::metadata {
namespace {

std::string plain(double value) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(),
        std::floor(value) == value && std::fabs(value) < 1e15 ? "%.0f" : "%.9g", value);
    return text.data();
}

} // namespace

int tiffTypeSize(std::uint16_t type) noexcept {
    constexpr std::array<int, 19> kSizes{0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
    return type < kSizes.size() ? kSizes[type] : 0;
}

std::uint64_t TiffEntry::byteCount() const noexcept {
    std::uint64_t bytes = 0;
    return __builtin_mul_overflow(count, static_cast<std::uint64_t>(tiffTypeSize(type)), &bytes)
               ? UINT64_MAX
               : bytes;
}

const TiffEntry* TiffDirectory::find(std::uint16_t tag) const noexcept {
    const auto found = std::find_if(
        entries.begin(), entries.end(), [tag](const TiffEntry& e) { return e.tag == tag; });
    return found == entries.end() ? nullptr : &*found;
}

std::uint64_t TiffFile::decode(const std::byte* at, int bytes) const noexcept {
    return base::numberIn({at, static_cast<std::size_t>(bytes)}, m_header.bigEndian);
}

std::optional<std::uint64_t> TiffFile::readUnsigned(std::uint64_t at, int bytes) {
    std::array<std::byte, 8> raw{};
    const auto want = static_cast<std::size_t>(bytes);
    if (m_source->read(at, std::span(raw).first(want)) != want) return std::nullopt;
    return decode(raw.data(), bytes);
}

std::optional<TiffFile> TiffFile::open(
    base::ByteSource& source, std::uint64_t base, bool anyMagic) {
    TiffFile file(source, base);
    std::array<std::byte, 2> order{};
    if (source.read(base, order) != 2 || order[0] != order[1]) return std::nullopt;
    const char mark = std::to_integer<char>(order[0]);
    if (mark != 'I' && mark != 'M') return std::nullopt;
    file.m_header.bigEndian = mark == 'M';
    const auto magic = file.readUnsigned(base + 2, 2);
    if (!magic) return std::nullopt;
    file.m_header.big = *magic == 43;
    if (*magic != 42 && *magic != 43 && !anyMagic) return std::nullopt;
    const auto first =
        file.m_header.big ? file.readUnsigned(base + 8, 8) : file.readUnsigned(base + 4, 4);
    if (!first) return std::nullopt;
    if (file.m_header.big && file.readUnsigned(base + 4, 2) != 8) return std::nullopt;
    if (__builtin_add_overflow(base, *first, &file.m_header.firstDirectory)) return std::nullopt;
    return file;
}

std::optional<TiffDirectory> TiffFile::directoryAt(
    std::uint64_t offset, const TiffWalkOptions& options) {
    const int countBytes = m_header.big ? 8 : 2;
    const std::size_t entrySize = m_header.big ? 20 : 12;
    const int wide = m_header.big ? 8 : 4;
    const auto count = readUnsigned(offset, countBytes);
    if (!count || *count == 0) return std::nullopt;
    TiffDirectory directory;
    directory.offset = offset;
    const std::uint64_t kept =
        std::min<std::uint64_t>(*count, static_cast<std::uint64_t>(options.maxEntries));
    std::vector<std::byte> raw(static_cast<std::size_t>(kept) * entrySize);
    const std::uint64_t at = offset + static_cast<std::uint64_t>(countBytes);
    raw.resize(m_source->read(at, raw) / entrySize * entrySize);
    for (std::size_t i = 0; i < raw.size(); i += entrySize) {
        TiffEntry entry;
        entry.tag = static_cast<std::uint16_t>(decode(&raw[i], 2));
        entry.type = static_cast<std::uint16_t>(decode(&raw[i + 2], 2));
        entry.count = decode(&raw[i + 4], wide);
        const std::size_t valueAt = i + 4 + static_cast<std::size_t>(wide);
        if (entry.byteCount() <= static_cast<std::uint64_t>(wide))
            entry.valueOffset = at + valueAt;
        else if (__builtin_add_overflow(m_base, decode(&raw[valueAt], wide), &entry.valueOffset))
            continue;
        directory.entries.push_back(entry);
    }
    if (directory.entries.empty()) return std::nullopt;
    return directory;
}

std::optional<std::uint64_t> TiffFile::nextOffset(const TiffDirectory& directory) {
    const int countBytes = m_header.big ? 8 : 2;
    const auto count = readUnsigned(directory.offset, countBytes);
    if (!count || *count > 0x100000) return std::nullopt;
    const std::uint64_t at = directory.offset + static_cast<std::uint64_t>(countBytes) +
                             *count * (m_header.big ? 20 : 12);
    const auto next = readUnsigned(at, m_header.big ? 8 : 4);
    if (!next || *next == 0 || m_base + *next >= m_source->size()) return std::nullopt;
    return m_base + *next;
}

int TiffFile::countPages(int limit) {
    int pages = 0;
    followChain(limit, [&](int, std::uint64_t) { ++pages; });
    return pages;
}

std::optional<std::uint64_t> TiffFile::pageOffset(int page) {
    std::optional<std::uint64_t> out;
    followChain(page + 1, [&](int at, std::uint64_t directory) {
        if (at == page) out = directory;
    });
    return out;
}

std::vector<TiffPageMark> TiffFile::chain(int limit) {
    std::vector<TiffPageMark> out;
    followChain(limit, [&](int, std::uint64_t directory) {
        out.push_back({directory, isReduced(directory)});
    });
    return out;
}

// What kind of page it is stands in the entry of the lowest tag, the first.
bool TiffFile::isReduced(std::uint64_t directory) {
    const std::uint64_t entry = directory + (m_header.big ? 8 : 2);
    if (readUnsigned(entry, 2) != tiff_tag::kSubfileType) return false;
    const auto type = readUnsigned(entry + 2, 2);
    const auto flags =
        readUnsigned(entry + (m_header.big ? 12 : 8), type && *type == 3 /* SHORT */ ? 2 : 4);
    return flags && (*flags & 1U) != 0;
}

void TiffFile::followChain(
    int limit, const std::function<void(int page, std::uint64_t directory)>& visit) {
    std::unordered_set<std::uint64_t> seen;
    TiffDirectory at;
    at.offset = m_header.firstDirectory;
    for (int page = 0; page < limit && seen.insert(at.offset).second; ++page) {
        const auto entries = readUnsigned(at.offset, m_header.big ? 8 : 2);
        if (!entries || *entries == 0) return;
        visit(page, at.offset);
        const auto next = nextOffset(at);
        if (!next) return;
        at.offset = *next;
    }
}

std::vector<TiffDirectory> TiffFile::walk(const TiffWalkOptions& options) {
    struct Pending {
        std::uint64_t offset;
        TiffDirectoryKind kind;
        std::string name;
        int depth;
    };
    std::vector<TiffDirectory> out;
    std::set<std::uint64_t> seen;
    std::uint64_t mainOffset = m_header.firstDirectory;
    for (int page = 0; mainOffset != 0; ++page) {
        std::vector<Pending> stack{
            {mainOffset, TiffDirectoryKind::Main, "IFD" + std::to_string(page), 0}};
        mainOffset = 0;
        while (!stack.empty() && static_cast<int>(out.size()) < options.maxDirectories) {
            const Pending now = stack.back();
            stack.pop_back();
            if (!seen.insert(now.offset).second) continue;
            auto directory = directoryAt(now.offset, options);
            if (!directory) continue;
            directory->kind = now.kind;
            directory->name = now.name;
            if (now.kind == TiffDirectoryKind::Main)
                mainOffset = nextOffset(*directory).value_or(0);
            for (auto it = directory->entries.rbegin(); it != directory->entries.rend(); ++it) {
                if (now.depth >= options.maxDepth) break;
                const auto push = [&](TiffDirectoryKind kind, const char* name) {
                    const std::vector<double> offsets = numbers(*it, 64);
                    for (std::size_t i = offsets.size(); i-- > 0;)
                        stack.push_back({m_base + static_cast<std::uint64_t>(offsets[i]), kind,
                            now.name + "." + name +
                                (kind == TiffDirectoryKind::SubIfd ? std::to_string(i) : ""),
                            now.depth + 1});
                };
                if (it->tag == tiff_tag::kSubIfds) push(TiffDirectoryKind::SubIfd, "SubIFD");
                if (it->tag == tiff_tag::kExifIfd) push(TiffDirectoryKind::Exif, "Exif");
                if (it->tag == tiff_tag::kGpsIfd) push(TiffDirectoryKind::Gps, "GPS");
                if (it->tag == tiff_tag::kInteropIfd) push(TiffDirectoryKind::Interop, "Interop");
            }
            out.push_back(std::move(*directory));
        }
        if (static_cast<int>(out.size()) >= options.maxDirectories) break;
        if (seen.contains(mainOffset)) break;
    }
    return out;
}

std::vector<std::byte> TiffFile::bytes(const TiffEntry& entry, std::uint64_t limit) {
    const std::uint64_t end = m_source->size();
    if (entry.valueOffset >= end) return {};
    const std::uint64_t size = std::min({entry.byteCount(), limit, end - entry.valueOffset});
    std::vector<std::byte> out(static_cast<std::size_t>(size));
    out.resize(m_source->read(entry.valueOffset, out));
    return out;
}

std::string TiffFile::text(const TiffEntry& entry, std::uint64_t limit) {
    const std::vector<std::byte> raw = bytes(entry, limit);
    std::string out(reinterpret_cast<const char*>(raw.data()), raw.size());
    out.resize(std::min(out.find('\0'), out.size()));
    while (!out.empty() && (out.back() == ' ' || out.back() == '\n'))
        out.pop_back();
    return out;
}

std::vector<double> TiffFile::numbers(const TiffEntry& entry, std::uint64_t limit) {
    const int size = tiffTypeSize(entry.type);
    if (size == 0) return {};
    std::uint64_t byteLimit = 0;
    if (__builtin_mul_overflow(limit, static_cast<std::uint64_t>(size), &byteLimit)) return {};
    const std::vector<std::byte> raw = bytes(entry, byteLimit);
    std::vector<double> out;
    for (std::size_t at = 0; at + static_cast<std::size_t>(size) <= raw.size();
         at += static_cast<std::size_t>(size)) {
        const std::byte* p = &raw[at];
        switch (static_cast<TiffType>(entry.type)) {
        case TiffType::SByte:
            out.push_back(static_cast<std::int8_t>(decode(p, 1)));
            break;
        case TiffType::SShort:
            out.push_back(static_cast<std::int16_t>(decode(p, 2)));
            break;
        case TiffType::SLong:
            out.push_back(static_cast<std::int32_t>(decode(p, 4)));
            break;
        case TiffType::SLong8:
            out.push_back(static_cast<double>(static_cast<std::int64_t>(decode(p, 8))));
            break;
        case TiffType::Float:
            out.push_back(static_cast<double>(
                std::bit_cast<float>(static_cast<std::uint32_t>(decode(p, 4)))));
            break;
        case TiffType::Double:
            out.push_back(std::bit_cast<double>(decode(p, 8)));
            break;
        case TiffType::Rational: {
            const auto below = static_cast<double>(decode(p + 4, 4));
            out.push_back(below == 0 ? 0 : static_cast<double>(decode(p, 4)) / below);
            break;
        }
        case TiffType::SRational: {
            const auto below = static_cast<std::int32_t>(decode(p + 4, 4));
            out.push_back(
                below == 0 ? 0
                           : static_cast<double>(static_cast<std::int32_t>(decode(p, 4))) / below);
            break;
        }
        default:
            out.push_back(static_cast<double>(decode(p, size)));
            break;
        }
    }
    return out;
}

std::optional<double> TiffFile::number(const TiffEntry& entry) {
    const std::vector<double> all = numbers(entry, 1);
    return all.empty() ? std::nullopt : std::optional(all.front());
}

std::string TiffFile::rawText(const TiffEntry& entry, std::size_t limit) {
    if (entry.type == static_cast<std::uint16_t>(TiffType::Ascii)) return text(entry, limit);
    std::string out;
    const bool rational = entry.type == 5 || entry.type == 10;
    if (!rational) {
        for (const double value : numbers(entry, limit / 2)) {
            if (!out.empty()) out += ' ';
            out += plain(value);
            if (out.size() > limit) break;
        }
        return out;
    }
    const std::vector<std::byte> raw = bytes(entry, limit);
    for (std::size_t at = 0; at + 8 <= raw.size(); at += 8) {
        if (!out.empty()) out += ' ';
        const auto part = [&](std::size_t p) {
            const std::uint64_t v = decode(&raw[p], 4);
            return entry.type == 5 ? std::to_string(v)
                                   : std::to_string(static_cast<std::int32_t>(v));
        };
        out += part(at) + "/" + part(at + 4);
    }
    return out;
}

} // namespace lightstack::metadata
