// "1 file", "3 files": counts in the sentences of the command line. Thread: any.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lightstack::app {

// `one`: a noun that takes an s.
inline std::string counted(std::uint64_t count, std::string_view one) {
    return std::to_string(count) + ' ' + std::string(one) + (count == 1 ? "" : "s");
}

} // namespace lightstack::app
