#include "core/archive/unpacked_lately.h"

#include <algorithm>
#include <fcntl.h>
#include <string>

namespace lightstack::archive {
namespace {

constexpr std::size_t kMostEntries = 3;
constexpr std::uint64_t kMostKept = std::uint64_t{256} << 20;

// Not dup(): that would share the position.
base::FileDescriptor reopened(const base::FileDescriptor& file) {
    const std::string path = "/proc/self/fd/" + std::to_string(file.get());
    return base::FileDescriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
}

} // namespace

std::optional<base::FileDescriptor> UnpackedLately::find(const UnpackedMember& member) {
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) {
        return entry.member.index == member.index && entry.member.stamp == member.stamp &&
               entry.member.archive == member.archive;
    });
    if (found == m_entries.end()) return std::nullopt;
    m_entries.splice(m_entries.begin(), m_entries, found);
    base::FileDescriptor file = reopened(found->file);
    if (!file.isOpen()) return std::nullopt;
    return file;
}

void UnpackedLately::keep(
    const UnpackedMember& member, std::uint64_t bytes, const base::FileDescriptor& file) {
    if (bytes > kMostKept) return;
    base::FileDescriptor own = reopened(file);
    if (!own.isOpen()) return;
    const std::lock_guard lock(m_mutex);
    m_entries.push_front({member, std::move(own)});
    if (m_entries.size() > kMostEntries) m_entries.pop_back();
}

UnpackedLately& UnpackedLately::shared() {
    static UnpackedLately unpacked;
    return unpacked;
}

} // namespace lightstack::archive
