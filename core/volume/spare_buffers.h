// Buffers that are used again and again: their memory stays where it is, so that a long run takes
// no more than a short one, and none of it is cleared twice. Thread: any.
#pragma once

#include <algorithm>
#include <mutex>
#include <vector>

namespace lightstack::volume {

template <class T>
class SpareBuffers {
public:
    // Exactly `size` samples; what is in them is anybody's guess.
    std::vector<T> take(std::size_t size) {
        {
            const std::lock_guard lock(m_mutex);
            const auto found = std::find_if(m_spares.begin(), m_spares.end(),
                [size](const std::vector<T>& spare) { return spare.size() == size; });
            if (found != m_spares.end()) {
                std::vector<T> spare = std::move(*found);
                *found = std::move(m_spares.back());
                m_spares.pop_back();
                return spare;
            }
        }
        return std::vector<T>(size);
    }
    void give(std::vector<T>&& buffer) {
        if (buffer.empty()) return;
        const std::lock_guard lock(m_mutex);
        m_spares.push_back(std::move(buffer));
    }

    // Taken for a while.
    class Loan {
    public:
        Loan(SpareBuffers& from, std::size_t size) : m_from(from), m_buffer(from.take(size)) {}
        ~Loan() { m_from.give(std::move(m_buffer)); }
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        std::vector<T>& operator*() noexcept { return m_buffer; }
        std::vector<T>* operator->() noexcept { return &m_buffer; }

    private:
        SpareBuffers& m_from;
        std::vector<T> m_buffer;
    };

private:
    std::mutex m_mutex;
    std::vector<std::vector<T>> m_spares;
};

} // namespace lightstack::volume
