// The long part of a CRC-32 in 32-byte steps (VPCLMULQDQ), twice what 16-byte steps give: at file
// reading speed the checksum is then no longer half of the work.
//
// Bytes are folded, not finished: what comes out is a block of 128 bytes with the same remainder,
// for any other CRC-32 to go on with. Thread: any.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace lightstack::metadata {

using Crc32Rest = std::array<std::byte, 128>;

// Whether this processor can.
[[nodiscard]] bool canFoldCrc32() noexcept;

// Bytes from the front of `bytes` that `rest` stands for, a multiple of 128; 0 where there are too
// few. `crc` is what came before them; a CRC-32 of `rest` begun with ~0 goes on where they end.
// Requires: canFoldCrc32().
[[nodiscard]] std::size_t foldCrc32(
    std::uint32_t crc, std::span<const std::byte> bytes, Crc32Rest& rest) noexcept;

} // namespace lightstack::metadata
