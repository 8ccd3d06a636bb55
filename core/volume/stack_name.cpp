#include "core/volume/stack_name.h"

#include <string_view>

namespace lightstack::volume {

std::string withoutJoint(std::string name) {
    while (!name.empty() && std::string_view(" _-.").find(name.back()) != std::string_view::npos)
        name.pop_back();
    return name;
}

std::string shortened(std::string name) {
    constexpr std::size_t kLongest = 200; // bytes, of the 255 that file systems take
    if (name.size() <= kLongest) return name;
    std::size_t end = kLongest;
    while (end > kLongest - 4 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U)
        --end;
    name.resize(end);
    return name;
}

} // namespace lightstack::volume
