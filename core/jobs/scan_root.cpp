#include "core/jobs/scan_root.h"

#include "core/base/crc32.h"
#include "core/takeout/archive_parts.h"

#include <algorithm>

namespace lightstack::jobs {
namespace {

namespace fs = std::filesystem;

fs::path absoluteOf(const fs::path& path) {
    std::error_code error;
    fs::path absolute = fs::absolute(path, error).lexically_normal();
    return absolute.has_filename() ? absolute : absolute.parent_path();
}

// Row and state of the archive's own file.
Result<void> lookUp(ScanRoot& root, catalog::CatalogReader& known, bool retryFailed) {
    const auto stamp = base::stampOf(root.path);
    if (!stamp) return tl::unexpected(stamp.error());
    root.file = {root.path.parent_path().native(), root.path.filename().native(), stamp->size,
        stamp->mtimeNs};
    const auto folder = known.folder(root.file.folder);
    if (!folder) return tl::unexpected(folder.error());
    for (const catalog::KnownAsset& asset : folder->assets) {
        if (asset.name != root.file.name) continue;
        root.id = asset.id;
        root.unchanged = asset.status == catalog::AssetStatus::Other && asset.hasChecksum &&
                         asset.size == stamp->size && asset.mtimeNs == stamp->mtimeNs &&
                         !retryFailed;
    }
    return {};
}

std::uint32_t contentOf(const archive::ZipArchive& zip) {
    std::uint32_t crc = 0;
    for (archive::ZipArchive::Index i = 0; i < zip.count(); ++i) {
        const std::uint32_t one = zip.member(i).crc32;
        crc = base::crc32Of(crc, std::as_bytes(std::span(&one, 1)));
    }
    return crc;
}

Result<ScanRoot> openOne(fs::path path, catalog::CatalogReader& known, const ScanOptions& options,
    const std::stop_token& stop) {
    ScanRoot root;
    root.path = std::move(path);
    std::error_code error;
    if (!fs::is_regular_file(root.path, error)) return root; // the walk says what is wrong with it
    const auto kind = archive::kindOfArchive(root.path);
    if (!kind) return tl::unexpected(kind.error());
    if (*kind == archive::ArchiveKind::None)
        return fail(ErrorCode::Unsupported, root.path, "is neither a folder nor an archive");
    root.kind = *kind;
    if (auto found = lookUp(root, known, options.retryFailed); !found)
        return tl::unexpected(found.error());
    if (root.unchanged || root.kind == archive::ArchiveKind::Tar) return root;
    auto zip = archive::ZipArchive::open(root.path, stop);
    if (zip) {
        root.zip = std::move(*zip);
        root.content = contentOf(*root.zip);
        return root;
    }
    const ErrorCode code = zip.error().code;
    if (code == ErrorCode::Cancelled || code == ErrorCode::NotFound || code == ErrorCode::Denied)
        return tl::unexpected(zip.error());
    root.failure = zip.error();
    return root;
}

} // namespace

Result<std::vector<ScanRoot>> openRoots(std::span<const fs::path> paths,
    catalog::CatalogReader& known, const ScanOptions& options, const std::stop_token& stop) {
    std::vector<fs::path> whole;
    for (const fs::path& given : paths)
        whole.push_back(absoluteOf(given));
    std::vector<ScanRoot> out;
    for (fs::path& path : takeout::withParts(whole, takeout::PartKinds::ZipAndTar)) {
        if (std::any_of(
                out.begin(), out.end(), [&](const auto& root) { return root.path == path; }))
            continue;
        auto root = openOne(std::move(path), known, options, stop);
        if (!root) return tl::unexpected(root.error());
        out.push_back(std::move(*root));
    }
    return out;
}

Result<std::vector<takeout::TreeRoot>> treeRoots(
    std::span<const ScanRoot> roots, catalog::CatalogReader& known) {
    std::vector<std::string> folders;
    if (std::any_of(
            roots.begin(), roots.end(), [](const auto& root) { return root.isArchive(); })) {
        auto all = known.folders();
        if (!all) return tl::unexpected(all.error());
        folders = std::move(*all);
    }
    std::vector<takeout::TreeRoot> out;
    for (const ScanRoot& root : roots) {
        takeout::TreeRoot& tree = out.emplace_back();
        tree.path = root.path;
        if (!root.isArchive()) continue;
        tree.zip = root.zip;
        tree.listing = root.zip          ? takeout::Listing::Zip
                       : root.isStream() ? takeout::Listing::Streamed
                                         : takeout::Listing::Known;
        if (root.zip) continue;
        const std::string within = root.path.native() + "/";
        std::copy_if(folders.begin(), folders.end(), std::back_inserter(tree.folders),
            [&](const std::string& folder) { return folder.starts_with(within); });
    }
    return out;
}

std::vector<std::string> missingParts(std::span<const ScanRoot> roots) {
    std::vector<fs::path> archives;
    for (const ScanRoot& root : roots)
        if (root.isArchive()) archives.push_back(root.path);
    return takeout::missingParts(archives);
}

catalog::AssetRow rowOf(const ScanRoot& root, std::int64_t id) {
    catalog::AssetRow row;
    row.id = id;
    row.fresh = root.id == 0;
    row.file = root.file;
    row.mime = root.kind == archive::ArchiveKind::Zip ? "application/zip" : "application/x-tar";
    row.status = catalog::AssetStatus::Other;
    if (root.failure) {
        row.status = catalog::AssetStatus::Failed;
        row.error = root.failure;
    } else {
        row.crc32 = root.content;
    }
    return row;
}

} // namespace lightstack::jobs
