#include "core/volume/export_place.h"

#include <QByteArray>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lightstack::volume {
namespace {

namespace fs = std::filesystem;

fs::path hidden(const fs::path& name, const char* ending) {
    return name.parent_path() / ("." + name.filename().native() + ending);
}

bool isThere(const fs::path& path) {
    std::error_code error;
    return fs::exists(fs::symlink_status(path, error));
}

bool says(const fs::path& file, std::string_view word) {
    const auto text = base::readWhole(file, std::uint64_t{1} << 20);
    if (!text) return false;
    const std::string_view all(reinterpret_cast<const char*>(text->data()), text->size());
    return all.find(word) != std::string_view::npos;
}

bool isNumber(std::string_view name) {
    return !name.empty() &&
           std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A folder that an export of that format has left, and nobody has put anything into since.
bool isOurs(const fs::path& folder, ExportFormat format) {
    const bool slices = format == ExportFormat::Slices;
    if (slices ? !says(folder / "volume.nhdr", "# written by Lightstack")
               : !says(folder / ".zattrs", "\"_creator\""))
        return false;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().native();
        const bool known =
            slices ? name.ends_with(".tif") || name == "volume.nhdr" || name == "volume.mhd"
                   : name == ".zattrs" || name == ".zgroup" || name == ".zarray" || isNumber(name);
        if (!known) return false;
    }
    return !error;
}

bool isEmptyFolder(const fs::path& path) {
    std::error_code error;
    return !fs::is_symlink(path, error) && fs::is_directory(path, error) &&
           fs::is_empty(path, error) && !error;
}

// The same folder, or one that the other lies in.
bool holds(const fs::path& outer, fs::path inner) {
    std::error_code error;
    for (;;) {
        if (fs::equivalent(outer, inner, error)) return true;
        if (!inner.has_relative_path()) return false;
        inner = inner.parent_path();
    }
}

Result<void> checkName(const fs::path& name, const ExportRequest& request, bool isFolder) {
    std::error_code error;
    if (!isThere(name)) return {};
    if (isFolder && holds(name, request.stack.folder))
        return fail(ErrorCode::Usage, name, "the slices themselves are in it");
    for (const Slice& slice : request.stack.slices)
        if (slice.name == name.filename() &&
            fs::equivalent(name, request.stack.pathOf(slice), error))
            return fail(ErrorCode::Usage, name, "it is one of the slices");
    if (isFolder && isEmptyFolder(name)) return {};
    if (!request.overwrite)
        return fail(ErrorCode::Usage, name, "there is something of that name already");
    const bool mayGo =
        isFolder ? fs::is_directory(fs::symlink_status(name, error)) && isOurs(name, request.format)
                 : fs::is_regular_file(fs::symlink_status(name, error));
    if (mayGo) return {};
    return fail(ErrorCode::Usage, name,
        isFolder ? "it is no earlier export of this kind, so it is not replaced"
                 : "it is no plain file, so it is not replaced");
}

} // namespace

Result<void> checkPlace(const ExportRequest& request, const ExportTarget& target) {
    if (!request.out.is_absolute() || !request.out.has_filename())
        return fail(ErrorCode::Usage, request.out, "a name is needed for what is written");
    for (const fs::path& name : target.names()) {
        const std::string file = name.filename().native();
        if (file.size() > 230 || file.find('\n') != std::string::npos)
            return fail(ErrorCode::Usage, name, "that name cannot be used");
        if (auto free = checkName(name, request, target.isFolder()); !free) return free;
    }
    const auto names = target.names();
    if (std::adjacent_find(names.begin(), names.end()) != names.end())
        return fail(ErrorCode::Usage, request.out, "the voxels would get the same name");
    return {};
}

Result<ExportPlace> ExportPlace::take(const ExportTarget& target) {
    ExportPlace place;
    place.m_names = target.names();
    const fs::path& first = place.m_names.back();
    std::error_code error;
    fs::create_directories(first.parent_path(), error);
    if (error) return failErrno(error.value(), first.parent_path(), "create the folder");
    const fs::path lockPath = hidden(first, ".lock");
    for (;;) {
        place.m_lock = base::FileDescriptor(
            ::open(lockPath.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
        if (!place.m_lock.isOpen()) return failErrno(errno, first, "write beside");
        if (::flock(place.m_lock.get(), LOCK_EX | LOCK_NB) != 0)
            return fail(ErrorCode::Io, first, "another program is writing it");
        // Whoever held it before may have removed the file between our two calls.
        struct stat held = {};
        struct stat named = {};
        if (::fstat(place.m_lock.get(), &held) == 0 && ::stat(lockPath.c_str(), &named) == 0 &&
            held.st_ino == named.st_ino)
            break;
    }
    place.m_lockPath = lockPath;
    for (const fs::path& name : place.m_names) {
        const fs::path aside = hidden(name, ".part");
        fs::remove_all(aside, error);
        if (target.isFolder() && !fs::create_directory(aside, error))
            return failErrno(error.value(), aside, "create the folder");
        place.m_aside.push_back(aside);
    }
    return place;
}

ExportPlace::~ExportPlace() {
    std::error_code ignored;
    for (const fs::path& aside : m_aside)
        fs::remove_all(aside, ignored);
    if (m_lock.isOpen()) ::unlink(m_lockPath.c_str());
}

// The place was looked at before; what has come there meanwhile is kept unless it may be replaced.
Result<void> ExportPlace::put(bool overwrite) {
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const fs::path& name = m_names[i];
        std::error_code error;
        const bool isFolder = fs::is_directory(m_aside[i], error);
        const bool free = !isThere(name) || isEmptyFolder(name);
        if (!free && !overwrite)
            return fail(ErrorCode::Usage, name, "something of that name has come there meanwhile");
        const fs::path old = hidden(name, ".old");
        const bool replaces = !free && isFolder; // files are replaced in one step
        if (replaces) {
            fs::remove_all(old, error);
            if (::rename(name.c_str(), old.c_str()) != 0) return failErrno(errno, name, "replace");
        }
        if (::rename(m_aside[i].c_str(), name.c_str()) != 0) {
            const int why = errno;
            if (replaces) ::rename(old.c_str(), name.c_str());
            return failErrno(why, name, "put in its place");
        }
        if (replaces) fs::remove_all(old, error);
    }
    m_aside.clear();
    return {};
}

} // namespace lightstack::volume
