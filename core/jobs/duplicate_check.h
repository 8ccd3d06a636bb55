// Whether files that look the same are the same: read side by side with the one that is kept, byte
// by byte, and each given up at its first difference.
//
// Two names of one file (hard links, links, the same folder reached twice) are no copies: nothing
// would be gained by removing one, and all could be lost. Members of archives are read and
// compared, but never removed, and never what is kept. Thread: any; blocks.
#pragma once

#include "core/base/file_io.h"
#include "core/catalog/duplicates.h"

#include <atomic>
#include <functional>
#include <stop_token>

namespace lightstack::jobs {

enum class CopyState : std::uint8_t {
    Kept,
    Same,      // byte by byte; a copy that may go
    Different, // in spite of size and checksum, or it was changed since the scan
    SameFile,  // another name of the kept one
    InArchive, // the same, in an archive: stays
    Unreadable,
    Unchecked, // the kept one could not be read
};
std::string_view copyStateName(CopyState state) noexcept; // "same-file"

struct CheckedFile {
    catalog::DuplicateFile file;
    CopyState state = CopyState::Unchecked;
    base::FileStamp stamp; // when it was compared
    std::optional<Error> error;
};

struct CheckedGroup {
    std::uint64_t size = 0;
    std::uint32_t crc32 = 0;
    std::vector<CheckedFile> files; // in the order of the group
    std::size_t keep = 0;
};

struct CheckCounts {
    std::atomic<std::uint64_t> files{0}; // done
    std::atomic<std::uint64_t> bytesRead{0};
};

// Cancelled where stopped; everything else is a state.
Result<CheckedGroup> checkGroup(
    const catalog::DuplicateGroup& group, CheckCounts& counts, const std::stop_token& stop);

struct CheckSum {
    std::uint64_t copies = 0;
    std::uint64_t bytes = 0; // that moving them frees, once the trash is emptied
    std::uint64_t different = 0, sameFile = 0, inArchive = 0, unreadable = 0;
    std::uint64_t sidecars = 0; // that speak for copies alone
};
CheckSum sumOf(const std::vector<CheckedGroup>& groups);

} // namespace lightstack::jobs
