// Files of the catalog that look the same: equal size and checksum. Candidates only: whether they
// are the same byte by byte is asked of the files (core/jobs/duplicate_check.h) before anything is
// done to them. Thread: that of the connection.
#pragma once

#include "core/db/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lightstack::catalog {

struct DuplicateFile {
    std::int64_t id = 0; // of the asset
    std::filesystem::path path;
    std::int64_t mtimeNs = 0;   // as the catalog knows it
    std::int64_t sidecarId = 0; // 0: none
    std::filesystem::path sidecar;
    std::int64_t sidecarUsers = 0;          // pictures and films that this sidecar speaks for
    std::optional<std::int64_t> folderFrom; // oldest picture of its folder, ms
};

struct DuplicateGroup {
    std::uint64_t size = 0;
    std::uint32_t crc32 = 0;
    std::vector<DuplicateFile> files; // by path, at least two
    std::size_t keep = 0;             // which stays
};

enum class KeepRule : std::uint8_t { OldestFolder, WithSidecar, ShortestPath };
// "oldest-folder", "with-sidecar", "shortest-path".
std::optional<KeepRule> keepRuleOf(std::string_view name) noexcept;

// Which file the rule keeps; where it cannot tell, the other rules do, and last the path.
std::size_t keptBy(KeepRule rule, const DuplicateGroup& group);

// Largest files first. Empty files are no duplicates of each other.
Result<std::vector<DuplicateGroup>> findDuplicates(
    db::Database& database, KeepRule rule = KeepRule::OldestFolder);

struct DuplicateSum {
    std::uint64_t copies = 0; // all but one of each group
    std::uint64_t bytes = 0;  // of them
};
DuplicateSum sumOf(const std::vector<DuplicateGroup>& groups) noexcept;

} // namespace lightstack::catalog
