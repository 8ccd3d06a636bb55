// One read of a media file: type, dimensions, EXIF, CRC-32 and fingerprint of the same bytes.
//
// The head is read into a buffer that all parsers share; what they want beyond it is read on
// demand. Then the rest goes through the checksum in pieces of its size. Members of a zip bring
// their checksum: only their head is unpacked, and what the parsers ask for; one that fits into the
// head is checked, a larger packed one has no fingerprint. Thread: one reader a thread.
#pragma once

#include "core/archive/zip_archive.h"
#include "core/base/byte_source.h"
#include "core/base/file_io.h"
#include "core/base/page_bytes.h"
#include "core/catalog/catalog_rows.h"

#include <stop_token>
#include <vector>

namespace lightstack::jobs {

struct MediaTask {
    catalog::AssetRow row; // id, file and pair are set
    std::string folderName;
    std::optional<std::int64_t> sidecarTaken;
    std::optional<takeout::GeoPoint> sidecarGeo, sidecarGeoExif;
    std::shared_ptr<const archive::ZipArchive> zip; // it is this member of it; else a file
    archive::ZipArchive::Index member = 0;
};

class MediaReader {
public:
    explicit MediaReader(bool metadataFirst);

    // Fills the row; what goes wrong is the row's status and error. Cancelled only where stopped.
    Result<void> read(MediaTask& task, const std::stop_token& stop);
    // Of bytes that somebody else has at hand, all of them, with their checksum.
    void read(MediaTask& task, base::ByteSource& bytes, std::uint32_t crc32);

    [[nodiscard]] std::uint64_t opened() const noexcept { return m_opened; }
    [[nodiscard]] std::uint64_t bytesRead() const noexcept { return m_bytesRead; }

private:
    class HeadSource;
    class PlainSource;
    Result<void> content(
        MediaTask& task, const std::filesystem::path& path, const std::stop_token& stop);
    Result<void> memberContent(MediaTask& task, const std::filesystem::path& path);
    Result<void> sourceContent(MediaTask& task, const std::filesystem::path& path,
        base::ByteSource& bytes, std::uint32_t crc32, bool isTailCheap);
    // False: neither picture nor film, and the row says so.
    bool describe(MediaTask& task, const std::filesystem::path& path, HeadSource& source);
    Result<void> checksum(catalog::AssetRow& row, const base::FileDescriptor& file,
        const std::filesystem::path& path, std::uint64_t size, std::size_t head,
        const std::stop_token& stop);

    bool m_metadataFirst;
    base::PageBytes m_head, m_ends;
    std::uint64_t m_opened = 0;
    std::uint64_t m_bytesRead = 0;
};

} // namespace lightstack::jobs
