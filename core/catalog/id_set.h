// A set of row ids as bits: half a million of them are 64 KB. Thread: one at a time.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace lightstack::catalog {

class IdSet {
public:
    void add(std::int64_t id) {
        if (id < 0) return;
        const auto word = static_cast<std::size_t>(id) / 64;
        if (word >= m_words.size()) m_words.resize(word + 1 + word / 2);
        m_words[word] |= std::uint64_t{1} << (id % 64);
    }
    [[nodiscard]] bool has(std::int64_t id) const noexcept {
        const auto word = static_cast<std::size_t>(id) / 64;
        return id >= 0 && word < m_words.size() && ((m_words[word] >> (id % 64)) & 1U) != 0;
    }
    // 1 to `last`.
    void fill(std::int64_t last) {
        m_words.assign(static_cast<std::size_t>(last) / 64 + 1, ~std::uint64_t{0});
        m_words.back() >>= 63 - last % 64;
        m_words.front() &= ~std::uint64_t{1};
    }
    void join(const IdSet& other) {
        if (m_words.size() < other.m_words.size()) m_words.resize(other.m_words.size());
        for (std::size_t i = 0; i < other.m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
    }
    void keep(const IdSet& other) {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= i < other.m_words.size() ? other.m_words[i] : 0;
    }
    void drop(const IdSet& other) {
        for (std::size_t i = 0; i < m_words.size() && i < other.m_words.size(); ++i)
            m_words[i] &= ~other.m_words[i];
    }
    [[nodiscard]] std::size_t count() const noexcept {
        std::size_t n = 0;
        for (const std::uint64_t word : m_words)
            n += static_cast<std::size_t>(std::popcount(word));
        return n;
    }
    [[nodiscard]] std::vector<std::int64_t> ids() const {
        std::vector<std::int64_t> out;
        for (std::size_t i = 0; i < m_words.size(); ++i)
            for (std::uint64_t word = m_words[i]; word != 0; word &= word - 1)
                out.push_back(static_cast<std::int64_t>(i) * 64 + std::countr_zero(word));
        return out;
    }

private:
    std::vector<std::uint64_t> m_words;
};

} // namespace lightstack::catalog
