#include "core/takeout/folder_walk.h"

#include "core/base/file_io.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
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

struct LinuxDirent { // the kernel's layout, see getdents(2)
    std::uint64_t inode;
    std::int64_t offset;
    std::uint16_t length;
    std::uint8_t type;
    char name[1];
};

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
        for (std::size_t at = 0; at < static_cast<std::size_t>(n);) {
            LinuxDirent head; // NOLINT: filled by the copy
            std::memcpy(&head, block.data() + at, offsetof(LinuxDirent, name));
            const char* name = block.data() + at + offsetof(LinuxDirent, name);
            at += head.length;
            if (std::strcmp(name, ".") != 0 && std::strcmp(name, "..") != 0)
                entry(directory.get(), name, head.type);
        }
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

class Walk {
public:
    Walk(const std::stop_token& stop, const WalkError& onError)
        : m_stop(stop), m_onError(onError) {}

    Result<void> root(const fs::path& path, std::size_t number) {
        std::error_code error;
        fs::path absolute = fs::absolute(path, error).lexically_normal();
        if (!absolute.has_filename()) absolute = absolute.parent_path();
        m_root = absolute.native();
        m_number = number;
        std::vector<fs::path> open{absolute};
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
            place(folder);
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
    // The key and the part: by the last component "Takeout", else by the root.
    void place(const fs::path& folder) {
        const std::string& path = folder.native();
        const std::string marked = path + "/";
        const std::size_t at = marked.rfind("/Takeout/");
        const std::string prefix = at == std::string::npos ? m_root : path.substr(0, at + 8);
        std::string key = path.size() > prefix.size() ? path.substr(prefix.size() + 1) : "";
        const auto part =
            static_cast<std::uint32_t>(m_parts.emplace(prefix, m_parts.size()).first->second);
        const std::size_t tree = at == std::string::npos ? m_number + 1 : 0;
        LogicalFolder& logical = m_folders[{tree, key}];
        logical.key = std::move(key);
        for (const PhysicalFolder& known : logical.folders)
            if (known.path == folder) return; // a root within a root
        logical.folders.push_back({folder, part});
    }

    const std::stop_token& m_stop;
    const WalkError& m_onError;
    std::string m_root;
    std::size_t m_number = 0;
    std::map<std::string, std::size_t> m_parts;
    std::map<std::pair<std::size_t, std::string>, LogicalFolder> m_folders;
};

} // namespace

Result<std::vector<LogicalFolder>> walkFolders(
    std::span<const fs::path> roots, const std::stop_token& stop, const WalkError& onError) {
    Walk walk(stop, onError);
    for (std::size_t i = 0; i < roots.size(); ++i)
        if (auto done = walk.root(roots[i], i); !done) return tl::unexpected(done.error());
    return walk.result();
}

std::vector<FolderFile> listFiles(
    const LogicalFolder& folder, const std::stop_token& stop, const WalkError& onError) {
    std::vector<FolderFile> files;
    for (std::uint32_t i = 0; i < folder.folders.size(); ++i) {
        const PhysicalFolder& physical = folder.folders[i];
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
    std::sort(files.begin(), files.end(), [](const FolderFile& a, const FolderFile& b) {
        return std::tie(a.name, a.part, a.folder) < std::tie(b.name, b.part, b.folder);
    });
    return files;
}

} // namespace lightstack::takeout
