// SQLite's result codes as ours. Thread: pure.
#pragma once

#include "core/base/result.h"

namespace lightstack::db {

// `code` may be an extended code; `message` is SQLite's sentence.
Error sqliteError(int code, const std::filesystem::path& file, std::string_view message);

} // namespace lightstack::db
