// Folders and lists of the library visited, with the place in each: back and forward as in a
// browser. Pure. Thread: values.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lightstack::ui {

struct Visit {
    std::filesystem::path folder;
    std::string current;               // name under the keyboard
    std::vector<std::string> selected; // names
    int scroll = 0;                    // of the scroll bar
    std::string text = {};             // a list's query
};

class History {
public:
    // A new folder after the present one: what was ahead is forgotten. The same folder again is
    // no new visit.
    void visit(const std::filesystem::path& folder);
    // What to remember of the present folder.
    void remember(Visit visit);
    [[nodiscard]] bool canGoBack() const noexcept { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const noexcept { return m_at + 1 < m_visits.size(); }
    // Requires: canGoBack() / canGoForward().
    const Visit& back() { return m_visits[--m_at]; }
    const Visit& forward() { return m_visits[++m_at]; }
    [[nodiscard]] const std::vector<Visit>& visits() const noexcept { return m_visits; }
    [[nodiscard]] std::size_t at() const noexcept { return m_at; }

private:
    std::vector<Visit> m_visits;
    std::size_t m_at = 0;
};

// Recent folders: newest first, each once, at most ten.
std::vector<std::filesystem::path> withRecent(
    std::vector<std::filesystem::path> recent, const std::filesystem::path& folder);

} // namespace lightstack::ui
