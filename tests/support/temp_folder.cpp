#include "tests/support/temp_folder.h"

#include <cstdlib>
#include <fstream>
#include <string>

namespace lightstack::tests {

TempFolder::TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "lightstack-test-XXXXXX").native();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    m_path = name;
}

TempFolder::~TempFolder() {
    std::error_code error;
    namespace fs = std::filesystem;
    for (auto it = fs::recursive_directory_iterator(
             m_path, fs::directory_options::skip_permission_denied, error);
         !error && it != fs::recursive_directory_iterator(); it.increment(error))
        if (it->is_directory(error) && !it->is_symlink(error))
            fs::permissions(it->path(), fs::perms::owner_all, fs::perm_options::add, error);
    fs::remove_all(m_path, error);
}

std::filesystem::path TempFolder::operator/(std::string_view name) const {
    return m_path / std::filesystem::path(name);
}

std::filesystem::path TempFolder::write(std::string_view name, std::string_view content) const {
    const std::filesystem::path path = *this / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary)
        .write(content.data(), static_cast<std::streamsize>(content.size()));
    return path;
}

std::filesystem::path TempFolder::write(
    std::string_view name, std::span<const std::byte> content) const {
    return write(
        name, std::string_view(reinterpret_cast<const char*>(content.data()), content.size()));
}

} // namespace lightstack::tests
