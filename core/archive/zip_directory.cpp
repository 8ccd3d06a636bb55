#include "core/archive/zip_directory.h"

#include "core/archive/zip_entry.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lightstack::archive {
namespace {

constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kMostComment = 65535;
constexpr std::size_t kLocatorBytes = 20;
constexpr std::size_t kEnd64Bytes = 56;

// Position in `tail` of the last record whose comment fits what is behind it.
std::optional<std::size_t> findEnd(std::span<const std::byte> tail) {
    if (tail.size() < kEndBytes) return std::nullopt;
    for (std::size_t at = tail.size() - kEndBytes + 1; at-- > 0;)
        if (u32At(tail.data() + at) == 0x06054b50 &&
            at + kEndBytes + u16At(tail.data() + at + 20) <= tail.size())
            return at;
    return std::nullopt;
}

tl::unexpected<Error> contradiction(const std::filesystem::path& path) {
    return fail(ErrorCode::CorruptData, path,
        "the record at its end contradicts the file: it was cut short or is damaged");
}

// Replaces what did not fit into the short record; its own place is where the directory ends.
Result<std::uint64_t> readZip64(const base::FileDescriptor& file, std::uint64_t endAt,
    const std::filesystem::path& path, ZipDirectory& out, std::uint64_t& saidAt) {
    if (endAt < kLocatorBytes) return endAt;
    std::array<std::byte, kLocatorBytes> locator{};
    const auto got = base::readAt(file, endAt - kLocatorBytes, locator, path);
    if (!got) return tl::unexpected(got.error());
    if (*got < locator.size() || u32At(locator.data()) != 0x07064b50) return endAt;
    std::array<std::byte, kEnd64Bytes> record{};
    // Where it says, or, with bytes in front of the archive, right before the locator.
    for (const std::uint64_t at :
        {u64At(locator.data() + 8), endAt - kLocatorBytes - kEnd64Bytes}) {
        if (at >= endAt - kLocatorBytes) continue;
        const auto read = base::readAt(file, at, record, path);
        if (!read) return tl::unexpected(read.error());
        if (*read < record.size() || u32At(record.data()) != 0x06064b50) continue;
        out.isZip64 = true;
        out.entries = u64At(record.data() + 32);
        out.bytes = u64At(record.data() + 40);
        saidAt = u64At(record.data() + 48);
        return at;
    }
    return contradiction(path);
}

} // namespace

Result<ZipDirectory> findDirectory(
    const base::FileDescriptor& file, std::uint64_t fileBytes, const std::filesystem::path& path) {
    std::vector<std::byte> tail(std::min<std::uint64_t>(fileBytes, kEndBytes + kMostComment));
    const auto got = base::readAt(file, fileBytes - tail.size(), tail, path);
    if (!got) return tl::unexpected(got.error());
    tail.resize(*got);
    const auto end = findEnd(tail);
    if (!end)
        return fail(ErrorCode::CorruptData, path,
            "the directory at its end is missing: it was cut short, or is no zip file");
    const std::byte* record = tail.data() + *end;
    const std::uint64_t endAt = fileBytes - tail.size() + *end;
    ZipDirectory out;
    out.entries = u16At(record + 10);
    out.bytes = u32At(record + 12);
    std::uint64_t saidAt = u32At(record + 16);
    const std::uint16_t disk = u16At(record + 4);
    const auto directoryEnd = readZip64(file, endAt, path, out, saidAt);
    if (!directoryEnd) return tl::unexpected(directoryEnd.error());
    if (disk != 0 && disk != 0xFFFF)
        return fail(ErrorCode::Unsupported, path, "is one volume of a zip file cut into several");
    if (out.bytes > *directoryEnd || saidAt > *directoryEnd - out.bytes) return contradiction(path);
    out.at = *directoryEnd - out.bytes;
    out.shift = out.at - saidAt;
    return out;
}

} // namespace lightstack::archive
