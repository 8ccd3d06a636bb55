#include "core/pipeline/helping_hands.h"

#include <utility>

namespace lightstack::pipeline {

HelpingHands::Errand::Errand(HelpingHands& hands, std::function<void()> work)
    : m_hands(hands), m_work(std::move(work)) {
    const std::lock_guard lock(m_hands.m_mutex);
    if (m_hands.m_idle == 0 || m_hands.m_closed) return;
    --m_hands.m_idle;
    m_taken = true;
    m_hands.m_errands.push_back(this);
    m_hands.m_changed.notify_all();
}

void HelpingHands::Errand::wait() {
    if (!m_taken) return;
    std::unique_lock lock(m_hands.m_mutex);
    m_hands.m_changed.wait(lock, [this] { return m_done; });
}

bool HelpingHands::areThere() {
    const std::lock_guard lock(m_mutex);
    return m_idle > 0 && !m_closed;
}

void HelpingHands::serve() {
    std::unique_lock lock(m_mutex);
    ++m_idle;
    for (;;) {
        m_changed.wait(lock, [this] { return m_closed || !m_errands.empty(); });
        if (m_errands.empty()) return; // closed; an errand that was taken is run all the same
        Errand* errand = m_errands.front();
        m_errands.pop_front();
        lock.unlock();
        errand->m_work();
        lock.lock();
        ++m_idle; // before the errand's owner may have another
        errand->m_done = true;
        m_changed.notify_all();
    }
}

void HelpingHands::close() {
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_idle = 0;
    m_changed.notify_all();
}

} // namespace lightstack::pipeline
