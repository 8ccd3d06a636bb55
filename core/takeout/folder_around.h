// The logical folder that a path names, without a walk: a folder on disk, or one within a zip, then
// with the folders of the same name in the other parts of its series that lie beside it. Thread:
// any.
#pragma once

#include "core/takeout/folder_walk.h"

namespace lightstack::takeout {

// The folder asked for is the first. NotFound where neither the disk nor a zip has it; Unsupported
// within a tar. Other parts that cannot be read are passed over.
Result<LogicalFolder> folderAround(
    const std::filesystem::path& folder, const std::stop_token& stop);

// "takeout-20260101T000000Z-" of "takeout-20260101T000000Z-012.zip"; empty for other names.
std::string_view seriesOf(std::string_view archiveName) noexcept;

} // namespace lightstack::takeout
