// The judgement of one file's bytes, format by format. Thread: pure, any thread.
#pragma once

#include "core/metadata/tiff_directory.h"
#include "core/volume/slice_header.h"

namespace lightstack::volume {

inline constexpr std::uint64_t kLongestStripList = 64 * 1024; // bytes

SliceHeader truncated(SliceSpec spec, std::string detail);
SliceHeader unreadable(ErrorCode code, std::string detail);

// The first page. Requires: the source begins as a TIFF does.
SliceHeader judgeTiff(base::ByteSource& source);
SliceHeader judgeTiffDirectory(
    base::ByteSource& source, metadata::TiffFile& file, const metadata::TiffDirectory& directory);
// nullopt: leave it to the reader of that format.
std::optional<SliceHeader> judgeBmp(base::ByteSource& source);
std::optional<SliceHeader> judgePng(base::ByteSource& source);
// JPEG without its end: what the reader's info() cannot see.
bool endsAsJpeg(base::ByteSource& source);

} // namespace lightstack::volume
