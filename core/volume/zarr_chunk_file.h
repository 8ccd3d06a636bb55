// The files of chunks: made, sized, written and read by place. Thread: any, several a file.
#pragma once

#include "core/base/file_io.h"
#include "core/volume/zarr_array.h"

#include <span>

namespace lightstack::volume {

// For writing; made where it is missing, its folders included.
Result<base::FileDescriptor> openChunk(const std::filesystem::path& file);
// Others may do the same at the same time: the size is always the same.
Result<void> setSize(
    const base::FileDescriptor& file, std::uint64_t bytes, const std::filesystem::path& path);
Result<void> writeAt(const base::FileDescriptor& file, std::uint64_t offset,
    std::span<const std::byte> bytes, const std::filesystem::path& path);
// False: no such chunk, or not of its full size.
bool readPlane(const std::filesystem::path& path, const ZarrArray& array, std::uint64_t offset,
    std::span<std::byte> out);
Result<void> syncFile(const std::filesystem::path& path);

} // namespace lightstack::volume
