// Moves that replace nothing, on file systems of every kind. Thread: any.
#pragma once

#include <filesystem>

#include <unistd.h>

namespace lightstack::base {

// 0 or the error number: EEXIST where anything stands at `to`, EXDEV between file systems.
int moveWithoutReplacing(
    const std::filesystem::path& from, const std::filesystem::path& to) noexcept;

// The same where the system's own such rename is not known. `link` as link(2): sticks, cards and
// much that is mounted by programs know no hard links either; there a look comes before the rename.
int moveByLink(const std::filesystem::path& from, const std::filesystem::path& to,
    int (*link)(const char*, const char*) = ::link) noexcept;

} // namespace lightstack::base
