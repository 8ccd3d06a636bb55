#include "core/archive/unnamed_file.h"

#include "core/base/free_space.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace lightstack::archive {
namespace {

constexpr std::uint64_t kInMemory = std::uint64_t{16} << 20;
constexpr std::uint64_t kLeaveFree = std::uint64_t{256} << 20;

Result<base::FileDescriptor> inFolder(const std::filesystem::path& folder, std::uint64_t bytes) {
    if (base::freeBytesAt(folder).value_or(bytes + kLeaveFree) < bytes + kLeaveFree)
        return fail(ErrorCode::Io, folder, "has no room for the unpacked file");
    base::FileDescriptor file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (file.isOpen()) return file;
    std::string name = (folder / "lightstack-XXXXXX").native(); // a file system without O_TMPFILE
    file = base::FileDescriptor(::mkostemp(name.data(), O_CLOEXEC));
    if (!file.isOpen()) return failErrno(errno, folder, "make a temporary file");
    ::unlink(name.c_str());
    return file;
}

} // namespace

Result<UnnamedFile> UnnamedFile::make(std::uint64_t bytes) {
    if (bytes <= kInMemory) {
        base::FileDescriptor file(::memfd_create("lightstack", MFD_CLOEXEC));
        if (file.isOpen()) return UnnamedFile(std::move(file));
    }
    std::error_code error;
    std::filesystem::path folder = std::filesystem::temp_directory_path(error);
    if (error) folder = "/tmp";
    auto file = inFolder(folder, bytes);
    if (!file) file = inFolder("/var/tmp", bytes); // where the first one is memory, too
    if (!file) return tl::unexpected(file.error());
    return UnnamedFile(std::move(*file));
}

Result<void> UnnamedFile::append(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t n =
            ::pwrite(m_file.get(), bytes.data(), bytes.size(), static_cast<off_t>(m_size));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return failErrno(n < 0 ? errno : ENOSPC, {}, "unpack into a temporary file");
        m_size += static_cast<std::uint64_t>(n);
        bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    return {};
}

Result<void> UnnamedFile::clear() {
    m_size = 0;
    if (::ftruncate(m_file.get(), 0) != 0) return failErrno(errno, {}, "empty a temporary file");
    return {};
}

} // namespace lightstack::archive
