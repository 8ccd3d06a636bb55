// What the program does to a user's files, and only when asked: move to trash and back, rename.
//
// By bytes, so that any name works. Trash: freedesktop.org Trash specification 1.0; the file's own
// file system first ($topdir/.Trash/UID, then $topdir/.Trash-UID), the home trash for files that
// share its file system. Nothing is copied between file systems and nothing is deleted: where no
// trash can be had, that is said. Thread: any; they may block on a slow disk, so not the GUI's.
#pragma once

#include "core/base/result.h"

namespace lightstack::browse {

struct TrashedFile {
    std::filesystem::path original;
    std::filesystem::path trashed; // .../files/NAME
    std::filesystem::path info;    // .../info/NAME.trashinfo
};

Result<TrashedFile> moveToTrash(const std::filesystem::path& path);
Result<void> restoreFromTrash(const TrashedFile& file); // refuses to replace what stands there now

// Within its folder; never replaces another file. `newName` is checked: not empty, no slash, not
// "." or
// "..", at most 255 bytes.
Result<std::filesystem::path> renameFile(
    const std::filesystem::path& path, const std::string& newName);
// Why a name is impossible, or "" when it is fine.
std::string nameObjection(const std::string& newName);

} // namespace lightstack::browse
