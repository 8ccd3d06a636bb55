// Every file we write is written aside, checked and renamed, so that a kill at any moment leaves
// the old file or the new one, never half of either. Thread: any.
#pragma once

#include "core/base/file_io.h"
#include "core/base/result.h"

#include <cstddef>
#include <functional>
#include <span>

class QByteArray;

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

// Temporary file in the same folder -> write -> size check -> rename onto `path`. Whatever is
// checked is checked before the rename: until then what stood there stands there.
// Disk full, a read-only folder and vanished folders are Io/Denied/NotFound with the system's
// words; the temporary file is removed on every failure.
Result<void> writeAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes,
    const WriteOptions& options = {});
Result<void> writeAtomically(
    const std::filesystem::path& path, const QByteArray& text, const WriteOptions& options = {});
// One behind the other.
Result<void> writeAtomically(const std::filesystem::path& path,
    std::span<const std::span<const std::byte>> parts, const WriteOptions& options = {});

// Named as our temporary files are: what a killed program may leave.
[[nodiscard]] bool isTemporary(const std::filesystem::path& path);
// One of those whose program runs no more (on this machine): it may be removed.
[[nodiscard]] bool isAbandoned(const std::filesystem::path& path);

} // namespace lightstack::base
