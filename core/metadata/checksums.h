// CRC-32 (zip's polynomial) of a file or a member of a zip, streamed; by the machine's fastest
// instructions. Thread: any.
#pragma once

#include "core/base/file_io.h"

#include <stop_token>

namespace lightstack::metadata {

// Of a block; `crc` is what came before it, 0 at the start.
std::uint32_t crc32Of(std::uint32_t crc, std::span<const std::byte> bytes) noexcept;

Result<std::uint32_t> crc32Of(const std::filesystem::path& path, const std::stop_token& stop);

} // namespace lightstack::metadata
