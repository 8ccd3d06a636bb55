#include "tests/support/samples.h"

#include <cstdlib>

namespace lightstack::tests {

std::filesystem::path samplesFolder() {
    const char* set = std::getenv("LIGHTSTACK_SAMPLES");
    const std::filesystem::path folder =
        set != nullptr && *set != 0
            ? std::filesystem::path(set)
            : std::filesystem::path(LIGHTSTACK_SOURCE_DIR) / "../shared/samples";
    std::error_code error;
    return std::filesystem::exists(folder / "INDEX.md", error) ? folder.lexically_normal()
                                                               : std::filesystem::path{};
}

} // namespace lightstack::tests
