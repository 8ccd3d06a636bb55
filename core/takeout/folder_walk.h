// The folders of one or several trees, and the files of one of them, by bytes.
//
// Parts of an archive are one logical tree: what stands behind the last component "Takeout" is the
// key, so a media file and its sidecar meet although they lie in different parts. Trees without
// that component are never merged. Links to folders are not followed (they may lead in a circle);
// hidden folders and caches of network drives are left out. Everything comes in the order of names.
// A zip part is a folder like any other: what is in it comes from its directory. Thread: any.
#pragma once

#include "core/archive/zip_archive.h"
#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace lightstack::takeout {

// Where the files of a folder are listed from.
enum class Listing : std::uint8_t {
    Disk,
    Zip,
    Known,    // of an archive that is as it was: nobody looks, the catalog knows
    Streamed, // of an archive that was just read through: in the catalog by now
};

struct PhysicalFolder {
    std::filesystem::path path;
    std::uint32_t part = 0; // of the archive, or of the roots
    Listing listing = Listing::Disk;
    std::shared_ptr<const archive::ZipArchive> zip = {};
    std::vector<archive::ZipArchive::Index> members = {}; // files of the zip, by name
};

struct LogicalFolder {
    std::string key; // relative, bytes; "" for a root itself
    std::vector<PhysicalFolder> folders;
};

struct FolderFile {
    std::string name;
    std::uint32_t part = 0;
    std::uint32_t folder = 0; // index into LogicalFolder::folders
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    archive::ZipArchive::Index member = 0; // of a zip's folder
};

// A root of a walk: a folder, a zip that was opened, or an archive whose folders are known.
struct TreeRoot {
    std::filesystem::path path;
    Listing listing = Listing::Disk;
    std::shared_ptr<const archive::ZipArchive> zip = {};
    std::vector<std::string> folders = {}; // Known, Streamed: absolute paths
};

using WalkError = std::function<void(const Error&)>;

// A folder or a zip, opened. NotFound and Denied; Unsupported for other files, tars among them:
// they have no directory.
Result<TreeRoot> openRoot(const std::filesystem::path& path, const std::stop_token& stop);

// Folders that cannot be read are told and passed over, and so is a damaged archive among several
// roots; NotFound or Denied only for a root.
Result<std::vector<LogicalFolder>> walkFolders(std::span<const std::filesystem::path> roots,
    const std::stop_token& stop, const WalkError& onError);
Result<std::vector<LogicalFolder>> walkTrees(
    std::span<const TreeRoot> roots, const std::stop_token& stop, const WalkError& onError);

// A folder within an archive that a walk leaves out, or lies in one.
bool isLeftOutWithin(std::string_view path) noexcept;

// Regular files, links to them included, with size and time; sorted by name, then part. Of folders
// on disk and in zips: what the catalog knows is not asked for here.
std::vector<FolderFile> listFiles(
    const LogicalFolder& folder, const std::stop_token& stop, const WalkError& onError);
void sortFiles(std::vector<FolderFile>& files);

// A small file of a folder on disk or in a zip.
Result<std::vector<std::byte>> readSmall(
    const LogicalFolder& folder, const FolderFile& file, std::uint64_t limit);

} // namespace lightstack::takeout
