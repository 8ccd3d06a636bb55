// Where a zip's central directory lies: the record at the end of the file, and zip64's in front of
// it.
//
// The record is looked for from the end backwards, behind it nothing but the comment it announces.
// What it says is checked against the file: the directory has to end where the record begins.
// Bytes in front of the archive (a program that unpacks itself) shift all its offsets by the same
// number. Thread: pure reading, any.
#pragma once

#include "core/base/file_io.h"

namespace lightstack::archive {

struct ZipDirectory {
    std::uint64_t at = 0; // in the file
    std::uint64_t bytes = 0;
    std::uint64_t entries = 0; // as told; of short records modulo 65536
    bool isZip64 = false;
    std::uint64_t shift = 0; // to be added to every offset in it
};

// CorruptData: no record (cut short, or no zip) or one that contradicts the file. Unsupported: one
// volume of several.
Result<ZipDirectory> findDirectory(
    const base::FileDescriptor& file, std::uint64_t fileBytes, const std::filesystem::path& path);

} // namespace lightstack::archive
