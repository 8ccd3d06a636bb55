#include "core/archive/archive_shelf.h"

#include <algorithm>

namespace lightstack::archive {
namespace {
constexpr std::size_t kMostArchives = 32;
constexpr std::uint64_t kMostBytes = std::uint64_t{256} << 20;
} // namespace

Result<std::shared_ptr<const ZipArchive>> ArchiveShelf::open(
    const std::filesystem::path& path, const std::stop_token& stop) {
    const auto stamp = base::stampOf(path);
    if (!stamp) return tl::unexpected(stamp.error());
    // Held while a directory is read: who wants the same one at that time gets it, too.
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_archives.begin(), m_archives.end(),
        [&](const auto& archive) { return archive->path() == path; });
    if (found != m_archives.end()) {
        if ((*found)->stamp() == *stamp) {
            m_archives.splice(m_archives.begin(), m_archives, found);
            return m_archives.front();
        }
        m_archives.erase(found);
    }
    auto archive = ZipArchive::open(path, stop);
    if (!archive) return archive;
    m_archives.push_front(*archive);
    std::uint64_t bytes = 0;
    std::size_t count = 0;
    m_archives.remove_if([&](const auto& each) {
        bytes += each->memoryBytes();
        return ++count > 1 && (count > kMostArchives || bytes > kMostBytes);
    });
    return archive;
}

ArchiveShelf& ArchiveShelf::shared() {
    static ArchiveShelf shelf;
    return shelf;
}

} // namespace lightstack::archive
