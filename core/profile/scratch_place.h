// A place below the scratch folder that is empty when it begins and gone when it ends. Thread: one.
#pragma once

#include <filesystem>

namespace lightstack::profile {

class ScratchPlace {
public:
    ScratchPlace(const std::filesystem::path& folder, const char* name) : m_path(folder / name) {
        remove();
    }
    ~ScratchPlace() { remove(); }
    ScratchPlace(const ScratchPlace&) = delete;
    ScratchPlace& operator=(const ScratchPlace&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_path; }

private:
    void remove() const {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    std::filesystem::path m_path;
};

} // namespace lightstack::profile
