#include "core/base/file_attributes.h"

#include <string>
#include <string_view>
#include <vector>

#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace lightstack::base {
namespace {

constexpr std::string_view kAccessList = "system.posix_acl_access";

void takeAttribute(const std::filesystem::path& from, const FileDescriptor& to, const char* name) {
    const ssize_t size = ::getxattr(from.c_str(), name, nullptr, 0);
    if (size < 0) return;
    std::vector<char> value(static_cast<std::size_t>(size));
    const ssize_t got = ::getxattr(from.c_str(), name, value.data(), value.size());
    if (got >= 0)
        static_cast<void>(
            ::fsetxattr(to.get(), name, value.data(), static_cast<std::size_t>(got), 0));
}

} // namespace

void takeAttributes(const std::filesystem::path& from, const FileDescriptor& to) {
    struct stat source = {};
    struct stat copy = {};
    if (::stat(from.c_str(), &source) != 0 || ::fstat(to.get(), &copy) != 0) return;
    mode_t mode = source.st_mode & 0777U;
    if (source.st_uid != copy.st_uid || source.st_gid != copy.st_gid)
        if (::fchown(to.get(), source.st_uid, source.st_gid) != 0 &&
            ::fchown(to.get(), static_cast<uid_t>(-1), source.st_gid) != 0 &&
            source.st_gid != copy.st_gid)
            mode &= 0707U | (mode & 0007U) << 3; // another group: what all others may
    static_cast<void>(::fchmod(to.get(), mode));
    const ssize_t size = ::listxattr(from.c_str(), nullptr, 0);
    if (size <= 0) return;
    std::vector<char> names(static_cast<std::size_t>(size) + 1);
    const ssize_t got = ::listxattr(from.c_str(), names.data(), names.size() - 1);
    for (ssize_t at = 0; at < got;) {
        const std::string_view name(names.data() + at);
        if (name.starts_with("user.") || name == kAccessList) takeAttribute(from, to, name.data());
        at += static_cast<ssize_t>(name.size()) + 1;
    }
}

} // namespace lightstack::base
