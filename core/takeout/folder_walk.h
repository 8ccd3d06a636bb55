// The folders of one or several trees, and the files of one of them, by bytes.
//
// Parts of an archive are one logical tree: what stands behind the last component "Takeout" is the
// key, so a media file and its sidecar meet although they lie in different parts. Trees without
// that component are never merged. Links to folders are not followed (they may lead in a circle);
// hidden folders and caches of network drives are left out. Everything comes in the order of names.
// Thread: any.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace lightstack::takeout {

struct PhysicalFolder {
    std::filesystem::path path;
    std::uint32_t part = 0; // of the archive, or of the roots
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
};

using WalkError = std::function<void(const Error&)>;

// Folders that cannot be read are told and passed over; NotFound or Denied only for a root.
Result<std::vector<LogicalFolder>> walkFolders(std::span<const std::filesystem::path> roots,
    const std::stop_token& stop, const WalkError& onError);

// Regular files, links to them included, with size and time; sorted by name, then part.
std::vector<FolderFile> listFiles(
    const LogicalFolder& folder, const std::stop_token& stop, const WalkError& onError);

} // namespace lightstack::takeout
