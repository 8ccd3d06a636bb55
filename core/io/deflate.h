// zlib streams, each at once: where all of a stream is in memory, libdeflate is two to three times
// as fast as zlib. Thread: any.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace lightstack::io {

enum class Inflated {
    Whole,
    Damaged, // or shorter than what was to be filled
    Longer,
};

// A zlib stream (RFC 1950), checksum included, that fills `out`.
Inflated inflateExactly(std::span<const std::byte> coded, std::span<std::byte> out) noexcept;

// `level`: 1 to 12. Empty: there was no memory.
std::vector<std::byte> deflated(std::span<const std::byte> bytes, int level);

} // namespace lightstack::io
