// Room on the file system of a place that is there, or will be made.
//
// A folder that is not there yet is asked for the one that it will be made in. File systems that
// do not count (f_blocks of 0) say nothing, and nothing is refused for them.
// Thread: pure, any thread; asks the system.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace lightstack::base {

// The folder itself, or the nearest above it that is there; none: not even the outermost.
std::optional<std::filesystem::path> standingFolder(std::filesystem::path folder);

// Bytes free for the user; none: the system does not say.
std::optional<std::uint64_t> freeBytesAt(const std::filesystem::path& folder);

// "3.1 GB", "12.0 MB", "0.4 KB": for sentences; 10^9, 10^6, 10^3 bytes.
std::string roughBytes(std::uint64_t bytes);

// Io where there is less room than `bytes`.
Result<void> checkRoom(const std::filesystem::path& folder, std::uint64_t bytes);

} // namespace lightstack::base
