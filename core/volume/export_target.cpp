#include "core/volume/export_target.h"

#include "core/volume/zarr_chunk_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lightstack::volume {

TargetResult ExportTarget::make(ExportFormat format, const ExportSite& site) {
    switch (format) {
    case ExportFormat::Slices:
        return sliceTarget(site);
    case ExportFormat::ImageJ:
        return imageJTarget(site);
    case ExportFormat::OmeTiff:
        return omeTiffTarget(site);
    case ExportFormat::OmeZarr:
        return zarrTarget(site);
    default:
        return rawTarget(format, site);
    }
}

Result<ExportFile> ExportFile::create(const std::filesystem::path& path, std::uint64_t bytes) {
    ExportFile out;
    out.m_path = path;
    out.m_bytes = bytes;
    out.m_file = base::FileDescriptor(
        ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (!out.m_file.isOpen()) return failErrno(errno, path, "create");
    // A full disk shows now, not after an hour.
    const auto length = static_cast<off_t>(bytes);
    if (length > 0 && ::fallocate(out.m_file.get(), 0, 0, length) != 0) {
        if (errno != EOPNOTSUPP && errno != ENOSYS && errno != EINTR)
            return failErrno(errno, path, "take the space for");
        if (::ftruncate(out.m_file.get(), length) != 0)
            return failErrno(errno, path, "set the size of");
    }
    return out;
}

Result<void> ExportFile::write(std::uint64_t offset, std::span<const std::byte> bytes) const {
    return writeAt(m_file, offset, bytes, m_path);
}

Result<void> ExportFile::sync() const {
    if (::fdatasync(m_file.get()) != 0) return failErrno(errno, m_path, "write to disk");
    struct stat st = {};
    if (::fstat(m_file.get(), &st) != 0) return failErrno(errno, m_path, "check");
    if (static_cast<std::uint64_t>(st.st_size) != m_bytes)
        return fail(ErrorCode::Io, m_path, "the file did not reach its full size");
    return {};
}

Result<void> ExportFile::syncOf(const std::filesystem::path& path, std::uint64_t bytes) {
    auto file = base::openRegular(path);
    if (!file) return tl::unexpected(file.error());
    ExportFile again;
    again.m_file = *std::move(file);
    again.m_path = path;
    again.m_bytes = bytes;
    return again.sync();
}

} // namespace lightstack::volume
