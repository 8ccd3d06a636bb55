// CRC-32 (zip's polynomial) of a file or a member of an archive, streamed. Thread: any.
#pragma once

#include "core/base/file_io.h"

#include <stop_token>

namespace lightstack::metadata {

Result<std::uint32_t> crc32Of(const std::filesystem::path& path, const std::stop_token& stop);

} // namespace lightstack::metadata
