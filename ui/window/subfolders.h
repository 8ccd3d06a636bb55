// The folders in a folder, for the tree and for completion: names by bytes, natural order, whether
// a further level is worth an arrow. Opens no files. Thread: any; may block on a stalled disk.
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace lightstack::ui {

struct Subfolder {
    std::string name;
    bool hasChildren = false; // true where it could not be told cheaply
};

Result<std::vector<Subfolder>> listSubfolders(const std::filesystem::path& folder, bool hidden);

// What a path that was typed, dropped or given is.
enum class PathKind { Missing, Folder, File };
PathKind kindOfPath(const std::filesystem::path& path);

// The folder itself where it can be entered, else the nearest one above that can.
std::filesystem::path nearestFolder(std::filesystem::path folder);

} // namespace lightstack::ui
