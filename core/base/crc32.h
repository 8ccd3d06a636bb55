// CRC-32 with zip's polynomial, as zip, gzip and PNG have it, at several times the rate at which
// files come from memory (ISA-L behind it, which picks the machine's widest instructions): a file
// that is read can be checked at no cost that shows. Thread: any.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace lightstack::base {

// Of what `crc` stands for (0: nothing) and `bytes` behind it.
[[nodiscard]] std::uint32_t crc32Of(std::uint32_t crc, std::span<const std::byte> bytes) noexcept;

} // namespace lightstack::base
