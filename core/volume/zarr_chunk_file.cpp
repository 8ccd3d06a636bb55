#include "core/volume/zarr_chunk_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lightstack::volume {

Result<base::FileDescriptor> openChunk(const std::filesystem::path& file) {
    constexpr int kFlags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW;
    base::FileDescriptor chunk(::open(file.c_str(), kFlags, 0644));
    if (!chunk.isOpen() && errno == ENOENT) {
        std::error_code error;
        std::filesystem::create_directories(file.parent_path(), error);
        chunk = base::FileDescriptor(::open(file.c_str(), kFlags, 0644));
    }
    if (!chunk.isOpen()) return failErrno(errno, file, "create");
    return chunk;
}

Result<void> setSize(
    const base::FileDescriptor& file, std::uint64_t bytes, const std::filesystem::path& path) {
    struct stat st = {};
    if (::fstat(file.get(), &st) != 0) return failErrno(errno, path, "look at");
    if (static_cast<std::uint64_t>(st.st_size) == bytes) return {};
    if (::ftruncate(file.get(), static_cast<off_t>(bytes)) != 0)
        return failErrno(errno, path, "set the size of");
    return {};
}

Result<void> writeAt(const base::FileDescriptor& file, std::uint64_t offset,
    std::span<const std::byte> bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const ssize_t n =
            ::pwrite(file.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return failErrno(n == 0 ? ENOSPC : errno, path, "write");
        // The disk begins now, so that little is left to wait for at the end.
        ::sync_file_range(file.get(), static_cast<off_t>(offset), n, SYNC_FILE_RANGE_WRITE);
        offset += static_cast<std::uint64_t>(n);
        bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    return {};
}

bool readPlane(const std::filesystem::path& path, const ZarrArray& array, std::uint64_t offset,
    std::span<std::byte> out) {
    const auto file = base::openRegular(path);
    if (!file) return false;
    const auto stamp = base::stampOf(*file, path);
    if (!stamp || stamp->size != array.chunkBytes()) return false;
    const auto n = base::readAt(*file, offset, out, path);
    return n && *n == out.size();
}

Result<void> syncFile(const std::filesystem::path& path) {
    const base::FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen() || ::fdatasync(file.get()) != 0)
        return failErrno(errno, path, "write to disk");
    return {};
}

} // namespace lightstack::volume
