// Numbers as files hold them, in either byte order. Thread: pure, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
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

// The other way round.
inline std::uint16_t swapped(std::uint16_t value) noexcept {
    return __builtin_bswap16(value);
}
inline std::uint32_t swapped(std::uint32_t value) noexcept {
    return __builtin_bswap32(value);
}
inline std::uint64_t swapped(std::uint64_t value) noexcept {
    return __builtin_bswap64(value);
}

template <class Number>
void swapEach(std::span<std::byte> bytes) noexcept {
    for (std::size_t i = 0; i + sizeof(Number) <= bytes.size(); i += sizeof(Number)) {
        Number value;
        std::memcpy(&value, bytes.data() + i, sizeof value);
        value = swapped(value);
        std::memcpy(bytes.data() + i, &value, sizeof value);
    }
}

// Numbers of `width` bytes (2, 4 or 8; others stay) to the other byte order, in place.
inline void swapNumbers(std::span<std::byte> bytes, std::size_t width) noexcept {
    if (width == 2) swapEach<std::uint16_t>(bytes);
    if (width == 4) swapEach<std::uint32_t>(bytes);
    if (width == 8) swapEach<std::uint64_t>(bytes);
}

} // namespace lightstack::base
