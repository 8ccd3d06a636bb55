#include "core/thumbs/pyramid_shelf.h"

#include "core/runs/slice_name.h"
#include "core/volume/folder_handle.h"

#include <algorithm>
#include <sys/stat.h>

namespace lightstack::thumbs {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr auto kGood = 30s; // then the folder is looked at again
constexpr std::size_t kMostFolders = 8;

std::int64_t changed(const struct stat& st) noexcept {
    return static_cast<std::int64_t>(st.st_mtim.tv_sec) * 1'000'000'000 + st.st_mtim.tv_nsec;
}

// Two links, to itself and from above: no folder within, so no pyramid beside the data.
bool mayHavePyramid(const struct stat& folder, const fs::path& path) {
    if (folder.st_nlink != 2) return true;
    volume::SliceStack any;
    any.folder = path;
    const fs::path cache =
        volume::cachedPyramidFolder(any, volume::PyramidMode::Exact).parent_path().parent_path();
    std::error_code ignored;
    return fs::exists(cache, ignored);
}

void fillStamps(volume::SliceStack& stack) {
    for (auto* slices : {&stack.slices, &stack.duplicates})
        for (volume::Slice& slice : *slices)
            if (const auto stamp = base::stampOf(stack.pathOf(slice))) {
                slice.size = stamp->size;
                slice.mtimeNs = stamp->mtimeNs;
            }
}

} // namespace

std::unordered_map<std::string, PyramidShelf::Known> PyramidShelf::lookUp(const fs::path& folder) {
    std::unordered_map<std::string, Known> out;
    const auto handle = volume::FolderHandle::open(folder);
    const auto files = handle ? handle->list({}) : tl::unexpected(handle.error());
    if (!files) return out;
    for (volume::FoundStack& found : volume::findStacks(folder, *files).stacks) {
        // Whether there is one is asked before 100,000 files are looked at.
        if (!volume::findPyramid(found.stack)) continue;
        fillStamps(found.stack);
        auto pyramid = volume::findPyramid(found.stack);
        if (!pyramid || !pyramid->current) continue;
        const auto reader = volume::LevelReader::open(*std::move(pyramid));
        if (!reader) continue;
        const std::int64_t first = found.stack.slices.front().index;
        for (const volume::Slice& slice : found.stack.slices)
            out.emplace(slice.name, Known{*reader, slice.index - first, slice.size, slice.mtimeNs});
    }
    return out;
}

std::optional<PyramidShelf::Place> PyramidShelf::find(
    const fs::path& file, const base::FileStamp& stamp) {
    const std::string name = file.filename().native();
    if (stamp.size < kLeastBytes || runs::looksLikeSlice(name) == runs::SliceLikelihood::Never ||
        runs::digitRuns(name).empty())
        return std::nullopt;
    const fs::path folder = file.parent_path();
    struct stat st = {};
    if (::stat(folder.c_str(), &st) != 0) return std::nullopt;
    std::unique_lock lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    auto at = std::find_if(m_folders.begin(), m_folders.end(),
        [&](const Folder& known) { return known.path == folder; });
    if (at == m_folders.end() || at->mtimeNs != changed(st) || now - at->looked > kGood) {
        if (!m_looking.insert(folder).second) return std::nullopt;
        lock.unlock();
        Folder fresh{folder, changed(st), now, {}};
        if (mayHavePyramid(st, folder)) fresh.slices = lookUp(folder);
        lock.lock();
        m_looking.erase(folder);
        m_folders.remove_if([&](const Folder& known) { return known.path == folder; });
        m_folders.push_front(std::move(fresh));
        if (m_folders.size() > kMostFolders) m_folders.pop_back();
        at = m_folders.begin();
    }
    const auto known = at->slices.find(name);
    if (known == at->slices.end() || known->second.size != stamp.size ||
        known->second.mtimeNs != stamp.mtimeNs)
        return std::nullopt;
    return Place{known->second.reader, known->second.position};
}

} // namespace lightstack::thumbs
