#include "core/base/pending_file.h"

#include "core/base/file_attributes.h"
#include "core/base/move_file.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace lightstack::base {
namespace {

// Named as all temporary files of ours (isTemporary() in atomic_file.h).
std::filesystem::path temporaryName(const std::filesystem::path& path) {
    static std::atomic<unsigned> counter{0};
    return path.parent_path() /
           (".lightstack-" + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".tmp");
}

Result<void> writeAll(
    const FileDescriptor& file, ByteParts parts, const std::filesystem::path& path) {
    std::vector<iovec> left;
    std::size_t bytes = 0;
    for (const auto& part : parts) {
        left.push_back({const_cast<std::byte*>(part.data()), part.size()});
        bytes += part.size();
    }
    std::size_t first = 0;
    for (std::size_t done = 0; done < bytes;) {
        const auto count = static_cast<int>(std::min<std::size_t>(left.size() - first, 64));
        const ssize_t n = ::writev(file.get(), left.data() + first, count);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return failErrno(n == 0 ? ENOSPC : errno, path, "write");
        done += static_cast<std::size_t>(n);
        for (auto step = static_cast<std::size_t>(n); first < left.size(); ++first) {
            iovec& part = left[first];
            const std::size_t take = std::min(step, part.iov_len);
            part.iov_base = static_cast<char*>(part.iov_base) + take;
            part.iov_len -= take;
            step -= take;
            if (part.iov_len > 0) break;
        }
    }
    struct stat st = {};
    if (::fstat(file.get(), &st) != 0) return failErrno(errno, path, "check");
    if (static_cast<std::size_t>(st.st_size) != bytes)
        return fail(ErrorCode::Io, path, "the file did not reach its full size");
    return {};
}

Result<void> readBack(
    const FileDescriptor& file, ByteParts parts, const std::filesystem::path& path) {
    std::vector<std::byte> there(std::size_t{256} << 10);
    std::uint64_t offset = 0;
    for (auto part : parts)
        while (!part.empty()) {
            const std::span<std::byte> piece(there.data(), std::min(there.size(), part.size()));
            const auto got = readAt(file, offset, piece, path);
            if (!got) return tl::unexpected(got.error());
            if (*got != piece.size() || std::memcmp(piece.data(), part.data(), piece.size()) != 0)
                return fail(ErrorCode::Io, path, "was not written as it should be");
            part = part.subspan(*got);
            offset += *got;
        }
    return {};
}

// Onto `path`, or only where nothing stands there.
Result<void> moveInto(
    const std::filesystem::path& aside, const std::filesystem::path& path, bool replaces) {
    int error = 0;
    if (!replaces)
        error = moveWithoutReplacing(aside, path);
    else if (::rename(aside.c_str(), path.c_str()) != 0)
        error = errno;
    if (error == 0) return {};
    if (!replaces && error == EEXIST) return fail(ErrorCode::Usage, path, "is there already");
    if (error == EINVAL) // FAT: no colons, no question marks
        return fail(ErrorCode::Io, path, "the file system there takes no such name");
    return failErrno(error, path, "rename");
}

} // namespace

PendingFile::PendingFile(std::filesystem::path path, WriteOptions options)
    : m_path(std::move(path)), m_options(std::move(options)) {
}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_aside(std::exchange(other.m_aside, {}))
    , m_file(std::move(other.m_file))
    , m_options(std::move(other.m_options)) {
}

PendingFile::~PendingFile() {
    if (!m_aside.empty()) ::unlink(m_aside.c_str());
}

// Names of a killed process with our id may lie about: they are passed over.
Result<void> PendingFile::create() {
    for (int tries = 0;; ++tries) {
        std::filesystem::path name = temporaryName(m_path);
        m_file = FileDescriptor(
            ::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, m_options.permissions));
        if (m_file.isOpen()) {
            m_aside = std::move(name);
            return {};
        }
        if ((errno != EEXIST && errno != EINTR) || tries == 10'000)
            return failErrno(errno, m_path, "create");
    }
}

Result<PendingFile> PendingFile::write(
    const std::filesystem::path& path, ByteParts parts, WriteOptions options) {
    PendingFile file(path, std::move(options));
    if (auto made = file.create(); !made) return tl::unexpected(made.error());
    if (auto all = writeAll(file.m_file, parts, path); !all) return tl::unexpected(all.error());
    if (!file.m_options.like.empty()) takeAttributes(file.m_options.like, file.m_file);
    if (file.m_options.sync || file.m_options.start) // a wish: no error counts
        ::sync_file_range(file.m_file.get(), 0, 0, SYNC_FILE_RANGE_WRITE);
    return file;
}

Result<void> PendingFile::sync() {
    if (!m_options.sync) return {};
    while (::fdatasync(m_file.get()) != 0)
        if (errno != EINTR) return failErrno(errno, m_path, "write to disk");
    if (!m_options.verify) return {};
    // What has been synced is read from the disk, not from the cache it was written through; the
    // disk may begin at once.
    ::posix_fadvise(m_file.get(), 0, 0, POSIX_FADV_DONTNEED);
    ::posix_fadvise(m_file.get(), 0, 0, POSIX_FADV_WILLNEED);
    return {};
}

Result<void> PendingFile::place(ByteParts parts) {
    if (m_options.verify)
        if (Result<void> same = readBack(m_file, parts, m_path); !same) return same;
    const auto stamp = stampOf(m_file, m_path);
    if (!stamp) return tl::unexpected(stamp.error());
    // Closed all the same when it is interrupted (close(2)).
    if (::close(m_file.release()) != 0 && errno != EINTR) return failErrno(errno, m_path, "close");
    if (m_options.beforeRename)
        if (Result<void> may = m_options.beforeRename(*stamp); !may) return may;
    Result<void> moved = moveInto(m_aside, m_path, m_options.replaces);
    if (moved) m_aside.clear();
    return moved;
}

} // namespace lightstack::base
