#include "core/io/image_reader.h"

#include <fcntl.h>

namespace lightstack::io {
namespace {
constexpr std::size_t kWindow = 32 * 1024; // heads of files; pixels go past it
}

Result<ImageFile> ImageFile::open(const std::filesystem::path& path, bool wholeSoon) {
    auto descriptor = base::openRegular(path);
    if (!descriptor) return tl::unexpected(descriptor.error());
    if (wholeSoon) ::posix_fadvise(descriptor->get(), 0, 0, POSIX_FADV_WILLNEED);
    const auto stamp = base::stampOf(*descriptor, path);
    if (!stamp) return tl::unexpected(stamp.error());

    ImageFile file;
    file.m_path = path;
    file.m_stamp = *stamp;
    file.m_file = std::make_unique<base::FileDescriptor>(std::move(*descriptor));
    file.m_source = std::make_unique<base::FileSource>(*file.m_file, stamp->size, kWindow);
    file.m_mime = metadata::sniffMime(*file.m_source);
    return file;
}

} // namespace lightstack::io
