// Schema versions: migration i (from 1) takes a file from user_version i-1 to i.
//
// All steps run in one transaction, so a kill leaves the old schema or the new one. A file of a
// newer version is refused untouched: an older program must not guess.
// Thread: that of the connection.
#pragma once

#include "core/db/database.h"

#include <span>
#include <string_view>

namespace lightstack::db {

// Unsupported where the file is newer than the last migration.
Result<void> migrate(Database& database, std::span<const std::string_view> migrations);

} // namespace lightstack::db
