#include "core/downsample/downsample_list.h"

#include "core/base/atomic_file.h"
#include "core/base/file_io.h"
#include "core/base/file_path.h"
#include "core/base/natural_order.h"
#include "core/browse/lister.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <map>
#include <set>
#include <unordered_set>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lightstack::downsample {
namespace {

namespace fs = std::filesystem;
using browse::EntryKind;

using FileId = std::pair<dev_t, ino_t>;

// For this user: cameras and people protect what shall stay as it is. Nothing is, for root.
bool isWriteProtected(const fs::path& path, const struct stat& state) {
    if (::geteuid() == 0) return false;
    return state.st_uid == ::geteuid() ? (state.st_mode & S_IWUSR) == 0
                                       : ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0;
}

struct Names { // hard links
    nlink_t all = 0;
    nlink_t here = 0; // in the batch
};

class Walk {
public:
    Walk(Candidates& out, const std::stop_token& stop, const DownsampleRequest& request)
        : m_out(out)
        , m_stop(stop)
        , m_changing(!request.dryRun)
        , m_results(request.out)
        , m_several(request.inputs.size() > 1) {}

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
                if (m_changing && base::isAbandoned(path)) removeLeftover(path);
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
        struct stat name = {};
        struct stat state = {};
        const bool there = ::lstat(path.c_str(), &name) == 0;
        if (!there && errno == ENOTDIR) { // lists of a library hold such paths
            m_out.unreadable.push_back({ErrorCode::Unsupported, path,
                "is inside an archive: only files of their own are made smaller"});
            return;
        }
        const bool link = there && S_ISLNK(name.st_mode);
        const bool known = there && (!link || ::stat(path.c_str(), &state) == 0);
        if (!link) state = name;
        if (!known || !S_ISREG(state.st_mode)) {
            const auto stamp = base::stampOf(path); // finds the words
            m_out.unreadable.push_back(
                stamp ? Error{ErrorCode::Io, path, "was changed by another program meanwhile"}
                      : stamp.error());
            return;
        }
        if (m_several && !m_seen[folderOf(path)].insert(path.filename().native()).second) return;
        Candidate out{path, root, shard, static_cast<std::uint64_t>(state.st_size),
            std::int64_t{state.st_mtim.tv_sec} * 1'000'000'000 + state.st_mtim.tv_nsec};
        out.isLink = link;
        out.isProtected = isWriteProtected(path, state);
        m_out.files.push_back(std::move(out));
        m_ids.push_back({state.st_dev, state.st_ino});
        if (!link && state.st_nlink > 1) {
            Names& names = m_names[m_ids.back()];
            names.all = state.st_nlink;
            ++names.here;
        }
    }

    // Names that lead to the same file, once all are known.
    void settleNames() {
        std::vector<Candidate>& files = m_out.files;
        std::vector<FileId> named; // by their own names; asked for by links alone
        if (!m_results && std::ranges::any_of(files, &Candidate::isLink)) {
            for (std::size_t i = 0; i < files.size(); ++i)
                if (!files[i].isLink) named.push_back(m_ids[i]);
            std::ranges::sort(named);
        }
        std::size_t kept = 0;
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (files[i].isLink && std::ranges::binary_search(named, m_ids[i])) {
                ++m_out.links;
                continue;
            }
            const auto names = m_names.find(m_ids[i]);
            files[i].hasOtherNames = !files[i].isLink && names != m_names.end() &&
                                     names->second.all > names->second.here;
            if (kept != i) files[kept] = std::move(files[i]);
            ++kept;
        }
        files.resize(kept);
    }

private:
    // Results of an earlier run are no sources.
    [[nodiscard]] bool isOut(const fs::path& path) const {
        std::error_code ignored;
        return m_results && fs::equivalent(path, *m_results, ignored);
    }
    FileId folderOf(const fs::path& path) {
        const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
        if (m_folder.first != folder) {
            struct stat state = {};
            if (::stat(folder.c_str(), &state) != 0) state = {};
            m_folder = {folder, {state.st_dev, state.st_ino}};
        }
        return m_folder.second;
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
    bool m_several;                                           // inputs: two may hold the same file
    std::map<FileId, std::unordered_set<std::string>> m_seen; // names, by folder
    std::pair<fs::path, FileId> m_folder;                     // the last one that was asked for
    std::vector<FileId> m_ids;                                // of the files
    std::map<FileId, Names> m_names;                          // of files with several
};

// Of a file that was named itself.
fs::path rootOf(const fs::path& file, const fs::path& root) {
    const fs::path within = file.lexically_relative(root);
    const bool inside = !root.empty() && !within.empty() && *within.begin() != "..";
    return inside ? root : file.parent_path();
}

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
            walk.file(path, rootOf(path, request.root), path.parent_path());
    }
    walk.settleNames();
    std::ranges::sort(out.files, [](const Candidate& a, const Candidate& b) {
        return base::naturalCompare(a.path.native(), b.path.native()) < 0;
    });
    return out;
}

fs::path targetOf(const Candidate& candidate, io::FileFormat format, bool converts,
    const DownsampleRequest& request) {
    fs::path target = request.out ? *request.out / candidate.path.lexically_relative(candidate.root)
                                  : candidate.path;
    if (converts && !isExtensionOf(base::lowerExtension(target.filename().native()), format))
        target.replace_extension(io::fileFormatExtension(format));
    return target;
}

} // namespace lightstack::downsample
