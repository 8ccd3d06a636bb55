// What the program itself has moved away, or brought back: the catalog follows at once, without a
// scan. The folders concerned are paired anew, so that edits, films and orphans are as a scan would
// find them. Thread: any but the GUI's: it may wait for a scan's transaction.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace lightstack::catalog {

struct MovedRows {
    std::vector<std::int64_t> assets, sidecars; // row ids
    std::set<std::string> folders;              // they lie in, paths
};

enum class Presence { There, Gone };
// What of these files the catalog holds to be there, or to be gone though the same file is there
// now. Nothing of a catalog that is not there.
Result<MovedRows> rowsOf(const std::filesystem::path& catalogFile,
    std::span<const std::filesystem::path> files, Presence held);

Result<void> markGone(const std::filesystem::path& catalogFile, const MovedRows& rows);
Result<void> markBack(const std::filesystem::path& catalogFile, const MovedRows& rows);

} // namespace lightstack::catalog
