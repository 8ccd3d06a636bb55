#include "core/io/image_reader.h"

#include "core/archive/open_file.h"

#include <fcntl.h>

namespace lightstack::io {
namespace {
constexpr std::size_t kWindow = 32 * 1024; // heads of files; pixels go past it
}

Result<ImageFile> ImageFile::opened(
    const std::filesystem::path& path, bool wholeSoon, const std::stop_token& stop) {
    auto opened = archive::openFile(path, stop);
    if (!opened) return tl::unexpected(opened.error());
    if (wholeSoon && !opened->isMember)
        ::posix_fadvise(opened->file.get(), 0, 0, POSIX_FADV_WILLNEED);

    ImageFile file;
    file.m_path = path;
    file.m_openable = opened->openablePath(path);
    file.m_isMember = opened->isMember;
    file.m_stamp = opened->stamp;
    file.m_file = std::make_unique<base::FileDescriptor>(std::move(opened->file));
    file.m_source = std::make_unique<base::FileSource>(*file.m_file, file.m_stamp.size, kWindow);
    return file;
}

Result<ImageFile> ImageFile::open(
    const std::filesystem::path& path, bool wholeSoon, const std::stop_token& stop) {
    auto file = opened(path, wholeSoon, stop);
    if (!file) return file;
    file->m_mime = metadata::sniffMime(*file->m_source);
    if (wholeSoon && file->m_stamp.size <= kWhole && file->m_mime.mime != "image/tiff")
        file->m_source->fetchWhole();
    return file;
}

Result<ImageFile> ImageFile::openAs(const std::filesystem::path& path,
    const metadata::MimeVerdict& verdict, const std::stop_token& stop) {
    auto file = opened(path, false, stop);
    if (file) file->m_mime = verdict;
    return file;
}

Result<base::FileStamp> ImageFile::stampNow() const {
    return m_isMember ? archive::stampOf(m_path) : base::stampOf(*m_file, m_path);
}

} // namespace lightstack::io
