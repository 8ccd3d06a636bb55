#include "core/base/late_library.h"

#include <dlfcn.h>

namespace lightstack::base {

LateLibrary::LateLibrary(const char* name) : m_handle(::dlopen(name, RTLD_LAZY | RTLD_LOCAL)) {
    if (m_handle == nullptr) m_missing = name;
}

LateLibrary::Address LateLibrary::function(const char* name) {
    if (m_handle == nullptr) return {};
    const Address found{::dlsym(m_handle, name)};
    if (found.at == nullptr && m_missing.empty()) m_missing = name;
    return found;
}

Error LateLibrary::missing() const {
    return {ErrorCode::Unsupported, {}, "needs " + m_missing + ", which is not installed"};
}

} // namespace lightstack::base
