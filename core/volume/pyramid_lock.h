// One program a pyramid: an flock on a file beside it, which goes with the program however it ends.
// Thread: value.
#pragma once

#include "core/base/file_io.h"

namespace lightstack::volume {

class PyramidLock {
public:
    // Io where another program holds it, saying so.
    static Result<PyramidLock> take(const std::filesystem::path& pyramid);
    PyramidLock(PyramidLock&&) noexcept = default;
    PyramidLock& operator=(PyramidLock&&) noexcept = default;
    ~PyramidLock(); // removes the file

private:
    PyramidLock(std::filesystem::path path, base::FileDescriptor file)
        : m_path(std::move(path)), m_file(std::move(file)) {}
    std::filesystem::path m_path;
    base::FileDescriptor m_file;
};

} // namespace lightstack::volume
