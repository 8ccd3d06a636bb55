#include "core/takeout/folder_walk.h"

#include "core/archive/archive_path.h"
#include "core/base/directory_block.h"
#include "core/base/file_io.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <map>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace lightstack::takeout {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 256 * 1024;

// Calls `entry(folder descriptor, name, type)` for each entry but "." and "..".
template <class F>
Result<void> eachEntry(const fs::path& folder, const std::stop_token& stop, F&& entry) {
    const base::FileDescriptor directory(
        ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.isOpen()) return failErrno(errno, folder, "open the folder");
    std::vector<char> block(kBlock);
    while (true) {
        if (stop.stop_requested()) return cancelled(folder);
        const long n = ::syscall(SYS_getdents64, directory.get(), block.data(), block.size());
        if (n < 0) return failErrno(errno, folder, "list the folder");
        if (n == 0) return {};
        base::eachDirent({block.data(), static_cast<std::size_t>(n)},
            [&](const char* name, std::uint8_t type) { entry(directory.get(), name, type); });
    }
}

bool isFolder(int directory, const char* name, std::uint8_t type) {
    if (type != DT_UNKNOWN) return type == DT_DIR;
    struct stat st = {};
    return ::fstatat(directory, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(st.st_mode);
}

bool isLeftOut(std::string_view name) noexcept {
    return name.starts_with('.') || name == "@eaDir" || name == "#recycle" || name == "__MACOSX";
}

fs::path absoluteOf(const fs::path& path) {
    std::error_code error;
    fs::path absolute = fs::absolute(path, error).lexically_normal();
    return absolute.has_filename() ? absolute : absolute.parent_path();
}

class Walk {
public:
    Walk(const std::stop_token& stop, const WalkError& onError)
        : m_stop(stop), m_onError(onError) {}

    Result<void> root(const TreeRoot& root, std::size_t number) {
        m_root = root.path.native();
        m_number = number;
        if (root.listing == Listing::Disk) return onDisk(root.path);
        Folders folders{{m_root, {}}};
        if (root.listing == Listing::Zip)
            inZip(*root.zip, folders);
        else
            for (const std::string& path : root.folders)
                if (path.starts_with(m_root + "/")) withParents(path, folders);
        for (auto& [path, members] : folders) {
            members.shrink_to_fit(); // kept until the scan's end
            place({path, 0, root.listing, root.zip, std::move(members)});
        }
        return {};
    }
    std::vector<LogicalFolder> result() {
        std::vector<LogicalFolder> out;
        for (auto& [key, folder] : m_folders)
            out.push_back(std::move(folder));
        return out;
    }

private:
    using Members = std::vector<archive::ZipArchive::Index>;
    using Folders = std::map<std::string, Members>; // by path

    Result<void> onDisk(const fs::path& root) {
        std::vector<fs::path> open{root};
        bool first = true;
        while (!open.empty()) {
            const fs::path folder = std::move(open.back());
            open.pop_back();
            std::vector<std::string> names;
            const auto read =
                eachEntry(folder, m_stop, [&](int directory, const char* name, std::uint8_t type) {
                    if (!isLeftOut(name) && isFolder(directory, name, type))
                        names.emplace_back(name);
                });
            if (!read && (first || read.error().code == ErrorCode::Cancelled))
                return tl::unexpected(read.error());
            first = false;
            if (!read) {
                m_onError(read.error());
                continue;
            }
            std::sort(names.begin(), names.end(), std::greater<>());
            for (const std::string& name : names)
                open.push_back(folder / name);
            place({folder});
        }
        return {};
    }

    // The folder and those above it, up to the root.
    Members& withParents(const std::string& path, Folders& folders) const {
        for (std::size_t slash = path.rfind('/'); slash > m_root.size();
             slash = path.rfind('/', slash - 1))
            if (!folders.try_emplace(path.substr(0, slash)).second) break;
        return folders[path];
    }

    void inZip(const archive::ZipArchive& zip, Folders& folders) const {
        std::string last; // members of one folder mostly follow each other
        Members* members = nullptr;
        for (const auto index : zip.byPath()) {
            const archive::Member member = zip.member(index);
            const bool isFile = member.kind == archive::EntryKind::File;
            const std::size_t slash = member.path.rfind('/');
            const std::string_view folder = !isFile ? member.path
                                            : slash == std::string_view::npos
                                                ? std::string_view()
                                                : member.path.substr(0, slash);
            if (members == nullptr || folder != last) {
                last = folder;
                members = isLeftOutWithin(folder) ? nullptr
                          : folder.empty()        ? &folders[m_root]
                                                  : &withParents(m_root + "/" + last, folders);
            }
            if (members != nullptr && isFile) members->push_back(index);
        }
    }

    // The key and the part: by the last component "Takeout", else by the root.
    void place(PhysicalFolder folder) {
        const std::string& path = folder.path.native();
        const std::string marked = path + "/";
        const std::size_t at = marked.rfind("/Takeout/");
        const std::string prefix = at == std::string::npos ? m_root : path.substr(0, at + 8);
        std::string key = path.size() > prefix.size() ? path.substr(prefix.size() + 1) : "";
        folder.part =
            static_cast<std::uint32_t>(m_parts.emplace(prefix, m_parts.size()).first->second);
        const std::size_t tree = at == std::string::npos ? m_number + 1 : 0;
        LogicalFolder& logical = m_folders[{tree, key}];
        logical.key = std::move(key);
        for (const PhysicalFolder& known : logical.folders)
            if (known.path == folder.path) return; // a root within a root
        logical.folders.push_back(std::move(folder));
    }

    const std::stop_token& m_stop;
    const WalkError& m_onError;
    std::string m_root;
    std::size_t m_number = 0;
    std::map<std::string, std::size_t> m_parts;
    std::map<std::pair<std::size_t, std::string>, LogicalFolder> m_folders;
};

void listZip(const PhysicalFolder& folder, std::uint32_t number, std::vector<FolderFile>& files) {
    for (const auto index : folder.members) {
        const archive::Member member = folder.zip->member(index);
        const std::size_t slash = member.path.rfind('/');
        files.push_back({std::string(member.path.substr(slash + 1)), folder.part, number,
            member.size, member.mtimeNs, index});
    }
}

} // namespace

bool isLeftOutWithin(std::string_view path) noexcept {
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        if (isLeftOut(path.substr(0, slash))) return true;
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    }
    return false;
}

Result<TreeRoot> openRoot(const fs::path& path, const std::stop_token& stop) {
    TreeRoot root{absoluteOf(path)};
    std::error_code error;
    if (!fs::is_regular_file(root.path, error)) return root; // the walk says what it is
    const auto kind = archive::kindOfArchive(root.path);
    if (!kind) return tl::unexpected(kind.error());
    if (*kind == archive::ArchiveKind::Tar)
        return fail(ErrorCode::Unsupported, root.path,
            "is a tar archive: only a scan reads it, from its beginning to its end");
    if (*kind == archive::ArchiveKind::None)
        return fail(ErrorCode::Unsupported, root.path, "is neither a folder nor an archive");
    auto zip = archive::ZipArchive::open(root.path, stop);
    if (!zip) return tl::unexpected(zip.error());
    root.listing = Listing::Zip;
    root.zip = std::move(*zip);
    return root;
}

Result<std::vector<LogicalFolder>> walkTrees(
    std::span<const TreeRoot> roots, const std::stop_token& stop, const WalkError& onError) {
    Walk walk(stop, onError);
    for (std::size_t i = 0; i < roots.size(); ++i)
        if (auto done = walk.root(roots[i], i); !done) return tl::unexpected(done.error());
    return walk.result();
}

Result<std::vector<LogicalFolder>> walkFolders(
    std::span<const fs::path> roots, const std::stop_token& stop, const WalkError& onError) {
    std::vector<TreeRoot> opened;
    for (const fs::path& path : roots) {
        auto root = openRoot(path, stop);
        if (!root && root.error().code == ErrorCode::CorruptData && roots.size() > 1) {
            onError(root.error());
            continue;
        }
        if (!root) return tl::unexpected(root.error());
        if (root->zip)
            for (const Error& problem : root->zip->problems())
                onError(problem);
        opened.push_back(std::move(*root));
    }
    return walkTrees(opened, stop, onError);
}

std::vector<FolderFile> listFiles(
    const LogicalFolder& folder, const std::stop_token& stop, const WalkError& onError) {
    std::vector<FolderFile> files;
    std::size_t members = 0;
    for (const PhysicalFolder& physical : folder.folders)
        members += physical.members.size();
    files.reserve(members);
    for (std::uint32_t i = 0; i < folder.folders.size(); ++i) {
        const PhysicalFolder& physical = folder.folders[i];
        if (physical.listing == Listing::Zip) listZip(physical, i, files);
        if (physical.listing != Listing::Disk) continue;
        const auto read =
            eachEntry(physical.path, stop, [&](int directory, const char* name, std::uint8_t type) {
                if (type != DT_REG && type != DT_LNK && type != DT_UNKNOWN) return;
                struct stat st = {};
                if (::fstatat(directory, name, &st, 0) != 0 || !S_ISREG(st.st_mode)) return;
                files.push_back({name, physical.part, i, static_cast<std::uint64_t>(st.st_size),
                    static_cast<std::int64_t>(st.st_mtim.tv_sec) * 1'000'000'000 +
                        st.st_mtim.tv_nsec});
            });
        if (!read) onError(read.error());
    }
    sortFiles(files);
    return files;
}

void sortFiles(std::vector<FolderFile>& files) {
    std::sort(files.begin(), files.end(), [](const FolderFile& a, const FolderFile& b) {
        return std::tie(a.name, a.part, a.folder) < std::tie(b.name, b.part, b.folder);
    });
}

Result<std::vector<std::byte>> readSmall(
    const LogicalFolder& folder, const FolderFile& file, std::uint64_t limit) {
    const PhysicalFolder& physical = folder.folders[file.folder];
    return physical.zip ? physical.zip->read(file.member, limit)
                        : base::readWhole(physical.path / file.name, limit);
}

} // namespace lightstack::takeout
