// Opening, reading and writing files by bytes, so that nothing hostile can block or kill us.
//
// 1. openRegular opens with O_NONBLOCK and refuses what is no regular file, so that a FIFO, socket
// or
//    device in a folder never hangs a worker. 2. All reading is pread, never mmap: a file that
//    shrinks while it is read gives a short read, not SIGBUS.
// Thread: any; a FileDescriptor may be read by several threads at once (pread keeps no position).
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lightstack::base {

class FileDescriptor {
public:
    FileDescriptor() noexcept = default;
    explicit FileDescriptor(int fd) noexcept : m_fd(fd) {}
    FileDescriptor(FileDescriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor();

    [[nodiscard]] int get() const noexcept { return m_fd; }
    [[nodiscard]] bool isOpen() const noexcept { return m_fd >= 0; }
    [[nodiscard]] int release() noexcept { return std::exchange(m_fd, -1); }

private:
    int m_fd = -1;
};

// What tells one state of a file from another.
struct FileStamp {
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0; // since 1970, UTC
    std::uint64_t device = 0;
    std::uint64_t inode = 0;

    bool operator==(const FileStamp&) const = default;
};

// Follows symbolic links. NotFound for dangling and cyclic ones; Unsupported for what is not a
// regular file (folders, FIFOs, sockets, devices).
Result<FileDescriptor> openRegular(const std::filesystem::path& path);
Result<FileStamp> stampOf(const FileDescriptor& file, const std::filesystem::path& path);
Result<FileStamp> stampOf(const std::filesystem::path& path);

// Reads up to out.size() bytes at offset; fewer only at the end of the file. EINTR is retried.
Result<std::size_t> readAt(const FileDescriptor& file, std::uint64_t offset,
    std::span<std::byte> out, const std::filesystem::path& path);

// All of them where the file stands; an errno, or 0. EINTR is retried, ENOSPC where none is taken.
[[nodiscard]] int writeAll(const FileDescriptor& file, std::span<const std::byte> bytes) noexcept;

// Bytes that readAt has read on this thread since it began: what a run says of its reading.
std::uint64_t bytesReadOnThread() noexcept;

// The whole file; LimitExceeded where it is larger than `limit` bytes.
Result<std::vector<std::byte>> readWhole(const std::filesystem::path& path, std::uint64_t limit);

} // namespace lightstack::base
