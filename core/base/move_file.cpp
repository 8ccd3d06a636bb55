#include "core/base/move_file.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>

namespace lightstack::base {
namespace {

bool knowsNoLinks(int error) noexcept {
    return error == EPERM || error == ENOTSUP || error == ENOSYS || error == EMLINK;
}

} // namespace

int moveWithoutReplacing(
    const std::filesystem::path& from, const std::filesystem::path& to) noexcept {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    return moveByLink(from, to);
}

int moveByLink(const std::filesystem::path& from, const std::filesystem::path& to,
    int (*link)(const char*, const char*)) noexcept {
    // Link and unlink never replace either.
    if (link(from.c_str(), to.c_str()) == 0) {
        if (::unlink(from.c_str()) == 0) return 0;
        const int error = errno;
        ::unlink(to.c_str()); // one name, not two
        return error;
    }
    if (!knowsNoLinks(errno)) return errno; // folders answer so, too
    struct stat there = {};
    if (::lstat(to.c_str(), &there) == 0) return EEXIST;
    if (errno != ENOENT) return errno;
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

} // namespace lightstack::base
