#include "core/base/atomic_file.h"

#include "core/base/file_io.h"

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace lightstack::base {
namespace {

std::filesystem::path temporaryName(const std::filesystem::path& path) {
    static std::atomic<unsigned> counter{0};
    return path.parent_path() /
           (".lightstack-" + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".tmp");
}

Result<void> writeAll(const FileDescriptor& file, std::span<const std::byte> bytes,
    const std::filesystem::path& path) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t n = ::write(file.get(), bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return failErrno(n == 0 ? ENOSPC : errno, path, "write");
        done += static_cast<std::size_t>(n);
    }
    struct stat st = {};
    if (::fstat(file.get(), &st) != 0) return failErrno(errno, path, "check");
    if (static_cast<std::size_t>(st.st_size) != bytes.size())
        return fail(ErrorCode::Io, path, "the file did not reach its full size");
    return {};
}

} // namespace

Result<void> writeAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes,
    const WriteOptions& options) {
    const std::filesystem::path aside = temporaryName(path);
    FileDescriptor file(
        ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, options.permissions));
    if (!file.isOpen()) return failErrno(errno, path, "create");
    Result<void> written = writeAll(file, bytes, path);
    if (written && options.sync && ::fdatasync(file.get()) != 0)
        written = failErrno(errno, path, "write to disk");
    if (written && ::close(file.release()) != 0) written = failErrno(errno, path, "close");
    if (written && ::rename(aside.c_str(), path.c_str()) != 0)
        written = failErrno(errno, path, "rename");
    if (!written) ::unlink(aside.c_str());
    return written;
}

} // namespace lightstack::base
