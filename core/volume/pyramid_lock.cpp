#include "core/volume/pyramid_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lightstack::volume {

Result<PyramidLock> PyramidLock::take(const std::filesystem::path& pyramid) {
    const auto path = pyramid.parent_path() / ("." + pyramid.filename().native() + ".lock");
    for (;;) {
        base::FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
        if (!file.isOpen()) return failErrno(errno, path, "create the lock");
        if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0)
            return fail(ErrorCode::Io, pyramid, "another program is working on this pyramid");
        // Whoever held it before may have removed the file between our two calls.
        struct stat held = {};
        struct stat named = {};
        if (::fstat(file.get(), &held) == 0 && ::stat(path.c_str(), &named) == 0 &&
            held.st_ino == named.st_ino)
            return PyramidLock(path, std::move(file));
    }
}

PyramidLock::~PyramidLock() {
    if (m_file.isOpen()) ::unlink(m_path.c_str());
}

} // namespace lightstack::volume
