// A file without a name, for bytes that a reader wants to see as a file: in memory up to 16 MB,
// beyond that in the folder for temporary files. It is gone when its last descriptor is closed,
// however the program ends. Thread: one at a time per object.
#pragma once

#include "core/base/file_io.h"

namespace lightstack::archive {

class UnnamedFile {
public:
    // For `bytes` bytes. Io where there is no room for them.
    static Result<UnnamedFile> make(std::uint64_t bytes);

    Result<void> append(std::span<const std::byte> bytes);
    // Empty again, to be used for the next thing.
    Result<void> clear();
    [[nodiscard]] std::uint64_t size() const noexcept { return m_size; }
    [[nodiscard]] const base::FileDescriptor& descriptor() const noexcept { return m_file; }
    [[nodiscard]] base::FileDescriptor release() noexcept { return std::move(m_file); }

private:
    explicit UnnamedFile(base::FileDescriptor file) : m_file(std::move(file)) {}
    base::FileDescriptor m_file;
    std::uint64_t m_size = 0;
};

} // namespace lightstack::archive
