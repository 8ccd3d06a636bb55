// A file on its way to its place: written aside, synced, checked, renamed. Each step is a call, so
// that a writer of many takes each step with all of them: the disk, which begins to write when a
// file is whole, then waits once for all and not once for each. Whatever is checked is checked
// before the rename: until then what stood there stands there. Thread: one at a time per object.
#pragma once

#include "core/base/file_io.h"
#include "core/base/result.h"

#include <functional>
#include <span>

namespace lightstack::base {

struct WriteOptions {
    bool sync = true;    // fdatasync before the rename
    bool start = false;  // without sync: has the disk begin, and waits for nothing
    bool verify = false; // read back, past the page cache where synced, and compared
    unsigned permissions = 0644;
    // Called with the stamp that the file will have in its place; an error forbids the rename.
    std::function<Result<void>(const FileStamp&)> beforeRename{};
    // Mode (in place of `permissions`), owner, access lists and the user's own attributes are those
    // of this file, as far as the system lets us (file_attributes.h).
    std::filesystem::path like{};
    bool replaces =
        true; // false: Usage where anything stands at the path by the time of the rename
};

using ByteParts = std::span<const std::span<const std::byte>>; // one behind the other

class PendingFile {
public:
    // 1. Written aside, in the same folder, and its size checked. Disk full, a read-only folder and
    // vanished folders are Io/Denied/NotFound with the system's words.
    static Result<PendingFile> write(
        const std::filesystem::path& path, ByteParts parts, WriteOptions options);
    PendingFile(PendingFile&& other) noexcept;
    PendingFile& operator=(PendingFile&&) = delete;
    ~PendingFile(); // not placed: removed

    // 2. On the disk, if that is asked.
    Result<void> sync();
    // 3. Read back and compared with the same parts, if that is asked; renamed.
    Result<void> place(ByteParts parts);

private:
    PendingFile(std::filesystem::path path, WriteOptions options);
    Result<void> create();

    std::filesystem::path m_path, m_aside; // aside: empty once it has its place
    FileDescriptor m_file;
    WriteOptions m_options;
};

} // namespace lightstack::base
