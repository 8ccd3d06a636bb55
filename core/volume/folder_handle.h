// A folder held open: its names, and its files opened by name alone, so that 100,000 files do not
// cost 100,000 walks down the same path. Thread: open() from any number of threads.
#pragma once

#include "core/base/file_io.h"
#include "core/volume/stack_finder.h"

#include <stop_token>

namespace lightstack::volume {

class FolderHandle {
public:
    static Result<FolderHandle> open(const std::filesystem::path& folder);

    // Everything but folders, in the order of the file system; sizes and times are not asked for.
    [[nodiscard]] Result<std::vector<FolderFile>> list(const std::stop_token& stop) const;

    struct Opened {
        base::FileDescriptor file;
        std::uint64_t size = 0;
        std::int64_t mtimeNs = 0;
    };
    // As base::openRegular: never blocks, Unsupported for what is no regular file.
    [[nodiscard]] Result<Opened> openFile(const std::string& name) const;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_path; }

private:
    FolderHandle(std::filesystem::path path, base::FileDescriptor folder) noexcept
        : m_path(std::move(path)), m_folder(std::move(folder)) {}

    std::filesystem::path m_path;
    base::FileDescriptor m_folder;
};

} // namespace lightstack::volume
