// Result<T>: a value or an Error. tl::expected, because clang 14's tools cannot use libstdc++'s
// own.
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace lightstack::base {

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(
    ErrorCode code, std::filesystem::path path, std::string detail) {
    return tl::unexpected<Error>(Error{code, std::move(path), std::move(detail)});
}

// From errno: ENOENT, ENOTDIR, ESTALE, ELOOP -> NotFound; EACCES, EPERM, EROFS -> Denied;
// everything else -> Io. `doing` is what was tried ("open", "read"), the system's own words follow.
[[nodiscard]] tl::unexpected<Error> failErrno(
    int errnoValue, std::filesystem::path path, std::string_view doing);

[[nodiscard]] inline tl::unexpected<Error> cancelled(std::filesystem::path path = {}) {
    return fail(ErrorCode::Cancelled, std::move(path), "cancelled");
}

} // namespace lightstack::base

namespace lightstack {
using base::cancelled;
using base::fail;
using base::failErrno;
using base::Result;
} // namespace lightstack
