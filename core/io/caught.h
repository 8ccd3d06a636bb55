// Exceptions of libraries stop here: as C++ behind a C face they may come out of any call.
// Thread: any.
#pragma once

#include "core/base/result.h"

#include <exception>
#include <new>

namespace lightstack::io {

// What `work` answers, a Result, or the error that it threw.
template <class Work>
auto caught(Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::LimitExceeded, {}, "no memory for the picture");
    } catch (const std::exception& error) {
        return fail(ErrorCode::CorruptData, {}, error.what());
    } catch (...) { // libraw throws enumerators
        return fail(ErrorCode::CorruptData, {}, "the raw data are damaged");
    }
}

} // namespace lightstack::io
