#include "core/profile/machine.h"

#include "core/base/core_count.h"

#include <fstream>

namespace lightstack::profile {
namespace {

std::string processorName() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("model name")) continue;
        const std::size_t from = line.find_first_not_of(": \t", line.find(':'));
        return from == std::string::npos ? std::string() : line.substr(from);
    }
    return {}; // not all systems tell
}

} // namespace

const std::string& machineName() {
    static const std::string name = std::to_string(base::coreCount()) + " × " + processorName();
    return name;
}

} // namespace lightstack::profile
