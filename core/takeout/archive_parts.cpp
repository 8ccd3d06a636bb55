#include "core/takeout/archive_parts.h"

#include "core/base/natural_order.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace lightstack::takeout {
namespace {

namespace fs = std::filesystem;

// Three digits behind a dash, before the extension.
bool isNumbered(std::string_view stem) noexcept {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return stem.size() > 4 && stem[stem.size() - 4] == '-' &&
           std::all_of(stem.end() - 3, stem.end(), digit);
}

using namespace std::string_view_literals;
constexpr std::array kExtensions{".zip"sv, ".tgz"sv, ".tar.gz"sv};

// The name up to its extension; empty where it is none of a part's.
std::string_view partStem(std::string_view name) noexcept {
    if (!name.starts_with("takeout-")) return {};
    for (const std::string_view extension : kExtensions)
        if (name.ends_with(extension)) {
            const std::string_view stem = name.substr(0, name.size() - extension.size());
            return isNumbered(stem) ? stem : std::string_view();
        }
    return {};
}

bool isPart(std::string_view name, PartKinds kinds) noexcept {
    return !partStem(name).empty() && (kinds == PartKinds::ZipAndTar || name.ends_with(".zip"));
}

} // namespace

std::vector<fs::path> partsIn(const fs::path& folder, PartKinds kinds) {
    std::vector<fs::path> out;
    std::error_code error;
    if (fs::is_directory(folder / "Takeout", error)) return out;
    fs::directory_iterator it(folder, error);
    for (; !error && it != fs::directory_iterator(); it.increment(error)) {
        std::error_code ignored;
        if (isPart(it->path().filename().native(), kinds) && it->is_regular_file(ignored))
            out.push_back(it->path());
    }
    std::sort(out.begin(), out.end(), [](const fs::path& a, const fs::path& b) {
        return base::naturalLess(a.native(), b.native());
    });
    return out;
}

std::vector<std::string> missingParts(const std::vector<fs::path>& archives) {
    constexpr std::size_t kMost = 1000;
    // Before, behind the number.
    std::map<std::pair<std::string, std::string>, std::set<int>> series;
    for (const fs::path& path : archives) {
        const std::string name = path.filename().native();
        const std::string stem(partStem(name));
        if (stem.empty()) continue;
        const std::size_t digits = stem.size() - 3;
        series[{stem.substr(0, digits), name.substr(stem.size())}].insert(
            std::stoi(stem.substr(digits)));
    }
    std::vector<std::string> out;
    for (const auto& [name, numbers] : series)
        for (int i = 1; i < *numbers.rbegin() && out.size() < kMost; ++i)
            if (!numbers.contains(i))
                out.push_back(name.first + std::to_string(1000 + i).substr(1) + name.second);
    return out;
}

std::vector<fs::path> withParts(const std::vector<fs::path>& paths, PartKinds kinds) {
    std::vector<fs::path> out;
    const auto add = [&](const fs::path& path) {
        if (std::find(out.begin(), out.end(), path) == out.end()) out.push_back(path);
    };
    for (const fs::path& path : paths) {
        add(path);
        for (const fs::path& part : partsIn(path, kinds))
            add(part);
    }
    return out;
}

} // namespace lightstack::takeout
