// exiv2 behind two functions. Its toolkit for XMP has global state: it is initialised once and used
// under a lock; its log is muted, because messages belong to files and not to standard error.
// Thread: any.
#pragma once

#include "core/metadata/embedded_previews.h"
#include "core/metadata/metadata_blocks.h"
#include "core/metadata/tags.h"

namespace lightstack::metadata {

// Appends EXIF, GPS raw values, maker notes, IPTC and XMP of the file. Where exiv2 does not know
// the container, the blocks that we found are decoded. Trouble goes to `out.warnings`.
void appendExiv2Tags(const std::filesystem::path& path, base::ByteSource& source,
    const MimeVerdict& mime, const MetadataBlocks& blocks, const TagOptions& options,
    FileMetadata& out);

// The tags of an XMP packet, under `group`.
void appendXmpPacket(const std::string& packet, const std::string& group, const TagOptions& options,
    FileMetadata& out);

// Nesting and size of a packet are bounded before the toolkit sees it. Empty: fine, else why not.
std::string xmpObjection(std::string_view packet);

} // namespace lightstack::metadata
