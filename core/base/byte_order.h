// Numbers as files hold them, in either byte order. Thread: pure, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace lightstack::base {

// Of eight bytes at the most.
constexpr std::uint64_t bigEndian(std::span<const std::byte> bytes) noexcept {
    std::uint64_t value = 0;
    for (const std::byte byte : bytes)
        value = value << 8 | std::to_integer<std::uint64_t>(byte);
    return value;
}

constexpr std::uint64_t littleEndian(std::span<const std::byte> bytes) noexcept {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8 | std::to_integer<std::uint64_t>(bytes[i]);
    return value;
}

inline std::uint64_t bigEndian(std::string_view bytes) noexcept {
    return bigEndian(std::as_bytes(std::span(bytes)));
}

inline std::uint64_t littleEndian(std::string_view bytes) noexcept {
    return littleEndian(std::as_bytes(std::span(bytes)));
}

// Of files that say themselves which it is.
constexpr std::uint64_t numberIn(std::span<const std::byte> bytes, bool big) noexcept {
    return big ? bigEndian(bytes) : littleEndian(bytes);
}

} // namespace lightstack::base
