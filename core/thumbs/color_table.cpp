#include "core/thumbs/color_table.h"

#include <algorithm>

namespace lightstack::thumbs {

namespace {

constexpr std::uint32_t kTaken = 0xFF000000;
constexpr std::size_t kProbes = 16;

std::uint32_t folded(std::uint64_t hash) noexcept {
    hash ^= hash >> 32;
    hash *= 0x9E3779B97F4A7C15ULL;
    return static_cast<std::uint32_t>(hash >> 32);
}

} // namespace

void ColorTable::set(std::uint64_t hash, std::uint32_t rgb) {
    if (m_places.empty()) m_places.resize(std::min<std::size_t>(m_most, 1024));
    if (m_used * 2 >= m_places.size() && m_places.size() < m_most) grow();
    insert(folded(hash), rgb | kTaken);
}

void ColorTable::insert(std::uint32_t hash, std::uint32_t color) {
    const std::size_t mask = m_places.size() - 1;
    for (std::size_t i = 0; i < kProbes; ++i) {
        Place& place = m_places[(hash + i) & mask];
        if (place.color != 0 && place.hash != hash) continue;
        if (place.color == 0) ++m_used;
        place = {hash, color};
        return;
    }
    // Full around here: another one goes, chosen by the colour, so that it is not always the same.
    m_places[(hash + color % kProbes) & mask] = {hash, color};
}

std::optional<std::uint32_t> ColorTable::find(std::uint64_t hash) const {
    if (m_places.empty()) return std::nullopt;
    const std::uint32_t wanted = folded(hash);
    const std::size_t mask = m_places.size() - 1;
    for (std::size_t i = 0; i < kProbes; ++i) {
        const Place& place = m_places[(wanted + i) & mask];
        if (place.color != 0 && place.hash == wanted) return place.color & ~kTaken;
    }
    return std::nullopt;
}

void ColorTable::grow() {
    std::vector<Place> old(m_places.size() * 2);
    old.swap(m_places);
    m_used = 0;
    for (const Place& place : old)
        if (place.color != 0) insert(place.hash, place.color);
}

} // namespace lightstack::thumbs
