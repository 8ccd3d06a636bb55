#include "core/browse/file_actions.h"

#include "core/base/file_io.h"
#include "core/base/file_path.h"

#include <QDateTime>

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace lightstack::browse {
namespace {

namespace fs = std::filesystem;
constexpr unsigned kNoReplace = 1; // RENAME_NOREPLACE, renameat2(2)

Result<void> renameWithoutReplacing(const fs::path& from, const fs::path& to) {
    if (::syscall(SYS_renameat2, AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), kNoReplace) == 0)
        return {};
    if (errno == EEXIST) return fail(ErrorCode::Io, to, "there is a file of that name already");
    if (errno != EINVAL && errno != ENOSYS) return failErrno(errno, from, "rename");
    // File systems without the flag: link and unlink never replace either; folders cannot be
    // linked.
    if (::link(from.c_str(), to.c_str()) == 0) {
        ::unlink(from.c_str());
        return {};
    }
    if (errno == EEXIST) return fail(ErrorCode::Io, to, "there is a file of that name already");
    return failErrno(errno, from, "rename");
}

std::optional<dev_t> deviceOf(const fs::path& path) {
    struct stat st = {};
    if (::lstat(path.c_str(), &st) != 0) return std::nullopt;
    return st.st_dev;
}

// The mount point above `path`.
fs::path topFolder(const fs::path& path, dev_t device) {
    fs::path top = path.parent_path();
    while (top.has_relative_path() && deviceOf(top.parent_path()) == device)
        top = top.parent_path();
    return top;
}

bool makeFolder(const fs::path& folder) {
    return ::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST;
}

// The administrator's shared folder counts only with the sticky bit and as no link.
bool isSharedTrash(const fs::path& folder) {
    struct stat st = {};
    return ::lstat(folder.c_str(), &st) == 0 && S_ISDIR(st.st_mode) && (st.st_mode & S_ISVTX) != 0;
}

struct Trash {
    fs::path folder;
    fs::path top; // paths in .trashinfo are relative to it; empty: absolute
};

fs::path homeTrash() {
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data != nullptr && data[0] == '/') return fs::path(data) / "Trash";
    const char* home = std::getenv("HOME");
    return fs::path(home != nullptr ? home : "/") / ".local/share/Trash";
}

Result<Trash> trashFor(const fs::path& path) {
    const auto device = deviceOf(path);
    if (!device) return failErrno(errno, path, "find the file");
    std::vector<Trash> candidates;
    const fs::path home = homeTrash();
    std::error_code error;
    fs::create_directories(home, error);
    if (!error && deviceOf(home) == device) candidates.push_back({home, {}});
    const fs::path top = topFolder(path, *device);
    const std::string user = std::to_string(::getuid());
    if (isSharedTrash(top / ".Trash")) candidates.push_back({top / ".Trash" / user, top});
    candidates.push_back({top / (".Trash-" + user), top});
    for (const Trash& trash : candidates)
        if (makeFolder(trash.folder) && makeFolder(trash.folder / "files") &&
            makeFolder(trash.folder / "info"))
            return trash;
    return fail(ErrorCode::Denied, path, "there is no trash on its disk, and none can be made");
}

std::string trashInfo(const fs::path& path, const Trash& trash) {
    const fs::path named = trash.top.empty() ? path : path.lexically_relative(trash.top);
    std::string encoded = base::fileUri(named);
    encoded.erase(0, 7); // "file://"
    return "[Trash Info]\nPath=" + encoded + "\nDeletionDate=" +
           QDateTime::currentDateTime()
               .toString(QStringLiteral("yyyy-MM-ddThh:mm:ss"))
               .toStdString() +
           "\n";
}

// Takes a free name by creating its .trashinfo exclusively.
Result<TrashedFile> claimName(const fs::path& path, const Trash& trash) {
    const std::string text = trashInfo(path, trash);
    for (int attempt = 0; attempt < 10'000; ++attempt) {
        fs::path name = path.filename();
        if (attempt > 0) {
            name = path.stem();
            name += "." + std::to_string(attempt + 1);
            name += path.extension();
        }
        if (name.native().size() > 240)
            name = name.native().substr(0, 200) + "." + std::to_string(attempt);
        fs::path info = trash.folder / "info" / name;
        info += ".trashinfo";
        const base::FileDescriptor file(
            ::open(info.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (!file.isOpen()) {
            if (errno == EEXIST) continue;
            return failErrno(errno, path, "write to the trash");
        }
        if (::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
            ::unlink(info.c_str());
            return fail(ErrorCode::Io, path, "the trash is full");
        }
        return TrashedFile{path, trash.folder / "files" / name, info};
    }
    return fail(ErrorCode::Io, path, "the trash holds too many files of that name");
}

} // namespace

Result<TrashedFile> moveToTrash(const fs::path& given) {
    std::error_code error;
    const fs::path path = fs::absolute(given, error).lexically_normal();
    const auto trash = trashFor(path);
    if (!trash) return tl::unexpected(trash.error());
    auto claimed = claimName(path, *trash);
    if (!claimed) return claimed;
    if (const auto moved = renameWithoutReplacing(path, claimed->trashed); !moved) {
        ::unlink(claimed->info.c_str());
        return tl::unexpected(moved.error());
    }
    return claimed;
}

Result<void> restoreFromTrash(const TrashedFile& file) {
    const auto moved = renameWithoutReplacing(file.trashed, file.original);
    if (moved) ::unlink(file.info.c_str());
    return moved;
}

std::string nameObjection(const std::string& newName) {
    if (newName.empty()) return "a name needs at least one character";
    if (newName == "." || newName == "..") return "this name belongs to the system";
    if (newName.find('/') != std::string::npos) return "a name cannot hold a slash";
    if (newName.find('\0') != std::string::npos) return "a name cannot hold a zero byte";
    if (newName.size() > 255) return "a name has at most 255 bytes";
    return {};
}

Result<fs::path> renameFile(const fs::path& path, const std::string& newName) {
    if (std::string why = nameObjection(newName); !why.empty())
        return fail(ErrorCode::Usage, path, std::move(why));
    const fs::path target = path.parent_path() / fs::path(newName);
    if (target == path) return path;
    const auto moved = renameWithoutReplacing(path, target);
    if (!moved) return tl::unexpected(moved.error());
    return target;
}

} // namespace lightstack::browse
