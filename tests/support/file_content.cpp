#include "tests/support/file_content.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace lightstack::tests {

namespace fs = std::filesystem;

std::string contentOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return "unreadable";
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> namesIn(const fs::path& folder) {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(folder))
        out.push_back(entry.path().filename().native());
    std::sort(out.begin(), out.end());
    return out;
}

Tree treeOf(const fs::path& folder) {
    Tree out;
    if (!fs::exists(folder)) return out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            out[entry.path().lexically_relative(folder)] = contentOf(entry.path());
    return out;
}

} // namespace lightstack::tests
