// The roots of a scan: folders, zips and tars, each as it is against what the catalog knows of it.
//
// An archive that was scanned to its end has a row of its own among the files of the folder it lies
// in: neither picture nor film, with a checksum over those of its members. Where size and time are
// as in that row, the archive is not opened: its members are what the catalog knows. The row is
// written last: what a kill leaves behind is looked into again.
// Thread: one at a time.
#pragma once

#include "core/archive/archive_path.h"
#include "core/catalog/catalog_reader.h"
#include "core/jobs/scan_options.h"
#include "core/takeout/folder_walk.h"

namespace lightstack::jobs {

struct ScanRoot {
    std::filesystem::path path;
    archive::ArchiveKind kind = archive::ArchiveKind::None; // None: a folder
    catalog::FileState file;                                // of an archive
    std::int64_t id = 0;                                    // of its row; 0: none yet
    bool unchanged = false;
    std::shared_ptr<const archive::ZipArchive> zip;
    std::uint32_t content = 0;    // checksum over those of its members
    std::optional<Error> failure; // it cannot be read, or not to its end

    [[nodiscard]] bool isArchive() const noexcept { return kind != archive::ArchiveKind::None; }
    // A tar that has to be read through.
    [[nodiscard]] bool isStream() const noexcept {
        return kind == archive::ArchiveKind::Tar && !unchanged;
    }
};

// NotFound and Denied; Unsupported for a file that is no archive. One that is damaged is a root
// with a failure: the others are scanned. The same path twice is one root; the parts of an export
// that lie in a folder given (takeout/archive_parts.h) are roots beside it.
Result<std::vector<ScanRoot>> openRoots(std::span<const std::filesystem::path> paths,
    catalog::CatalogReader& known, const ScanOptions& options, const std::stop_token& stop);

// As roots of the walk. What cannot be read is what the catalog knows.
Result<std::vector<takeout::TreeRoot>> treeRoots(
    std::span<const ScanRoot> roots, catalog::CatalogReader& known);

// Archives that a series has to have and that are no roots: "takeout-X-002.zip" between -001 and
// -003.
std::vector<std::string> missingParts(std::span<const ScanRoot> roots);

// The row that says an archive has been scanned to its end, or why it was not.
catalog::AssetRow rowOf(const ScanRoot& root, std::int64_t id);

} // namespace lightstack::jobs
