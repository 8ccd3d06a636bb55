// Buffers that are used again and again: their memory stays where it is, so that a long run takes
// no more than a short one, and none of it is cleared twice. Thread: any.
#pragma once

#include "core/base/page_bytes.h"

#include <algorithm>
#include <mutex>
#include <vector>

namespace lightstack::volume {

// Files are read into them and written from them, so they begin on a page.
template <class T>
using Samples = std::vector<T, base::PageAllocator<T>>;

template <class T>
class SpareBuffers {
public:
    // Exactly `size` samples; what is in them is anybody's guess.
    Samples<T> take(std::size_t size) {
        {
            const std::lock_guard lock(m_mutex);
            const auto found = std::find_if(m_spares.begin(), m_spares.end(),
                [size](const Samples<T>& spare) { return spare.size() == size; });
            if (found != m_spares.end()) {
                Samples<T> spare = std::move(*found);
                *found = std::move(m_spares.back());
                m_spares.pop_back();
                return spare;
            }
        }
        return Samples<T>(size);
    }
    void give(Samples<T>&& buffer) {
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
        Samples<T>& operator*() noexcept { return m_buffer; }
        Samples<T>* operator->() noexcept { return &m_buffer; }

    private:
        SpareBuffers& m_from;
        Samples<T> m_buffer;
    };

private:
    std::mutex m_mutex;
    std::vector<Samples<T>> m_spares;
};

} // namespace lightstack::volume
