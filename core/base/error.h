// Errors are values: a code for the program, a path for the list, a sentence for the person.
//
// Core gives the code and an English detail; ui owns the translated sentences for the codes.
// "Not my format" is Unsupported; "my format, but broken" is CorruptData: a registry goes on to the
// next reader after the first and stops at the second.
// Thread: values, any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace lightstack::base {

enum class ErrorCode {
    Cancelled,     // stop was requested; neither logged as a failure nor remembered
    NotFound,      // no such file, or it vanished
    Denied,        // permissions
    Unsupported,   // nobody here reads this
    CorruptData,   // a format we read, but damaged
    LimitExceeded, // larger than the memory or the format limits we allow
    Io,            // the system refused or failed (disk full, EIO)
    Database,
    Usage,
};

struct Error {
    ErrorCode code = ErrorCode::Io;
    std::filesystem::path path;
    std::string detail; // UTF-8, one sentence without a final full stop, no path in it
};

// Stable lower-case name for JSON: "cancelled", "not_found", "denied", "unsupported", "corrupt",
// "limit_exceeded", "io", "database", "usage".
std::string_view errorCodeName(ErrorCode code) noexcept;

} // namespace lightstack::base

namespace lightstack {
using base::Error;
using base::ErrorCode;
} // namespace lightstack
