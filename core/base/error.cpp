#include "core/base/error.h"

#include "core/base/result.h"

#include <cerrno>
#include <system_error>

namespace lightstack::base {

std::string_view errorCodeName(ErrorCode code) noexcept {
    switch (code) {
    case ErrorCode::Cancelled:
        return "cancelled";
    case ErrorCode::NotFound:
        return "not_found";
    case ErrorCode::Denied:
        return "denied";
    case ErrorCode::Unsupported:
        return "unsupported";
    case ErrorCode::CorruptData:
        return "corrupt";
    case ErrorCode::LimitExceeded:
        return "limit_exceeded";
    case ErrorCode::Io:
        return "io";
    case ErrorCode::Database:
        return "database";
    case ErrorCode::Usage:
        return "usage";
    }
    return "io";
}

tl::unexpected<Error> failErrno(
    int errnoValue, std::filesystem::path path, std::string_view doing) {
    ErrorCode code = ErrorCode::Io;
    if (errnoValue == ENOENT || errnoValue == ENOTDIR || errnoValue == ESTALE ||
        errnoValue == ELOOP)
        code = ErrorCode::NotFound;
    else if (errnoValue == EACCES || errnoValue == EPERM || errnoValue == EROFS)
        code = ErrorCode::Denied;
    return fail(code, std::move(path),
        std::string("cannot ") + std::string(doing) + ": " +
            std::generic_category().message(errnoValue));
}

} // namespace lightstack::base
