// A shared library of C functions that is loaded when the first of them is needed.
//
// Decoders of formats that few folders hold bring a dozen libraries with them, and some work before
// main(): a third of the time in which the command line's program starts, and more where nothing of
// them is cached yet. An adapter keeps its library and the functions, declared by the library's own
// header, in one struct that is made at the first picture. A program without the library runs, and
// says so at such a picture.
// Thread: any, as a static of a function.
#pragma once

#include "core/base/result.h"

#include <string>

namespace lightstack::base {

class LateLibrary {
public:
    // By its run-time name ("libheif.so.1"); stays loaded.
    explicit LateLibrary(const char* name);

    // Becomes the pointer that it is given to.
    struct Address {
        void* at = nullptr;

        template <class Function>
        operator Function*() const noexcept { // NOLINT(google-explicit-constructor)
            return reinterpret_cast<Function*>(at);
        }
    };
    // Null where the library or the function is missing.
    [[nodiscard]] Address function(const char* name);
    // All that has been asked for is there.
    [[nodiscard]] bool isComplete() const noexcept { return m_missing.empty(); }
    // Unsupported, with what is missing.
    [[nodiscard]] Error missing() const;

private:
    void* m_handle = nullptr;
    std::string m_missing;
};

} // namespace lightstack::base

// A member that is the function `name` of the member `library` above it.
// NOLINTNEXTLINE(bugprone-macro-parentheses): names of a declaration have none.
#define LIGHTSTACK_LATE(name, member) decltype(&::name) member = library.function(#name)
