#include "app/paths.h"

#include <cstdlib>

namespace lightstack::app {
namespace {

std::filesystem::path folder(const char* variable, const char* underHome) {
    const char* set = std::getenv(variable);
    if (set != nullptr && set[0] == '/') return std::filesystem::path(set) / "lightstack";
    const char* home = std::getenv("HOME");
    const std::filesystem::path base = home != nullptr && home[0] == '/' ? home : "/tmp";
    return base / underHome / "lightstack";
}

} // namespace

std::filesystem::path cacheFolder() {
    return folder("XDG_CACHE_HOME", ".cache");
}
std::filesystem::path configFolder() {
    return folder("XDG_CONFIG_HOME", ".config");
}
std::filesystem::path stateFolder() {
    return folder("XDG_STATE_HOME", ".local/state");
}
std::filesystem::path dataFolder() {
    return folder("XDG_DATA_HOME", ".local/share");
}

} // namespace lightstack::app
