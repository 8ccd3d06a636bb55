// Every file we write is written aside, checked and renamed, so that a kill at any moment leaves
// the old file or the new one, never half of either. Thread: any.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <span>

namespace lightstack::base {

struct WriteOptions {
    bool sync = true; // fdatasync before the rename
    unsigned permissions = 0644;
};

// Temporary file in the same folder -> write -> size check -> rename onto `path`.
// Disk full, a read-only folder and vanished folders are Io/Denied/NotFound with the system's
// words; the temporary file is removed on every failure.
Result<void> writeAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes,
    const WriteOptions& options = {});

} // namespace lightstack::base
