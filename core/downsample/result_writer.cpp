#include "core/downsample/result_writer.h"

#include "core/base/atomic_file.h"

#include <algorithm>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lightstack::downsample {
namespace {

constexpr std::uint64_t kFilesASync = 64;

void syncFolder(const std::filesystem::path& folder) {
    const base::FileDescriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (file.isOpen()) ::fsync(file.get());
}

unsigned permissionsOf(const std::filesystem::path& path) {
    struct stat state = {};
    return ::stat(path.c_str(), &state) == 0 ? state.st_mode & 0777U : 0644U;
}

Result<void> readBack(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    const auto there = base::readWhole(path, bytes.size());
    if (!there) return tl::unexpected(there.error());
    if (!std::ranges::equal(*there, bytes))
        return fail(ErrorCode::Io, path, "was not written as it should be");
    return {};
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

Result<void> ResultWriter::write(const PlannedPicture& picture, std::span<const std::byte> bytes) {
    const Candidate& source = picture.candidate;
    const auto now = base::stampOf(source.path);
    if (!now) return tl::unexpected(now.error());
    if (now->size != source.size || now->mtimeNs != source.mtimeNs)
        return fail(ErrorCode::Io, source.path, "was changed by another program meanwhile");
    const std::filesystem::path folder = picture.target.parent_path();
    if (Result<void> made = makeFolder(folder); !made) return made;
    const base::WriteOptions options{
        .sync = m_request.safe, .permissions = permissionsOf(source.path)};
    if (Result<void> written = base::writeAtomically(picture.target, bytes, options); !written)
        return written;
    if (m_request.safe)
        if (Result<void> same = readBack(picture.target, bytes); !same) return same;
    bool batchIsFull = false;
    {
        const std::lock_guard lock(m_mutex);
        m_changed.insert(folder);
        batchIsFull = ++m_unsynced >= kFilesASync;
    }
    if (batchIsFull) syncFolders();
    return m_journal.add({source.path, source.size, source.mtimeNs, picture.target, bytes.size()},
        m_request.safe && batchIsFull);
}

void ResultWriter::syncFolders() {
    std::set<std::filesystem::path> folders;
    {
        const std::lock_guard lock(m_mutex);
        folders.swap(m_changed);
        m_unsynced = 0;
    }
    if (m_request.safe) std::ranges::for_each(folders, syncFolder);
}

void ResultWriter::count(
    const PlannedPicture& picture, const SmallPicture& small, double writeSeconds) {
    const std::lock_guard lock(m_mutex);
    ShardTotals& shard = m_totals[picture.candidate.shard];
    ++shard.written;
    shard.converted += picture.judgement.converts ? 1 : 0;
    shard.bytesBefore += picture.candidate.size;
    shard.bytesAfter += small.bytes.size();
    shard.loadSeconds += small.loadSeconds;
    shard.processSeconds += small.processSeconds;
    shard.writeSeconds += writeSeconds;
}

} // namespace lightstack::downsample
