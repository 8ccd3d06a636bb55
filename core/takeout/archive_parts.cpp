#include "core/takeout/archive_parts.h"

#include "core/base/natural_order.h"

#include <algorithm>
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

bool isPart(std::string_view name, PartKinds kinds) noexcept {
    if (!name.starts_with("takeout-")) return false;
    using namespace std::string_view_literals;
    for (const std::string_view extension : {".zip"sv, ".tgz"sv, ".tar.gz"sv})
        if (name.ends_with(extension) && (kinds == PartKinds::ZipAndTar || extension == ".zip"sv))
            return isNumbered(name.substr(0, name.size() - extension.size()));
    return false;
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
