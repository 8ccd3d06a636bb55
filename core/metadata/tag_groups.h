// The groups of the tag list that are our own: file facts, GPS for people, ICC summary, TIFF
// directories with ImageJ's and OME's descriptions taken apart.
// Thread: any.
#pragma once

#include "core/metadata/common_fields.h"
#include "core/metadata/metadata_blocks.h"
#include "core/metadata/tags.h"

namespace lightstack::metadata {

void appendFileFacts(const std::filesystem::path& path, const base::FileStamp& stamp,
    const MimeVerdict& mime, const std::optional<CommonFields>& fields, const std::stop_token& stop,
    FileMetadata& out);
void appendGps(const CommonFields& fields, FileMetadata& out);
void appendFilm(const FilmFacts& film, FileMetadata& out);
void appendIccSummary(std::string_view profile, FileMetadata& out);
void appendTiffTags(base::ByteSource& source, const TagOptions& options, FileMetadata& out);

// A TIFF tag's registered name; "Tag 0x1234" for unknown ones.
std::string tiffTagName(std::uint16_t tag);

} // namespace lightstack::metadata
