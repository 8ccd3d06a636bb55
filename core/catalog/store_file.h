// The store's file: schema, opening, and what happens to one that cannot be used.
//
// Under a lock on the folder (two processes may start at once): open -> is it ours? -> migrate.
// Damaged: set aside as NAME.damaged; of a newer schema: NAME.newer-N; in both cases a new file
// takes its place, and at most one file set aside is kept. A database of another program is left
// alone and refused.
// Thread: any.
#pragma once

#include "core/db/database.h"

#include <string>

namespace lightstack::catalog {

struct OpenedStore {
    db::Database database;
    std::string notice; // what was set aside and why; empty: nothing
    std::uint64_t inode = 0;
};

// `knownBad`: the inode of a file in which damage was met; it is set aside unless another process
// has already replaced it. 0: none.
Result<OpenedStore> openStoreFile(const std::filesystem::path& file, std::uint64_t knownBad = 0);

// Deletes the file with its log, if it is still the one with this inode: the quickest way to empty
// a store. Requires: nobody in this process has it open for writing.
Result<void> removeStoreFile(const std::filesystem::path& file, std::uint64_t inode);

// 0 where there is none.
std::uint64_t storeInode(const std::filesystem::path& file) noexcept;

Result<db::Database> openStoreForReading(const std::filesystem::path& file);

constexpr int kStorePageSize = 16384;

} // namespace lightstack::catalog
