// TIFF directories (IFDs), walked with bounds over any byte source: classic and BigTIFF, both byte
// orders, the chain, SubIFDs, EXIF, GPS and interoperability directories.
//
// Used to sniff raw formats, to read EXIF blocks and to list the tags of a file; decoding pixels is
// libtiff's. Every offset is visited once (loops end), the number of directories, entries and value
// bytes is capped, so that hostile files cost little. Source: TIFF 6.0, BigTIFF design, EXIF 2.32.
// Thread: pure, any thread.
#pragma once

#include "core/base/byte_source.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lightstack::metadata {

// Field types of TIFF 6.0, 13 IFD, 16-18 BigTIFF's.
enum class TiffType : std::uint16_t {
    Byte = 1,
    Ascii,
    Short,
    Long,
    Rational,
    SByte,
    Undefined,
    SShort,
    SLong,
    SRational,
    Float,
    Double,
    Ifd,
    Long8 = 16,
    SLong8,
    Ifd8
};

int tiffTypeSize(std::uint16_t type) noexcept; // 0 for unknown types

struct TiffEntry {
    std::uint16_t tag = 0;
    std::uint16_t type = 0;
    std::uint64_t count = 0;
    std::uint64_t valueOffset = 0; // absolute, in the source: of the value, inline ones too
    [[nodiscard]] std::uint64_t byteCount() const noexcept;
};

enum class TiffDirectoryKind { Main, SubIfd, Exif, Gps, Interop };

struct TiffDirectory {
    TiffDirectoryKind kind = TiffDirectoryKind::Main;
    std::string name; // "IFD0", "IFD1", "IFD0.SubIFD0", "IFD0.Exif"
    std::uint64_t offset = 0;
    std::vector<TiffEntry> entries;
    [[nodiscard]] const TiffEntry* find(std::uint16_t tag) const noexcept;
};

// Of a directory in the main chain.
struct TiffPageMark {
    std::uint64_t offset = 0;
    bool reduced = false; // marked as a reduced copy of another page
};

struct TiffHeader {
    bool bigEndian = false;
    bool big = false;                 // BigTIFF
    std::uint64_t firstDirectory = 0; // absolute
};

struct TiffWalkOptions {
    int maxDirectories = 64;
    int maxEntries = 1024; // a directory
    int maxDepth = 6;
};

class TiffFile {
public:
    // A TIFF block that begins at `base` of the source (0 for files, deeper for EXIF blocks). Magic
    // 42 or 43; other magics (RW2's 85, ORF's "RO") are accepted with `anyMagic`.
    static std::optional<TiffFile> open(
        base::ByteSource& source, std::uint64_t base = 0, bool anyMagic = false);

    [[nodiscard]] const TiffHeader& header() const noexcept { return m_header; }
    // Main chain first, each followed by what hangs from it.
    [[nodiscard]] std::vector<TiffDirectory> walk(const TiffWalkOptions& options = {});
    [[nodiscard]] std::optional<TiffDirectory> directoryAt(
        std::uint64_t offset, const TiffWalkOptions& options = {});
    // Directories in the main chain, `limit` at most; entries are not read, so it is quick.
    [[nodiscard]] int countPages(int limit);
    // All of them, `limit` at most; as quick.
    [[nodiscard]] std::vector<TiffPageMark> chain(int limit);
    // Where page `page` of the main chain stands; nullopt past the end.
    [[nodiscard]] std::optional<std::uint64_t> pageOffset(int page);

    [[nodiscard]] std::vector<std::byte> bytes(const TiffEntry& entry, std::uint64_t limit = 65536);
    [[nodiscard]] std::string text(
        const TiffEntry& entry, std::uint64_t limit = 65536); // to the first NUL
    [[nodiscard]] std::vector<double> numbers(
        const TiffEntry& entry, std::uint64_t limit = 4096);            // rationals divided
    [[nodiscard]] std::optional<double> number(const TiffEntry& entry); // the first
    // As stored: "1/160", "8 8 8", text; cut at `limit` characters.
    [[nodiscard]] std::string rawText(const TiffEntry& entry, std::size_t limit = 4096);

private:
    TiffFile(base::ByteSource& source, std::uint64_t base) noexcept
        : m_source(&source), m_base(base) {}
    [[nodiscard]] std::optional<std::uint64_t> readUnsigned(std::uint64_t at, int bytes);
    [[nodiscard]] std::uint64_t decode(const std::byte* at, int bytes) const noexcept;
    std::optional<std::uint64_t> nextOffset(const TiffDirectory& directory);
    // The directories of the main chain, `limit` at most.
    void followChain(
        int limit, const std::function<void(int page, std::uint64_t directory)>& visit);
    bool isReduced(std::uint64_t directory);

    base::ByteSource* m_source;
    std::uint64_t m_base = 0;
    TiffHeader m_header;
};

} // namespace lightstack::metadata
