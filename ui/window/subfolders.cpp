#include "ui/window/subfolders.h"

#include "core/base/natural_order.h"

#include <algorithm>
#include <cerrno>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lightstack::ui {
namespace {

constexpr std::size_t kMostProbed = 500;  // further folders get their arrow unseen
constexpr int kMostEntriesLookedAt = 512; // of each

struct DirCloser {
    void operator()(DIR* dir) const noexcept { ::closedir(dir); }
};
using Dir = std::unique_ptr<DIR, DirCloser>;

bool isFolder(int parent, const dirent& entry) {
    if (entry.d_type == DT_DIR) return true;
    if (entry.d_type != DT_LNK && entry.d_type != DT_UNKNOWN) return false;
    struct stat status = {};
    return ::fstatat(parent, entry.d_name, &status, 0) == 0 && S_ISDIR(status.st_mode);
}

bool isDots(const char* name) {
    return name[0] == '.' && (name[1] == '\0' || (name[1] == '.' && name[2] == '\0'));
}

bool hasSubfolder(int parent, const char* name, bool hidden) {
    const int fd = ::openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return false;
    const Dir dir(::fdopendir(fd));
    if (!dir) {
        ::close(fd);
        return false;
    }
    for (int looked = 0; looked < kMostEntriesLookedAt; ++looked) {
        const dirent* entry = ::readdir(dir.get());
        if (entry == nullptr) return false;
        if (isDots(entry->d_name) || (!hidden && entry->d_name[0] == '.')) continue;
        if (isFolder(fd, *entry)) return true;
    }
    return true;
}

} // namespace

Result<std::vector<Subfolder>> listSubfolders(const std::filesystem::path& folder, bool hidden) {
    const Dir dir(::opendir(folder.c_str()));
    if (!dir) return failErrno(errno, folder, "open the folder");
    std::vector<Subfolder> found;
    while (const dirent* entry = ::readdir(dir.get())) {
        if (isDots(entry->d_name) || (!hidden && entry->d_name[0] == '.')) continue;
        if (isFolder(::dirfd(dir.get()), *entry)) found.push_back({entry->d_name, true});
    }
    std::sort(found.begin(), found.end(),
        [](const Subfolder& a, const Subfolder& b) { return base::naturalLess(a.name, b.name); });
    for (std::size_t i = 0; i < std::min(found.size(), kMostProbed); ++i)
        found[i].hasChildren = hasSubfolder(::dirfd(dir.get()), found[i].name.c_str(), hidden);
    return found;
}

PathKind kindOfPath(const std::filesystem::path& path) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0)
        return errno == EACCES ? PathKind::Folder : PathKind::Missing;
    return S_ISDIR(status.st_mode) ? PathKind::Folder : PathKind::File;
}

std::filesystem::path nearestFolder(std::filesystem::path folder) {
    while (folder.has_relative_path()) {
        if (::access(folder.c_str(), R_OK | X_OK) == 0 && kindOfPath(folder) == PathKind::Folder)
            return folder;
        folder = folder.parent_path();
    }
    return folder;
}

} // namespace lightstack::ui
