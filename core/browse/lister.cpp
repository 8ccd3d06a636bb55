#include "core/browse/lister.h"

#include "core/base/core_count.h"
#include "core/base/directory_block.h"
#include "core/base/thread_priority.h"

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

namespace lightstack::browse {
namespace {

constexpr std::size_t kFirstBlock = 256 * 1024;
constexpr std::size_t kBlock = 1024 * 1024;
constexpr std::size_t kFewToStat = 2000; // on the caller's thread

std::int64_t nanoseconds(const struct stat& st) noexcept {
    return static_cast<std::int64_t>(st.st_mtim.tv_sec) * 1'000'000'000 + st.st_mtim.tv_nsec;
}

EntryKind kindOf(std::uint8_t type, const char* name, int folder) {
    if (type == DT_DIR) return EntryKind::Folder;
    if (type == DT_LNK || type == DT_UNKNOWN) {
        struct stat st = {};
        if (::fstatat(folder, name, &st, 0) == 0) {
            if (S_ISDIR(st.st_mode)) return EntryKind::Folder;
            if (!S_ISREG(st.st_mode)) return EntryKind::Other;
        }
    } else if (type != DT_REG) {
        return EntryKind::Other; // pipes, sockets, devices
    }
    return kindOfName(name);
}

} // namespace

Result<std::shared_ptr<FolderTable>> listFolder(const std::filesystem::path& folder,
    const std::stop_token& stop, const ListingProgress& progress) {
    base::FileDescriptor directory;
    do
        directory =
            base::FileDescriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    while (!directory.isOpen() && errno == EINTR);
    if (!directory.isOpen()) return failErrno(errno, folder, "open the folder");
    auto table = std::make_shared<FolderTable>(folder);
    std::vector<char> block(kBlock);
    std::size_t reported = 0;
    for (bool first = true;; first = false) {
        if (stop.stop_requested()) return cancelled(folder);
        const long n =
            ::syscall(SYS_getdents64, directory.get(), block.data(), first ? kFirstBlock : kBlock);
        if (n < 0) return failErrno(errno, folder, "list the folder");
        if (n == 0) return table;
        base::eachDirent(
            {block.data(), static_cast<std::size_t>(n)}, [&](const char* name, std::uint8_t type) {
                table->append(name, kindOf(type, name, directory.get()));
            });
        if (first && static_cast<std::size_t>(n) > kFirstBlock / 2) {
            progress(std::make_shared<FolderTable>(*table), table->count());
        } else if (table->count() - reported >= 100'000) {
            reported = table->count();
            progress(nullptr, reported);
        }
    }
}

void statEntries(FolderTable& table, const std::stop_token& stop, StatHaste haste) {
    const base::FileDescriptor directory(
        ::open(table.folder().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.isOpen()) return;
    const bool aside = haste == StatHaste::NobodyWaits;
    const std::size_t count = table.count();
    const auto cores = static_cast<unsigned>(base::coreCount());
    const unsigned threads =
        count < kFewToStat ? 1 : std::min(4U, aside ? std::max(1U, cores - 1) : cores);
    const auto work = [&](std::size_t begin, std::size_t end) {
        if (count >= kFewToStat && aside) base::standBehind(base::kFarBehind);
        std::string name;
        for (std::size_t i = begin; i < end; ++i) {
            if ((i & 1023) == 0 && stop.stop_requested()) return;
            const auto id = static_cast<FolderTable::Id>(i);
            if (table.stated(id)) continue;
            name = table.name(id);
            struct statx st = {};
            if (::statx(directory.get(), name.c_str(), 0, STATX_SIZE | STATX_MTIME, &st) == 0)
                table.setStat(id, st.stx_size,
                    std::int64_t{st.stx_mtime.tv_sec} * 1'000'000'000 + st.stx_mtime.tv_nsec);
        }
    };
    if (threads == 1 && !(count >= kFewToStat && aside)) return work(0, count);
    // All on threads of their own: a lowered priority cannot be raised again.
    std::vector<std::jthread> pool;
    for (unsigned t = 0; t < threads; ++t)
        pool.emplace_back(work, count * t / threads, count * (t + 1) / threads);
}

std::optional<EntryState> entryState(const std::filesystem::path& folder, std::string_view name) {
    struct stat st = {};
    const std::filesystem::path path = folder / std::filesystem::path(name);
    if (::stat(path.c_str(), &st) != 0 && ::lstat(path.c_str(), &st) != 0) return std::nullopt;
    EntryState state;
    state.size = static_cast<std::uint64_t>(st.st_size);
    state.mtimeNs = nanoseconds(st);
    state.kind = S_ISDIR(st.st_mode)                          ? EntryKind::Folder
                 : S_ISREG(st.st_mode) || S_ISLNK(st.st_mode) ? kindOfName(name)
                                                              : EntryKind::Other;
    return state;
}

} // namespace lightstack::browse
