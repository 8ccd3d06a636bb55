#include "core/catalog/content_fingerprint.h"
#include "core/catalog/thumbnail_store.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace lightstack::catalog {

namespace {

constexpr std::size_t kPartBytes = 64 * 1024;

std::uint64_t mixed(std::uint64_t h) noexcept {
    h ^= h >> 32;
    h *= 0xD6E8FEB86659FD93ULL;
    h ^= h >> 29;
    h *= 0xA0761D6478BD642FULL;
    return h ^ (h >> 32);
}

// Four lanes, so that the multiplications overlap: a few GB/s, 64 well-mixed bits. Not
// cryptographic: a made-up collision shows a wrong thumbnail, nothing more.
std::uint64_t hashOf(std::span<const std::byte> bytes, std::uint64_t seed) noexcept {
    constexpr std::size_t kLanes = 4;
    std::uint64_t lanes[kLanes] = {seed, mixed(seed + 1), mixed(seed + 2), mixed(seed + 3)};
    std::size_t at = 0;
    std::size_t lane = 0;
    // Whole rounds first: without a length to ask for, thrice as fast.
    for (; bytes.size() - at >= sizeof lanes; at += sizeof lanes) {
        std::uint64_t words[kLanes];
        std::memcpy(words, bytes.data() + at, sizeof words);
        for (std::size_t i = 0; i < kLanes; ++i)
            lanes[i] = std::rotl((lanes[i] ^ words[i]) * 0x9E3779B97F4A7C15ULL, 31);
    }
    while (at < bytes.size()) {
        std::uint64_t word = 0;
        const std::size_t count = std::min<std::size_t>(sizeof word, bytes.size() - at);
        std::memcpy(&word, bytes.data() + at, count);
        lanes[lane] = std::rotl((lanes[lane] ^ word) * 0x9E3779B97F4A7C15ULL, 31);
        lane = (lane + 1) % kLanes;
        at += count;
    }
    std::uint64_t hash = bytes.size();
    for (const std::uint64_t part : lanes)
        hash = mixed(hash ^ part) + 0x2545F4914F6CDD1DULL;
    return mixed(hash);
}

} // namespace

std::uint64_t fingerprintOf(std::uint64_t size, std::span<const std::byte> headAndTail) noexcept {
    const std::uint64_t hash = hashOf(headAndTail, mixed(size));
    return hash == 0 ? 1 : hash;
}

Result<std::uint64_t> fingerprintOf(
    const base::FileDescriptor& file, std::uint64_t size, const std::filesystem::path& path) {
    const bool whole = size <= 2 * kPartBytes;
    const std::size_t head = whole ? static_cast<std::size_t>(size) : kPartBytes;
    std::vector<std::byte> bytes(whole ? head : 2 * kPartBytes);
    const auto first = base::readAt(file, 0, std::span(bytes).first(head), path);
    if (!first) return tl::unexpected<Error>(first.error());
    std::size_t have = *first;
    if (!whole) {
        const auto rest =
            base::readAt(file, size - kPartBytes, std::span(bytes).subspan(head), path);
        if (!rest) return tl::unexpected<Error>(rest.error());
        have += *rest;
    }
    return fingerprintOf(size, std::span(bytes).first(have));
}

} // namespace lightstack::catalog
