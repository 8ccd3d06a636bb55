// Names to entries in one open table: no allocation a name, equal names next to each other in the
// order they were added. The names stay with whoever owns them. Thread: one at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace lightstack::takeout {

class NameIndex {
public:
    static constexpr std::uint32_t kNone = UINT32_MAX;

    void reserve(std::size_t count) {
        std::size_t slots = 16;
        while (slots < count * 2)
            slots *= 2;
        m_slots.assign(slots, kNone);
        m_items.clear();
        m_items.reserve(count);
    }
    void add(std::string_view name, std::uint32_t id) {
        const std::size_t hash = std::hash<std::string_view>{}(name);
        std::size_t slot = hash & (m_slots.size() - 1);
        m_items.push_back({name, hash, id, kNone});
        const auto item = static_cast<std::uint32_t>(m_items.size() - 1);
        for (; m_slots[slot] != kNone; slot = (slot + 1) & (m_slots.size() - 1)) {
            Item* other = &m_items[m_slots[slot]];
            if (other->hash != hash || other->name != name) continue;
            while (other->next != kNone)
                other = &m_items[other->next];
            other->next = item;
            return;
        }
        m_slots[slot] = item;
    }
    // First item of this name; kNone where there is none. Requires: reserve().
    [[nodiscard]] std::uint32_t find(std::string_view name) const {
        const std::size_t hash = std::hash<std::string_view>{}(name);
        for (std::size_t slot = hash & (m_slots.size() - 1); m_slots[slot] != kNone;
             slot = (slot + 1) & (m_slots.size() - 1)) {
            const Item& item = m_items[m_slots[slot]];
            if (item.hash == hash && item.name == name) return m_slots[slot];
        }
        return kNone;
    }
    [[nodiscard]] std::uint32_t next(std::uint32_t item) const { return m_items[item].next; }
    [[nodiscard]] std::uint32_t id(std::uint32_t item) const { return m_items[item].id; }
    [[nodiscard]] bool ready() const noexcept { return !m_slots.empty(); }

private:
    struct Item {
        std::string_view name;
        std::size_t hash = 0;
        std::uint32_t id = 0;
        std::uint32_t next = kNone;
    };
    std::vector<std::uint32_t> m_slots;
    std::vector<Item> m_items;
};

} // namespace lightstack::takeout
