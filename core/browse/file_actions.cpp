#include "core/browse/file_actions.h"

#include "core/base/file_io.h"
#include "core/base/file_path.h"
#include "core/base/move_file.h"

#include <QDateTime>

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <optional>
#include <span>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace lightstack::browse {
namespace {

namespace fs = std::filesystem;

Result<void> renameWithoutReplacing(const fs::path& from, const fs::path& to) {
    const int error = base::moveWithoutReplacing(from, to);
    if (error == 0) return {};
    if (error == EEXIST) return fail(ErrorCode::Io, to, "there is a file of that name already");
    return failErrno(error, from, "rename");
}

std::optional<dev_t> deviceOf(const fs::path& path) {
    struct stat st = {};
    if (::lstat(path.c_str(), &st) != 0) return std::nullopt;
    return st.st_dev;
}

// The mount point above `path`. Requires: no links on the way.
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

// In a folder that others may write to, a link or a folder of theirs is no trash of ours.
bool isOwnFolder(const fs::path& folder) {
    struct stat st = {};
    return ::lstat(folder.c_str(), &st) == 0 && S_ISDIR(st.st_mode) && st.st_uid == ::getuid();
}

bool prepare(const Trash& trash) {
    if (trash.top.empty()) {
        std::error_code error;
        fs::create_directories(trash.folder.parent_path(), error);
    }
    return makeFolder(trash.folder) && (trash.top.empty() || isOwnFolder(trash.folder)) &&
           makeFolder(trash.folder / "files") && makeFolder(trash.folder / "info");
}

std::vector<Trash> trashesFor(const fs::path& path, dev_t device) {
    std::vector<Trash> out{{homeTrash(), {}}};
    const fs::path top = topFolder(path, device);
    const std::string user = std::to_string(::getuid());
    if (isSharedTrash(top / ".Trash")) out.push_back({top / ".Trash" / user, top});
    out.push_back({top / (".Trash-" + user), top});
    // Home's is made only for files of its file system.
    fs::path home = out.front().folder;
    while (home.has_relative_path() && !deviceOf(home))
        home = home.parent_path();
    struct stat st = {};
    if (::stat(home.c_str(), &st) != 0 || st.st_dev != device) out.erase(out.begin());
    return out;
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

// NAME, NAME.2.EXT, NAME.3.EXT...; short enough for ".trashinfo" behind it.
std::string trashName(const fs::path& path, int attempt) {
    constexpr std::size_t kMost = 240;
    std::string end = path.extension().native();
    std::string stem = path.stem().native();
    if (end.size() > 40) stem += std::exchange(end, {});
    if (attempt > 0) end = "." + std::to_string(attempt + 1) + end;
    if (stem.size() + end.size() > kMost) {
        std::size_t size = kMost - end.size();
        while (size > 0 && (static_cast<unsigned char>(stem[size]) & 0xC0) == 0x80)
            --size; // no half characters
        stem.resize(size);
    }
    return stem + end;
}

base::FileDescriptor openFor(const fs::path& path, int flags) {
    int file = -1;
    do
        file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | flags, 0600);
    while (file < 0 && errno == EINTR);
    return base::FileDescriptor(file);
}

// A file without a name that gets one when it is written: whoever is killed in between leaves
// nothing. nullopt: this file system has no such files.
std::optional<int> writeNameless(const fs::path& info, std::span<const std::byte> text) {
    const base::FileDescriptor file = openFor(info.parent_path(), O_TMPFILE);
    if (!file.isOpen()) return std::nullopt;
    if (const int error = base::writeAll(file, text); error != 0) return error;
    const std::string open = "/proc/self/fd/" + std::to_string(file.get());
    if (::linkat(AT_FDCWD, open.c_str(), AT_FDCWD, info.c_str(), AT_SYMLINK_FOLLOW) == 0) return 0;
    return errno == EEXIST ? std::optional(EEXIST) : std::nullopt;
}

Result<void> writeInfo(
    const fs::path& info, std::span<const std::byte> text, const fs::path& path) {
    std::optional<int> error = writeNameless(info, text);
    if (!error) {
        const base::FileDescriptor file = openFor(info, O_CREAT | O_EXCL);
        error = file.isOpen() ? base::writeAll(file, text) : errno;
        if (file.isOpen() && *error != 0) ::unlink(info.c_str());
    }
    if (*error != 0) return failErrno(*error, path, "write to the trash");
    return {};
}

// Takes a free name by creating its .trashinfo exclusively, then moves the file. nullopt: the trash
// cannot be reached from the file's place.
Result<std::optional<TrashedFile>> moveInto(const Trash& trash, const fs::path& path) {
    const std::string text = trashInfo(path, trash);
    const auto bytes = std::as_bytes(std::span(text));
    for (int attempt = 0; attempt < 10'000; ++attempt) {
        const std::string name = trashName(path, attempt);
        const TrashedFile out{
            path, trash.folder / "files" / name, trash.folder / "info" / (name + ".trashinfo")};
        if (const auto written = writeInfo(out.info, bytes, path); !written) {
            if (deviceOf(out.info)) continue; // taken
            return tl::unexpected(written.error());
        }
        const int error = base::moveWithoutReplacing(path, out.trashed);
        if (error == 0) return out;
        ::unlink(out.info.c_str());
        if (error == EXDEV) return std::nullopt; // mounts of one file system in two places
        if (error != EEXIST) return failErrno(error, path, "move to the trash");
    }
    return fail(ErrorCode::Io, path, "the trash holds too many files of that name");
}

} // namespace

Result<TrashedFile> moveToTrash(const fs::path& given) {
    std::error_code error;
    fs::path original = fs::absolute(given, error);
    if (original.filename().empty()) original = original.parent_path(); // "folder/"
    const fs::path name = original.filename();
    if (name.empty() || name == "." || name == "..")
        return fail(ErrorCode::Usage, given, "has no name of its own");
    // Links on the way are resolved, for the way back and to find the disk; the last one is not.
    const fs::path folder = fs::canonical(original.parent_path(), error);
    if (error) return failErrno(error.value(), given, "find the folder");
    const fs::path path = folder / name;
    const auto device = deviceOf(path);
    if (!device) return failErrno(errno, given, "find the file");
    for (const Trash& trash : trashesFor(path, *device)) {
        if (!prepare(trash)) continue;
        auto moved = moveInto(trash, path);
        if (!moved) return tl::unexpected(moved.error());
        if (!*moved) continue;
        (*moved)->original = original;
        return **std::move(moved);
    }
    return fail(ErrorCode::Denied, given, "there is no trash on its disk, and none can be made");
}

Result<void> restoreFromTrash(const TrashedFile& file) {
    auto moved = renameWithoutReplacing(file.trashed, file.original);
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
