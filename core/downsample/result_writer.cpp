#include "core/downsample/result_writer.h"

#include "core/base/atomic_file.h"
#include "core/base/file_path.h"
#include "core/browse/lister.h"

#include <algorithm>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lightstack::downsample {
namespace {

constexpr std::uint64_t kFilesASync = 64;

Result<void> syncFolder(const std::filesystem::path& folder) {
    base::FileDescriptor file;
    do
        file = base::FileDescriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    while (!file.isOpen() && errno == EINTR);
    if (!file.isOpen()) return failErrno(errno, folder, "open");
    while (::fsync(file.get()) != 0) {
        if (errno == EINVAL || errno == ENOTSUP) return {}; // of this file system there is no more
        if (errno != EINTR) return failErrno(errno, folder, "write to disk");
    }
    return {};
}

bool isRegular(const std::filesystem::path& path) {
    struct stat state = {};
    return ::lstat(path.c_str(), &state) == 0 && S_ISREG(state.st_mode);
}

} // namespace

Result<void> ResultWriter::makeFolder(const std::filesystem::path& folder) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_made.contains(folder)) return {};
    }
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return failErrno(error.value(), folder, "create the folder");
    const std::lock_guard lock(m_mutex);
    m_made.insert(folder);
    return {};
}

Result<void> ResultWriter::writeAside(Writing& result) {
    const Candidate& source = result.picture->candidate;
    const std::filesystem::path& target = result.picture->target;
    if (Result<void> made = makeFolder(target.parent_path()); !made) return made;
    base::WriteOptions options;
    options.sync = options.verify = m_request.safe;
    options.like = source.path;
    options.replaces = target == source.path;
    options.beforeRename = [&source, &target, this](const base::FileStamp& stamp) -> Result<void> {
        const auto now = base::stampOf(source.path);
        if (!now) return tl::unexpected(now.error());
        if (now->size != source.size || now->mtimeNs != source.mtimeNs)
            return fail(ErrorCode::Io, source.path, "was changed by another program meanwhile");
        return m_journal.add(
            {source.path, source.size, source.mtimeNs, target, stamp.size, stamp.mtimeNs});
    };
    auto file =
        base::PendingFile::write(target, base::ByteParts(&result.bytes, 1), std::move(options));
    if (!file) return tl::unexpected(file.error());
    result.file.emplace(*std::move(file));
    return {};
}

Result<void> ResultWriter::place(Writing& result) {
    const std::filesystem::path& target = result.picture->target;
    Result<void> placed = result.file->place(base::ByteParts(&result.bytes, 1));
    if (!placed) {
        if (placed.error().code == ErrorCode::Usage) // made by somebody since names were compared
            placed.error().detail =
                base::toLossyUtf8(target.filename().native()) + " " + placed.error().detail;
        return placed;
    }
    bool batchIsFull = false;
    {
        const std::lock_guard lock(m_mutex);
        m_changed.insert(target.parent_path());
        batchIsFull = ++m_unsynced >= kFilesASync;
    }
    if (batchIsFull) syncFolders();
    return {};
}

namespace {

// A step of one whose steps so far went well.
template <class Step>
void take(Writing& result, Step step) {
    if (!result.outcome) return;
    const auto start = std::chrono::steady_clock::now();
    result.outcome = step(result);
    result.seconds +=
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (!result.outcome) result.file.reset(); // removed
}

} // namespace

void ResultWriter::write(std::span<Writing> together) {
    for (Writing& result : together)
        take(result, [this](Writing& one) { return writeAside(one); });
    for (Writing& result : together)
        take(result, [](Writing& one) { return one.file->sync(); });
    for (Writing& result : together)
        take(result, [this](Writing& one) { return place(one); });
}

void ResultWriter::noteFailure(const std::filesystem::path& folder, Error error) {
    const std::lock_guard lock(m_mutex);
    m_unsafe.insert(folder);
    m_failures.push_back(std::move(error));
}

void ResultWriter::clearLeftovers(const std::vector<PlannedPicture>& pictures) {
    std::set<std::filesystem::path> folders;
    for (const PlannedPicture& picture : pictures)
        if (!picture.target.empty()) folders.insert(picture.target.parent_path());
    for (const std::filesystem::path& folder : folders) {
        const auto table = browse::listFolder(folder, {}, [](auto, auto) {});
        if (!table && table.error().code != ErrorCode::NotFound) // not made yet
            m_failures.push_back(table.error());
        for (browse::FolderTable::Id id = 0; table && id < (*table)->count(); ++id) {
            if (!(*table)->hidden(id)) continue; // all of ours are
            const std::filesystem::path path = (*table)->path(id);
            if (base::isAbandoned(path) && isRegular(path) && ::unlink(path.c_str()) != 0)
                m_failures.push_back(failErrno(errno, path, "remove").value());
        }
    }
}

void ResultWriter::syncFolders() {
    std::set<std::filesystem::path> folders;
    {
        const std::lock_guard lock(m_mutex);
        folders.swap(m_changed);
        m_unsynced = 0;
    }
    if (!m_request.safe) return;
    if (const auto synced = m_journal.sync(); !synced) noteFailure({}, synced.error());
    for (const std::filesystem::path& folder : folders)
        if (const auto synced = syncFolder(folder); !synced) noteFailure(folder, synced.error());
}

void ResultWriter::count(
    const PlannedPicture& picture, const SmallPicture& small, const Times& times) {
    const std::lock_guard lock(m_mutex);
    ShardTotals& shard = m_totals[picture.candidate.shard];
    shard.begunAt = shard.written == 0 ? times.begunAt : std::min(shard.begunAt, times.begunAt);
    shard.endedAt = std::max(shard.endedAt, times.endedAt);
    ++shard.written;
    shard.converted += picture.judgement.converts ? 1 : 0;
    shard.bytesBefore += picture.candidate.size;
    shard.bytesAfter += small.bytes.size();
    shard.loadSeconds += small.loadSeconds;
    shard.processSeconds += small.processSeconds;
    shard.writeSeconds += times.write;
}

} // namespace lightstack::downsample
