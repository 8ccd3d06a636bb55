// Names within an archive: what may become a path, and what is refused.
//
// A member's path is relative, bytes, "/" between its parts, without empty ones, "." and "..": so a
// path "ARCHIVE/MEMBER" always means something below the archive. Thread: pure, any.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lightstack::archive {

// "./a//" -> "a"; nothing where the name is empty, absolute, leads upwards or holds a NUL.
std::optional<std::string> memberPath(std::string_view name);

// Code page 437, what zip means where nothing else is said, as UTF-8.
std::string fromCp437(std::string_view bytes);

} // namespace lightstack::archive
