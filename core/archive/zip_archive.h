// A zip file by its central directory: names, sizes and checksums of all members without reading
// one of them; each can then be opened for itself, in any order.
//
// 1. The record at the end, the directory in pieces of 1 MiB. 2. Every name is made a path, or
// refused; of members of one name the last counts, as if they were unpacked one after the other.
// 3. Members whose data overlap are marked damaged: no honest program makes them. What was left
// out or marked is told by problems(). 52 bytes and the name are kept of each member; the
// name of a picture that its sidecar's begins with costs nothing.
// Thread: immutable once open; members may be opened and read by several threads at once.
#pragma once

#include "core/archive/zip_entry.h"
#include "core/base/file_io.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace lightstack::archive {

// The state of a member in one number, like a file's time: whole seconds, and in the nanoseconds
// what its checksum leaves. Zip keeps two seconds, often one time for all members: so content
// decides, too.
std::int64_t memberTime(std::int64_t seconds, std::uint32_t crc32) noexcept;

struct Member {
    std::string_view path; // bytes, relative
    EntryKind kind = EntryKind::File;
    bool encrypted = false;
    bool overlaps = false;
    std::uint16_t method = kStored;
    std::uint64_t size = 0; // unpacked, as the directory says
    std::uint64_t packed = 0;
    std::uint32_t crc32 = 0;
    std::int64_t mtimeNs = 0; // memberTime()
};

class ZipMember;

class ZipArchive : public std::enable_shared_from_this<ZipArchive> {
public:
    using Index = std::uint32_t;

    // NotFound, Denied; CorruptData for one that is cut short or whose directory is damaged;
    // LimitExceeded for a directory over 1 GiB.
    static Result<std::shared_ptr<const ZipArchive>> open(
        const std::filesystem::path& path, const std::stop_token& stop);

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_path; }
    [[nodiscard]] const base::FileStamp& stamp() const noexcept { return m_stamp; }
    [[nodiscard]] Index count() const noexcept { return static_cast<Index>(m_records.size()); }
    [[nodiscard]] Member member(Index index) const noexcept;
    // By path, folders included.
    [[nodiscard]] std::optional<Index> find(std::string_view path) const noexcept;
    // Members in the order of their paths.
    [[nodiscard]] const std::vector<Index>& byPath() const noexcept { return m_byPath; }
    [[nodiscard]] const std::vector<Error>& problems() const noexcept { return m_problems; }
    [[nodiscard]] std::uint64_t memoryBytes() const noexcept;

    // Unsupported: encrypted, or packed by a method that is not ours; CorruptData: its own header
    // contradicts the directory, or it claims more than its bytes can hold.
    Result<ZipMember> openMember(Index index) const;
    // The whole member, checked against its checksum. LimitExceeded over `limit` bytes.
    Result<std::vector<std::byte>> read(
        Index index, std::uint64_t limit, const std::stop_token& stop = {}) const;
    [[nodiscard]] std::filesystem::path pathOf(Index index) const;

private:
    friend class ZipMember;
    struct Record {
        std::uint64_t size = 0;
        std::uint64_t packed = 0;
        std::uint64_t headerAt = 0;
        std::int64_t mtime = 0;
        std::uint32_t nameAt = 0; // the directory has less than 1 GiB
        std::uint32_t nameBytes = 0;
        std::uint32_t crc32 = 0;
        std::uint16_t method = 0;
        EntryKind kind = EntryKind::File;
        bool encrypted : 1 = false; // two more bytes would be eight
        bool overlaps : 1 = false;
    };
    static_assert(sizeof(Record) == 48);
    class Loading;
    ZipArchive() = default;

    std::filesystem::path m_path;
    base::FileDescriptor m_file;
    base::FileStamp m_stamp;
    std::string m_names;
    std::vector<Record> m_records;
    std::vector<Index> m_byPath;
    std::vector<Error> m_problems;
};

} // namespace lightstack::archive
