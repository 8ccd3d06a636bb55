#include "ui/window/history.h"

#include <algorithm>

namespace lightstack::ui {
namespace {
constexpr std::size_t kMostVisits = 200;
constexpr std::size_t kMostRecent = 10;
} // namespace

void History::visit(const std::filesystem::path& folder) {
    if (!m_visits.empty()) {
        if (m_visits[m_at].folder == folder) return;
        m_visits.resize(m_at + 1);
    }
    m_visits.push_back({folder, {}, {}, 0});
    if (m_visits.size() > kMostVisits) m_visits.erase(m_visits.begin());
    m_at = m_visits.size() - 1;
}

void History::remember(Visit visit) {
    if (!m_visits.empty() && m_visits[m_at].folder == visit.folder)
        m_visits[m_at] = std::move(visit);
}

std::vector<std::filesystem::path> withRecent(
    std::vector<std::filesystem::path> recent, const std::filesystem::path& folder) {
    std::erase(recent, folder);
    recent.insert(recent.begin(), folder);
    if (recent.size() > kMostRecent) recent.resize(kMostRecent);
    return recent;
}

} // namespace lightstack::ui
