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

struct TemporaryFile {
    std::filesystem::path name;
    FileDescriptor file;
};

// Names of a killed process with our id may lie about: they are passed over.
Result<TemporaryFile> createAside(const std::filesystem::path& path, unsigned permissions) {
    for (int tries = 0;; ++tries) {
        TemporaryFile aside{temporaryName(path), {}};
        aside.file = FileDescriptor(
            ::open(aside.name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions));
        if (aside.file.isOpen()) return aside;
        if (errno != EEXIST || tries == 10'000) return failErrno(errno, path, "create");
    }
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
    auto aside = createAside(path, options.permissions);
    if (!aside) return tl::unexpected(aside.error());
    FileDescriptor& file = aside->file;
    Result<void> written = writeAll(file, bytes, path);
    if (written && options.sync && ::fdatasync(file.get()) != 0)
        written = failErrno(errno, path, "write to disk");
    if (written && ::close(file.release()) != 0) written = failErrno(errno, path, "close");
    if (written && ::rename(aside->name.c_str(), path.c_str()) != 0)
        written = failErrno(errno, path, "rename");
    if (!written) ::unlink(aside->name.c_str());
    return written;
}

} // namespace lightstack::base
