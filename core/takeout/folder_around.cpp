#include "core/takeout/folder_around.h"

#include "core/archive/archive_path.h"
#include "core/archive/archive_shelf.h"

#include <algorithm>
#include <optional>

namespace lightstack::takeout {
namespace {

namespace fs = std::filesystem;

bool isDigit(char c) noexcept {
    return c >= '0' && c <= '9';
}

// The folder `within` of a zip, "" for all of it; nothing where the zip has no file there.
std::optional<PhysicalFolder> folderOf(
    const std::shared_ptr<const archive::ZipArchive>& zip, const std::string& within) {
    const std::string prefix = within.empty() ? within : within + '/';
    PhysicalFolder out;
    out.path = within.empty() ? zip->path() : zip->path() / within;
    out.listing = Listing::Zip;
    out.zip = zip;
    const auto& order = zip->byPath();
    auto at = std::lower_bound(order.begin(), order.end(), prefix,
        [&](archive::ZipArchive::Index index, const std::string& wanted) {
            return zip->member(index).path < wanted;
        });
    for (; at != order.end(); ++at) {
        const archive::Member member = zip->member(*at);
        if (!member.path.starts_with(prefix)) break;
        const bool inside = member.path.find('/', prefix.size()) == std::string_view::npos;
        if (inside && member.kind == archive::EntryKind::File && member.path.size() > prefix.size())
            out.members.push_back(*at);
    }
    return out.members.empty() ? std::nullopt : std::optional(std::move(out));
}

std::vector<fs::path> otherParts(const fs::path& archive) {
    const std::string name = archive.filename().native();
    const std::string_view series = seriesOf(name);
    std::vector<fs::path> out;
    if (series.empty()) return out;
    std::error_code error;
    for (fs::directory_iterator it(archive.parent_path(), error), end; !error && it != end;
         it.increment(error)) {
        const std::string other = it->path().filename().native();
        if (other != name && seriesOf(other) == series) out.push_back(it->path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

std::string_view seriesOf(std::string_view archiveName) noexcept {
    constexpr std::string_view kEnd = ".zip";
    if (!archiveName.ends_with(kEnd)) return {};
    std::string_view stem = archiveName.substr(0, archiveName.size() - kEnd.size());
    const std::size_t digits = stem.size();
    while (!stem.empty() && isDigit(stem.back()))
        stem.remove_suffix(1);
    return stem.size() < digits && stem.ends_with('-') ? stem : std::string_view();
}

Result<LogicalFolder> folderAround(const fs::path& folder, const std::stop_token& stop) {
    LogicalFolder out;
    std::error_code error;
    if (fs::is_directory(folder, error)) {
        out.folders.resize(1);
        out.folders[0].path = folder;
        return out;
    }
    const auto place = archive::splitPath(folder / "x");
    if (!place) return fail(ErrorCode::NotFound, folder, "there is no such folder");
    const auto kind = archive::kindOfArchive(place->archive);
    if (!kind) return tl::unexpected(kind.error());
    if (*kind == archive::ArchiveKind::Tar)
        return fail(ErrorCode::Unsupported, folder,
            "lies in a tar archive: scan it into a catalog, which then knows its sidecars");
    if (*kind == archive::ArchiveKind::None)
        return fail(ErrorCode::NotFound, folder, "there is no such folder");
    const std::string within = fs::path(place->member).parent_path().native();
    auto& shelf = archive::ArchiveShelf::shared();
    const auto zip = shelf.open(place->archive, stop);
    if (!zip) return tl::unexpected(zip.error());
    auto own = folderOf(*zip, within);
    if (!own) return fail(ErrorCode::NotFound, folder, "the archive has no such folder");
    out.folders.push_back(std::move(*own));
    for (const fs::path& part : otherParts(place->archive)) {
        if (stop.stop_requested()) return cancelled(folder);
        const auto other = shelf.open(part, stop);
        if (!other) continue;
        auto there = folderOf(*other, within);
        if (!there) continue;
        there->part = static_cast<std::uint32_t>(out.folders.size());
        out.folders.push_back(std::move(*there));
    }
    return out;
}

} // namespace lightstack::takeout
