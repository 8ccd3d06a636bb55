// Values by key, bounded by bytes: the least recently used go first, pinned ones not at all.
//
// What is on the screen is pinned: a cache smaller than a page would otherwise drop what the next
// paint asks for, forever. Pinned values may hold more than the limit; everything else goes then.
// Thread: one at a time.
#pragma once

#include <cstdint>
#include <list>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lightstack::thumbs {

template <class Key, class Value, class Hash = std::hash<Key>, class Equal = std::equal_to<Key>>
class LruCache {
public:
    explicit LruCache(std::uint64_t limitBytes) : m_limit(limitBytes) {}

    // Replaces; the pointer is good until the next put, erase or setLimit.
    Value* put(const Key& key, Value value, std::uint64_t bytes) {
        erase(key);
        m_order.push_front({key, std::move(value), bytes});
        m_index[key] = m_order.begin();
        m_bytes += bytes;
        evict();
        return &m_order.front().value; // the newest is never evicted by its own arrival
    }

    // Counts as a use.
    Value* find(const Key& key) {
        const auto at = m_index.find(key);
        if (at == m_index.end()) return nullptr;
        m_order.splice(m_order.begin(), m_order, at->second);
        return &at->second->value;
    }

    bool erase(const Key& key) {
        const auto at = m_index.find(key);
        if (at == m_index.end()) return false;
        m_bytes -= at->second->bytes;
        m_order.erase(at->second);
        m_index.erase(at);
        return true;
    }

    template <class Predicate>
    void eraseIf(Predicate&& predicate) {
        for (auto it = m_order.begin(); it != m_order.end();) {
            const auto next = std::next(it);
            if (predicate(it->key)) {
                m_bytes -= it->bytes;
                m_index.erase(it->key);
                m_order.erase(it);
            }
            it = next;
        }
    }

    // These, whether they are here yet or not, and no others.
    void setPinned(const std::vector<Key>& keys) {
        m_pinned.clear();
        m_pinned.insert(keys.begin(), keys.end());
        evict();
    }

    void setLimit(std::uint64_t limitBytes) {
        m_limit = limitBytes;
        evict();
    }
    [[nodiscard]] std::uint64_t bytes() const noexcept { return m_bytes; }
    [[nodiscard]] std::size_t size() const noexcept { return m_index.size(); }

private:
    struct Node {
        Key key;
        Value value;
        std::uint64_t bytes = 0;
    };

    void evict() {
        auto it = m_order.end();
        while (m_bytes > m_limit && it != m_order.begin()) {
            --it;
            if (it == m_order.begin() || m_pinned.contains(it->key)) continue;
            m_bytes -= it->bytes;
            m_index.erase(it->key);
            it = m_order.erase(it);
        }
    }

    std::uint64_t m_limit;
    std::uint64_t m_bytes = 0;
    std::list<Node> m_order; // most recently used first
    std::unordered_map<Key, typename std::list<Node>::iterator, Hash, Equal> m_index;
    std::unordered_set<Key, Hash, Equal> m_pinned;
};

} // namespace lightstack::thumbs
