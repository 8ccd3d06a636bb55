// "1 file", "3 files": counts in sentences that are not translated. Thread: any.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lightstack::base {

inline std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}
// `one`: a noun that takes an s.
inline std::string counted(std::uint64_t count, std::string_view one) {
    return std::to_string(count) + ' ' + std::string(one) + (count == 1 ? "" : "s");
}

} // namespace lightstack::base
