#include "core/base/free_space.h"

#include <cstdio>
#include <sys/stat.h>
#include <sys/statvfs.h>

namespace lightstack::base {

namespace fs = std::filesystem;

std::optional<fs::path> standingFolder(fs::path folder) {
    if (folder.empty()) folder = ".";
    for (;;) {
        struct stat state = {};
        if (::stat(folder.c_str(), &state) == 0 && S_ISDIR(state.st_mode)) return folder;
        fs::path parent = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
        if (parent == folder) return {};
        folder = std::move(parent);
    }
}

std::optional<std::uint64_t> freeBytesAt(const fs::path& folder) {
    const auto there = standingFolder(folder);
    struct statvfs state = {};
    if (!there || ::statvfs(there->c_str(), &state) != 0 || state.f_blocks == 0) return {};
    return static_cast<std::uint64_t>(state.f_bavail) * state.f_frsize;
}

std::string roughBytes(std::uint64_t bytes) {
    const auto value = static_cast<double>(bytes);
    char text[40];
    if (value >= 1e9)
        std::snprintf(text, sizeof text, "%.1f GB", value / 1e9);
    else if (value >= 1e6)
        std::snprintf(text, sizeof text, "%.1f MB", value / 1e6);
    else
        std::snprintf(text, sizeof text, "%.1f KB", value / 1e3);
    return text;
}

Result<void> checkRoom(const fs::path& folder, std::uint64_t bytes) {
    const auto free = freeBytesAt(folder);
    if (!free || *free >= bytes) return {};
    return fail(ErrorCode::Io, folder,
        "it needs " + roughBytes(bytes) + ", but only " + roughBytes(*free) + " are free");
}

} // namespace lightstack::base
