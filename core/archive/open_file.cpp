#include "core/archive/open_file.h"

#include "core/archive/archive_path.h"
#include "core/archive/archive_shelf.h"
#include "core/archive/tar_archive.h"
#include "core/archive/unnamed_file.h"
#include "core/archive/unpacked_lately.h"
#include "core/archive/zip_member.h"

#include <algorithm>

namespace lightstack::archive {
namespace {

constexpr std::uint64_t kMostUnpacked = std::uint64_t{4} << 30;

// A member of one of the two kinds.
struct Found {
    std::shared_ptr<const ZipArchive> zip;
    std::shared_ptr<TarArchive> tar;
    ZipArchive::Index index = 0;
    TarArchive::Member member; // of the tar
};

Result<Found> findInTar(
    const MemberPlace& place, const std::filesystem::path& path, const std::stop_token& stop) {
    const auto archive = TarShelf::shared().open(place.archive);
    if (!archive) return tl::unexpected(archive.error());
    const auto member = (*archive)->find(place.member, stop);
    if (!member) return tl::unexpected(member.error());
    if (member->kind != EntryKind::File)
        return fail(ErrorCode::Unsupported, path, "is no plain file in its archive");
    return Found{nullptr, *archive, 0, *member};
}

// `missing` is the system's answer for the whole path.
Result<Found> findMember(
    const std::filesystem::path& path, const Error& missing, const std::stop_token& stop) {
    const auto place = splitPath(path);
    if (!place) return tl::unexpected(missing);
    const auto kind = kindOfArchive(place->archive);
    if (!kind) return tl::unexpected(kind.error());
    if (*kind == ArchiveKind::None) return tl::unexpected(missing);
    if (*kind == ArchiveKind::Tar) return findInTar(*place, path, stop);
    const auto archive = ArchiveShelf::shared().open(place->archive, stop);
    if (!archive) return tl::unexpected(archive.error());
    const auto index = (*archive)->find(place->member);
    if (!index) return fail(ErrorCode::NotFound, path, "the archive has no such member");
    return Found{*archive, nullptr, *index, {}};
}

base::FileStamp stampOf(const Found& found) {
    const Member member = found.zip->member(found.index);
    base::FileStamp stamp = found.zip->stamp();
    stamp.size = member.size;
    stamp.mtimeNs = member.mtimeNs;
    return stamp;
}

base::FileStamp stampOf(const Found& found, std::uint32_t checksum) {
    base::FileStamp stamp = found.tar->stamp();
    stamp.size = found.member.size;
    stamp.mtimeNs = memberTime(found.member.mtime, checksum);
    return stamp;
}

// A tar keeps no checksums: that of a member is known once it was read.
Result<OpenedFile> unpackTar(
    const Found& found, const std::filesystem::path& path, const std::stop_token& stop) {
    const TarArchive::Member& member = found.member;
    if (member.size > kMostUnpacked)
        return fail(ErrorCode::LimitExceeded, path,
            "is larger than the 4 GB that are unpacked to be looked at");
    const UnpackedMember key{found.tar->path(), found.tar->stamp(), member.number};
    if (const auto checksum = found.tar->checksum(member))
        if (auto lately = UnpackedLately::shared().find(key))
            return OpenedFile{std::move(*lately), stampOf(found, *checksum), true};
    auto file = UnnamedFile::make(member.size);
    if (!file) return tl::unexpected(file.error());
    const auto checksum = found.tar->eachPiece(
        member, [&](std::span<const std::byte> piece) { return file->append(piece); }, stop);
    if (!checksum) return tl::unexpected(checksum.error());
    UnpackedLately::shared().keep(key, member.size, file->descriptor());
    return OpenedFile{file->release(), stampOf(found, *checksum), true};
}

Result<OpenedFile> unpack(const Found& found, const std::stop_token& stop) {
    auto member = found.zip->openMember(found.index);
    if (!member) return tl::unexpected(member.error());
    if (member->size() > kMostUnpacked)
        return fail(ErrorCode::LimitExceeded, member->path(),
            "is larger than the 4 GB that are unpacked to be looked at");
    const UnpackedMember key{found.zip->path(), found.zip->stamp(), found.index};
    if (auto lately = UnpackedLately::shared().find(key))
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
    UnpackedLately::shared().keep(key, member->size(), file->descriptor());
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
    return found->tar ? unpackTar(*found, path, stop) : unpack(*found, stop);
}

Result<std::vector<std::byte>> readWhole(const std::filesystem::path& path, std::uint64_t limit) {
    auto bytes = base::readWhole(path, limit);
    if (bytes || bytes.error().code != ErrorCode::NotFound) return bytes;
    const auto found = findMember(path, bytes.error(), {});
    if (!found) return tl::unexpected(found.error());
    if (found->zip) return found->zip->read(found->index, limit);
    if (found->member.size > limit)
        return fail(ErrorCode::LimitExceeded, path, "is larger than it may be");
    std::vector<std::byte> out;
    const auto done = found->tar->eachPiece(found->member,
        [&](std::span<const std::byte> piece) {
            out.insert(out.end(), piece.begin(), piece.end());
            return Result<void>();
        },
        {});
    if (!done) return tl::unexpected(done.error());
    return out;
}

Result<base::FileStamp> stampOf(const std::filesystem::path& path) {
    auto stamp = base::stampOf(path);
    if (stamp || stamp.error().code != ErrorCode::NotFound) return stamp;
    const auto found = findMember(path, stamp.error(), {});
    if (!found) return tl::unexpected(found.error());
    if (found->zip) return stampOf(*found);
    if (const auto checksum = found->tar->checksum(found->member))
        return stampOf(*found, *checksum);
    const auto checksum = found->tar->eachPiece(
        found->member, [](std::span<const std::byte>) { return Result<void>(); }, {});
    if (!checksum) return tl::unexpected(checksum.error());
    return stampOf(*found, *checksum);
}

} // namespace lightstack::archive
