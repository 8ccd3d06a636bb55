// The fingerprint of a file's content from bytes already read: the same value as
// fingerprintOf(file), so that a scan and the thumbnail store know a moved file by one number.
// Thread: pure, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace lightstack::catalog {

constexpr std::size_t kFingerprintPart = 64 * 1024;

// `headAndTail`: the whole file up to twice kFingerprintPart, else its first and last part.
std::uint64_t fingerprintOf(std::uint64_t size, std::span<const std::byte> headAndTail) noexcept;

} // namespace lightstack::catalog
