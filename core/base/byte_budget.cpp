#include "core/base/byte_budget.h"

#include <string>

namespace lightstack::base {

ByteBudget::Lease& ByteBudget::Lease::operator=(Lease&& other) noexcept {
    if (this != &other) {
        giveBack();
        m_budget = std::exchange(other.m_budget, nullptr);
        m_bytes = std::exchange(other.m_bytes, 0);
    }
    return *this;
}

void ByteBudget::Lease::shrinkTo(std::uint64_t bytes) noexcept {
    if (m_budget == nullptr || bytes >= m_bytes) return;
    m_budget->release(m_bytes - bytes);
    m_bytes = bytes;
}

void ByteBudget::Lease::giveBack() noexcept {
    if (m_budget != nullptr) m_budget->release(m_bytes);
    m_budget = nullptr;
    m_bytes = 0;
}

Result<ByteBudget::Lease> ByteBudget::acquire(std::uint64_t bytes, const std::stop_token& stop) {
    if (bytes > m_total)
        return fail(ErrorCode::LimitExceeded, {},
            "needs " + std::to_string(bytes >> 20) + " MB of memory, more than the " +
                std::to_string(m_total >> 20) + " MB allowed");
    std::unique_lock lock(m_mutex);
    const bool free =
        m_freed.wait(lock, stop, [&] { return m_used <= m_total && bytes <= m_total - m_used; });
    if (!free) return cancelled();
    m_used += bytes;
    return Lease(this, bytes);
}

std::uint64_t ByteBudget::used() const {
    const std::lock_guard lock(m_mutex);
    return m_used;
}

void ByteBudget::release(std::uint64_t bytes) noexcept {
    {
        const std::lock_guard lock(m_mutex);
        m_used -= bytes;
    }
    m_freed.notify_all();
}

} // namespace lightstack::base
