// A folder that is there for one test, with short ways to put files into it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace lightstack::tests {

class TempFolder {
public:
    TempFolder();  // aborts the test program where none can be made
    ~TempFolder(); // removes everything, also what was made unreadable
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_path; }
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const;
    // Makes parent folders as needed; returns the path.
    std::filesystem::path write(std::string_view name, std::string_view content) const;
    std::filesystem::path write(std::string_view name, std::span<const std::byte> content) const;

private:
    std::filesystem::path m_path;
};

} // namespace lightstack::tests
