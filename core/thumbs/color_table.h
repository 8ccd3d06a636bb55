// The colour of every item ever seen, eight bytes each, so that no cell is blank twice.
//
// Open addressing over 32-bit hashes; grows to 4 Mi places (32 MiB, two million items), then new
// colours push out others. A wrong match (one in thousands of unseen items at a million) shows a
// wrong placeholder until the picture comes.
// Thread: one at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace lightstack::thumbs {

class ColorTable {
public:
    explicit ColorTable(std::size_t mostPlaces = std::size_t{1} << 22) : m_most(mostPlaces) {}

    void set(std::uint64_t hash, std::uint32_t rgb);
    [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t hash) const;
    [[nodiscard]] std::size_t size() const noexcept { return m_used; }

private:
    struct Place {
        std::uint32_t hash = 0;
        std::uint32_t color = 0; // top byte set: taken
    };
    void grow();
    void insert(std::uint32_t hash, std::uint32_t color);

    const std::size_t m_most; // a power of two
    std::vector<Place> m_places;
    std::size_t m_used = 0;
};

} // namespace lightstack::thumbs
