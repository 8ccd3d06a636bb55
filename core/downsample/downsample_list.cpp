#include "core/downsample/downsample_list.h"

#include "core/base/atomic_file.h"
#include "core/base/file_io.h"
#include "core/base/file_path.h"
#include "core/base/natural_order.h"
#include "core/browse/lister.h"

#include <algorithm>
#include <array>
#include <set>

namespace lightstack::downsample {
namespace {

namespace fs = std::filesystem;
using browse::EntryKind;

class Walk {
public:
    Walk(Candidates& out, const std::stop_token& stop, const DownsampleRequest& request)
        : m_out(out), m_stop(stop), m_changing(!request.dryRun), m_results(request.out) {}

    void folder(const fs::path& folder, const fs::path& root, const fs::path& shard) {
        const auto table = browse::listFolder(folder, m_stop, [](auto, auto) {});
        if (!table) {
            m_out.unreadable.push_back(table.error());
            return;
        }
        for (browse::FolderTable::Id id = 0; id < (*table)->count(); ++id) {
            const fs::path path = (*table)->path(id);
            const EntryKind kind = (*table)->kind(id);
            if (base::isTemporary(path)) {
                if (m_changing) removeLeftover(path);
            } else if (kind == EntryKind::Folder) {
                if (!(*table)->hidden(id) && !fs::is_symlink(path) && !isOut(path))
                    this->folder(path, root, shard == root ? path : shard);
            } else if (!(*table)->hidden(id) && kind != EntryKind::Video &&
                       kind != EntryKind::Other && kind != EntryKind::Unknown) {
                file(path, root, shard);
            }
        }
    }

    void file(const fs::path& path, const fs::path& root, const fs::path& shard) {
        const auto stamp = base::stampOf(path);
        if (!stamp) {
            m_out.unreadable.push_back(stamp.error());
            return;
        }
        if (!m_seen.emplace(stamp->device, stamp->inode).second) return;
        m_out.files.push_back({path, root, shard, stamp->size, stamp->mtimeNs});
    }

private:
    // Results of an earlier run are no sources.
    [[nodiscard]] bool isOut(const fs::path& path) const {
        std::error_code ignored;
        return m_results && fs::equivalent(path, *m_results, ignored);
    }
    void removeLeftover(const fs::path& path) {
        std::error_code error;
        if (!fs::is_regular_file(fs::symlink_status(path, error))) return;
        fs::remove(path, error);
        if (error) m_out.unreadable.push_back(failErrno(error.value(), path, "remove").value());
    }

    Candidates& m_out;
    const std::stop_token& m_stop;
    bool m_changing;
    std::optional<fs::path> m_results;
    std::set<std::pair<std::uint64_t, std::uint64_t>> m_seen;
};

bool isExtensionOf(const std::string& extension, io::FileFormat format) {
    constexpr std::array<std::string_view, 4> jpeg{"jpg", "jpeg", "jpe", "jfif"};
    switch (format) {
    case io::FileFormat::Jpeg:
        return std::ranges::find(jpeg, extension) != jpeg.end();
    case io::FileFormat::Png:
        return extension == "png";
    case io::FileFormat::WebP:
        return extension == "webp";
    case io::FileFormat::Tiff:
        return extension == "tif" || extension == "tiff";
    }
    return false;
}

} // namespace

Candidates listPictures(const DownsampleRequest& request, const std::stop_token& stop) {
    Candidates out;
    Walk walk(out, stop, request);
    for (const fs::path& input : request.inputs) {
        if (stop.stop_requested()) break;
        std::error_code error;
        // A trailing slash would make an empty last component.
        const fs::path path = input.has_filename() ? input : input.parent_path();
        if (fs::is_directory(path, error))
            walk.folder(path, path, path);
        else
            walk.file(path, path.parent_path(), path.parent_path());
    }
    std::ranges::sort(out.files, [](const Candidate& a, const Candidate& b) {
        return base::naturalCompare(a.path.native(), b.path.native()) < 0;
    });
    return out;
}

fs::path targetOf(
    const Candidate& candidate, io::FileFormat format, const DownsampleRequest& request) {
    fs::path target = request.out ? *request.out / candidate.path.lexically_relative(candidate.root)
                                  : candidate.path;
    if (!isExtensionOf(base::lowerExtension(target.filename().native()), format))
        target.replace_extension(io::fileFormatExtension(format));
    return target;
}

} // namespace lightstack::downsample
