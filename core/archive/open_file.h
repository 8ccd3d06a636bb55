// The one way to open what a path names: a file, or a member of a zip or tar file that stands in
// the path like a folder.
//
// A file is opened, nothing more. Only where there is none is the path taken apart; a member is
// unpacked into a file without a name (in memory up to 16 MB) and checked against its checksum:
// readers see a file like any other. The last three are kept, to be opened again. Thread: any.
#pragma once

#include "core/base/file_io.h"

#include <optional>
#include <stop_token>

namespace lightstack::archive {

struct OpenedFile {
    base::FileDescriptor file;
    base::FileStamp stamp; // of the path: a member's is its size and memberTime()
    bool isMember = false;
    // Under which libraries that insist on opening for themselves find the same bytes, as long as
    // `file` is open.
    [[nodiscard]] std::filesystem::path openablePath(const std::filesystem::path& path) const;
};

// As base::openRegular. Of members, too: Unsupported (with the reason) for those of a tar that is
// packed by something else than gzip, encrypted ones and foreign methods, CorruptData for damaged
// ones, LimitExceeded over 4 GB.
Result<OpenedFile> openFile(const std::filesystem::path& path, const std::stop_token& stop = {});

// As base::readWhole, of members, too.
Result<std::vector<std::byte>> readWhole(const std::filesystem::path& path, std::uint64_t limit);

// The state of what a path names, without reading it (the member of a tar is read the first time:
// its checksum is part of its state).
Result<base::FileStamp> stampOf(const std::filesystem::path& path);

} // namespace lightstack::archive
