#include "core/archive/open_file.h"

#include "core/archive/archive_path.h"
#include "core/archive/archive_shelf.h"
#include "core/archive/unnamed_file.h"
#include "core/archive/unpacked_lately.h"
#include "core/archive/zip_member.h"

namespace lightstack::archive {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{4} << 30;

struct Found {
    std::shared_ptr<const ZipArchive> archive;
    ZipArchive::Index index = 0;
};

// `missing` is the system's answer for the whole path.
Result<Found> findMember(
    const std::filesystem::path& path, const Error& missing, const std::stop_token& stop) {
    const auto place = splitPath(path);
    if (!place) return tl::unexpected(missing);
    const auto kind = kindOfArchive(place->archive);
    if (!kind) return tl::unexpected(kind.error());
    if (*kind == ArchiveKind::None) return tl::unexpected(missing);
    if (*kind == ArchiveKind::Tar)
        return fail(ErrorCode::Unsupported, path,
            "lies in a tar archive, which can only be read from its beginning: unpack the archive "
            "to look at it");
    const auto archive = ArchiveShelf::shared().open(place->archive, stop);
    if (!archive) return tl::unexpected(archive.error());
    const auto index = (*archive)->find(place->member);
    if (!index) return fail(ErrorCode::NotFound, path, "the archive has no such member");
    return Found{*archive, *index};
}

base::FileStamp stampOf(const Found& found) {
    const Member member = found.archive->member(found.index);
    base::FileStamp stamp = found.archive->stamp();
    stamp.size = member.size;
    stamp.mtimeNs = member.mtimeNs;
    return stamp;
}

Result<OpenedFile> unpack(const Found& found, const std::stop_token& stop) {
    auto member = found.archive->openMember(found.index);
    if (!member) return tl::unexpected(member.error());
    if (member->size() > kMostBytes)
        return fail(ErrorCode::LimitExceeded, member->path(),
            "is larger than the 4 GB that are unpacked to be looked at");
    if (auto lately = UnpackedLately::shared().find(*found.archive, found.index))
        return OpenedFile{std::move(*lately), stampOf(found), true};
    auto file = UnnamedFile::make(member->size());
    if (!file) return tl::unexpected(file.error());
    const auto done = member->eachPiece(
        [&](std::span<const std::byte> piece) { return file->append(piece); }, stop);
    if (!done) {
        Error error = done.error();
        if (error.path.empty()) error.path = member->path();
        return tl::unexpected(std::move(error));
    }
    UnpackedLately::shared().keep(*found.archive, found.index, file->descriptor());
    return OpenedFile{file->release(), stampOf(found), true};
}

} // namespace

std::filesystem::path OpenedFile::openablePath(const std::filesystem::path& path) const {
    if (!isMember) return path;
    return "/proc/self/fd/" + std::to_string(file.get());
}

Result<OpenedFile> openFile(const std::filesystem::path& path, const std::stop_token& stop) {
    auto file = base::openRegular(path);
    if (file) {
        const auto stamp = base::stampOf(*file, path);
        if (!stamp) return tl::unexpected(stamp.error());
        return OpenedFile{std::move(*file), *stamp, false};
    }
    if (file.error().code != ErrorCode::NotFound) return tl::unexpected(file.error());
    const auto found = findMember(path, file.error(), stop);
    if (!found) return tl::unexpected(found.error());
    return unpack(*found, stop);
}

Result<std::vector<std::byte>> readWhole(const std::filesystem::path& path, std::uint64_t limit) {
    auto bytes = base::readWhole(path, limit);
    if (bytes || bytes.error().code != ErrorCode::NotFound) return bytes;
    const auto found = findMember(path, bytes.error(), {});
    if (!found) return tl::unexpected(found.error());
    return found->archive->read(found->index, limit);
}

Result<base::FileStamp> stampOf(const std::filesystem::path& path) {
    auto stamp = base::stampOf(path);
    if (stamp || stamp.error().code != ErrorCode::NotFound) return stamp;
    const auto found = findMember(path, stamp.error(), {});
    if (!found) return tl::unexpected(found.error());
    return stampOf(*found);
}

} // namespace lightstack::archive
