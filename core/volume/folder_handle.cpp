#include "core/volume/folder_handle.h"

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace lightstack::volume {
namespace {

struct CloseDir {
    void operator()(DIR* dir) const noexcept { ::closedir(dir); }
};

bool isFolder(int folder, const dirent& entry) {
    if (entry.d_type == DT_DIR) return true;
    if (entry.d_type != DT_LNK && entry.d_type != DT_UNKNOWN) return false;
    struct stat st = {};
    return ::fstatat(folder, entry.d_name, &st, 0) == 0 && S_ISDIR(st.st_mode);
}

} // namespace

Result<FolderHandle> FolderHandle::open(const std::filesystem::path& folder) {
    base::FileDescriptor file(
        ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK));
    if (!file.isOpen()) return failErrno(errno, folder, "open the folder");
    return FolderHandle(folder, std::move(file));
}

Result<std::vector<FolderFile>> FolderHandle::list(const std::stop_token& stop) const {
    // A descriptor of its own: reading a folder moves a position.
    const int again = ::openat(m_folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (again < 0) return failErrno(errno, m_path, "open the folder");
    const std::unique_ptr<DIR, CloseDir> dir(::fdopendir(again));
    if (!dir) {
        const int error = errno;
        ::close(again);
        return failErrno(error, m_path, "list the folder");
    }
    std::vector<FolderFile> out;
    while (true) {
        errno = 0;
        const dirent* entry = ::readdir(dir.get());
        if (entry == nullptr && errno != 0) return failErrno(errno, m_path, "list the folder");
        if (entry == nullptr) return out;
        if (out.size() % 1024 == 0 && stop.stop_requested()) return cancelled(m_path);
        if (!isFolder(m_folder.get(), *entry)) out.push_back({entry->d_name, 0, 0});
    }
}

Result<FolderHandle::Opened> FolderHandle::openFile(const std::string& name) const {
    base::FileDescriptor file(
        ::openat(m_folder.get(), name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!file.isOpen()) {
        const int error = errno;
        if (error == ENXIO)
            return fail(ErrorCode::Unsupported, m_path / name, "is a socket, not a file");
        return failErrno(error, m_path / name, "open");
    }
    struct stat st = {};
    if (::fstat(file.get(), &st) != 0) return failErrno(errno, m_path / name, "inspect");
    if (!S_ISREG(st.st_mode)) return fail(ErrorCode::Unsupported, m_path / name, "is no file");
    return Opened{std::move(file), static_cast<std::uint64_t>(st.st_size),
        static_cast<std::int64_t>(st.st_mtim.tv_sec) * 1'000'000'000 + st.st_mtim.tv_nsec};
}

} // namespace lightstack::volume
