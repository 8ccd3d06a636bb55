// Paths into archives: an archive file stands in a path like a folder,
// "/dir/takeout-001.zip/Takeout/Google Photos/x.jpg". So members have plain paths everywhere.
//
// Only where the system knows no such file is a path taken apart: prefixes are asked for from the
// longest down to one that exists, usually the first. Thread: any.
#pragma once

#include "core/base/file_io.h"

#include <optional>
#include <string>

namespace lightstack::archive {

struct MemberPlace {
    std::filesystem::path archive; // a regular file
    std::string member;            // path within, bytes
};

// Nothing where no regular file is a prefix of the path.
std::optional<MemberPlace> splitPath(const std::filesystem::path& path);

enum class ArchiveKind { None, Zip, Tar };

// By content; a name that says zip or tar is believed where the content is damaged.
Result<ArchiveKind> kindOfArchive(const std::filesystem::path& path);

} // namespace lightstack::archive
