#include "core/base/aside_file.h"

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace lightstack::base {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 18;

// Named as all temporary files of ours (isTemporary in atomic_file.h).
std::filesystem::path asideName(const std::filesystem::path& path) {
    static std::atomic<unsigned> counter{0};
    return path.parent_path() / (".lightstack-" + std::to_string(::getpid()) + "-s" +
                                    std::to_string(counter++) + ".tmp");
}

} // namespace

Result<AsideFile> AsideFile::begin(const std::filesystem::path& path) {
    for (int tries = 0;; ++tries) {
        std::filesystem::path aside = asideName(path);
        FileDescriptor file(::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
        if (file.isOpen()) return AsideFile(path, std::move(aside), std::move(file));
        if ((errno != EEXIST && errno != EINTR) || tries == 10'000)
            return failErrno(errno, path, "create");
    }
}

AsideFile::AsideFile(std::filesystem::path path, std::filesystem::path aside, FileDescriptor file)
    : m_path(std::move(path)), m_aside(std::move(aside)), m_file(std::move(file)) {
    m_buffer.reserve(kBuffer);
}

AsideFile::AsideFile(AsideFile&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_aside(std::exchange(other.m_aside, {}))
    , m_file(std::move(other.m_file))
    , m_buffer(std::move(other.m_buffer)) {
}

AsideFile::~AsideFile() {
    if (!m_aside.empty()) ::unlink(m_aside.c_str());
}

Result<void> AsideFile::write(std::string_view bytes) {
    m_buffer += bytes;
    return m_buffer.size() < kBuffer ? Result<void>() : flush();
}

Result<void> AsideFile::flush() {
    if (const int error = writeAll(m_file, std::as_bytes(std::span(m_buffer))); error != 0)
        return failErrno(error, m_path, "write");
    m_buffer.clear();
    return {};
}

Result<void> AsideFile::commit() {
    if (auto done = flush(); !done) return done;
    while (::fdatasync(m_file.get()) != 0)
        if (errno != EINTR) return failErrno(errno, m_path, "write to disk");
    // Closed all the same when it is interrupted (close(2)).
    if (::close(m_file.release()) != 0 && errno != EINTR) return failErrno(errno, m_path, "close");
    if (::rename(m_aside.c_str(), m_path.c_str()) != 0) return failErrno(errno, m_path, "rename");
    m_aside.clear();
    return {};
}

} // namespace lightstack::base
