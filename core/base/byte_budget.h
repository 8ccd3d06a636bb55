// Memory is charged in bytes before it is taken: item counts do not bound one 3 GB TIFF.
//
// acquire() waits until the bytes are free (first come, first served by the scheduler, no queue), a
// request larger than the whole budget is LimitExceeded at once. A Lease gives its bytes back when
// it dies and may shrink when the real size is known. Thread: any.
#pragma once

#include "core/base/result.h"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>

namespace lightstack::base {

class ByteBudget {
public:
    class Lease {
    public:
        Lease() noexcept = default;
        Lease(Lease&& other) noexcept
            : m_budget(std::exchange(other.m_budget, nullptr))
            , m_bytes(std::exchange(other.m_bytes, 0)) {}
        Lease& operator=(Lease&& other) noexcept;
        ~Lease() { giveBack(); }
        [[nodiscard]] std::uint64_t bytes() const noexcept { return m_bytes; }
        void shrinkTo(std::uint64_t bytes) noexcept;
        void giveBack() noexcept;

    private:
        friend class ByteBudget;
        Lease(ByteBudget* budget, std::uint64_t bytes) noexcept
            : m_budget(budget), m_bytes(bytes) {}
        ByteBudget* m_budget = nullptr;
        std::uint64_t m_bytes = 0;
    };

    explicit ByteBudget(std::uint64_t total) noexcept : m_total(total) {}
    ByteBudget(const ByteBudget&) = delete;
    ByteBudget& operator=(const ByteBudget&) = delete;

    Result<Lease> acquire(std::uint64_t bytes, const std::stop_token& stop);
    [[nodiscard]] std::uint64_t total() const noexcept { return m_total; }
    [[nodiscard]] std::uint64_t used() const;

private:
    void release(std::uint64_t bytes) noexcept;

    const std::uint64_t m_total;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_freed;
    std::uint64_t m_used = 0; // guarded by m_mutex
};

} // namespace lightstack::base
