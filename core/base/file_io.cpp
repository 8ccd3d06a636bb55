#include "core/base/file_io.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lightstack::base {
namespace {

FileStamp toStamp(const struct stat& st) noexcept {
    return {static_cast<std::uint64_t>(st.st_size),
        static_cast<std::int64_t>(st.st_mtim.tv_sec) * 1'000'000'000 + st.st_mtim.tv_nsec,
        static_cast<std::uint64_t>(st.st_dev), static_cast<std::uint64_t>(st.st_ino)};
}

const char* kindWords(mode_t mode) noexcept {
    if (S_ISDIR(mode)) return "is a folder";
    if (S_ISFIFO(mode)) return "is a named pipe, not a file";
    if (S_ISSOCK(mode)) return "is a socket, not a file";
    return "is a device, not a file";
}

} // namespace

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
    if (this != &other) {
        if (m_fd >= 0) ::close(m_fd);
        m_fd = std::exchange(other.m_fd, -1);
    }
    return *this;
}

FileDescriptor::~FileDescriptor() {
    if (m_fd >= 0) ::close(m_fd);
}

Result<FileDescriptor> openRegular(const std::filesystem::path& path) {
    FileDescriptor file;
    do // network file systems may be interrupted
        file = FileDescriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    while (!file.isOpen() && errno == EINTR);
    if (!file.isOpen()) {
        const int error = errno;
        if (error == ENXIO) return fail(ErrorCode::Unsupported, path, "is a socket, not a file");
        if (error == ELOOP) return fail(ErrorCode::NotFound, path, "symbolic links form a circle");
        return failErrno(error, path, "open");
    }
    struct stat st = {};
    if (::fstat(file.get(), &st) != 0) return failErrno(errno, path, "inspect");
    if (!S_ISREG(st.st_mode)) return fail(ErrorCode::Unsupported, path, kindWords(st.st_mode));
    return file;
}

Result<FileStamp> stampOf(const FileDescriptor& file, const std::filesystem::path& path) {
    struct stat st = {};
    if (::fstat(file.get(), &st) != 0) return failErrno(errno, path, "inspect");
    return toStamp(st);
}

Result<FileStamp> stampOf(const std::filesystem::path& path) {
    struct stat st = {};
    if (::stat(path.c_str(), &st) != 0) {
        if (errno == ELOOP) return fail(ErrorCode::NotFound, path, "symbolic links form a circle");
        return failErrno(errno, path, "inspect");
    }
    if (!S_ISREG(st.st_mode)) return fail(ErrorCode::Unsupported, path, kindWords(st.st_mode));
    return toStamp(st);
}

namespace {
thread_local std::uint64_t t_bytesRead = 0;
}

std::uint64_t bytesReadOnThread() noexcept {
    return t_bytesRead;
}

Result<std::size_t> readAt(const FileDescriptor& file, std::uint64_t offset,
    std::span<std::byte> out, const std::filesystem::path& path) {
    std::size_t done = 0;
    while (done < out.size()) {
        const ssize_t n = ::pread(
            file.get(), out.data() + done, out.size() - done, static_cast<off_t>(offset + done));
        if (n == 0) break;
        if (n < 0) {
            if (errno == EINTR) continue;
            if (errno == EINVAL) break; // an offset past what the file system can address
            return failErrno(errno, path, "read");
        }
        done += static_cast<std::size_t>(n);
    }
    t_bytesRead += done;
    return done;
}

int writeAll(const FileDescriptor& file, std::span<const std::byte> bytes) noexcept {
    while (!bytes.empty()) {
        const ssize_t n = ::write(file.get(), bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return n == 0 ? ENOSPC : errno;
        bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    return 0;
}

Result<std::vector<std::byte>> readWhole(const std::filesystem::path& path, std::uint64_t limit) {
    auto file = openRegular(path);
    if (!file) return tl::unexpected(file.error());
    const auto stamp = stampOf(*file, path);
    if (!stamp) return tl::unexpected(stamp.error());
    if (stamp->size > limit)
        return fail(ErrorCode::LimitExceeded, path,
            "is larger than the " + std::to_string(limit >> 20) + " MB allowed here");
    std::vector<std::byte> bytes(stamp->size);
    const auto n = readAt(*file, 0, bytes, path);
    if (!n) return tl::unexpected(n.error());
    bytes.resize(*n);
    return bytes;
}

} // namespace lightstack::base
