#include "core/catalog/store_queue.h"

namespace lightstack::catalog {

namespace {
constexpr std::uint64_t kMostBytes = std::uint64_t{64} << 20;
constexpr std::size_t kMostTouched = 4096;
} // namespace

std::size_t StoreQueue::RowNameHash::operator()(const RowName& name) const noexcept {
    return std::hash<std::string>{}(name.path) ^ (static_cast<std::size_t>(name.page) << 16) ^
           static_cast<std::size_t>(name.bucket);
}

void StoreQueue::add(PendingWrite write) {
    const std::uint64_t bytes = write.bytes();
    auto pending = std::make_shared<const PendingWrite>(std::move(write));
    std::unique_lock lock(m_mutex);
    m_room.wait(lock, [&] { return m_bytes < kMostBytes || !m_accepting || m_closed; });
    if (!m_accepting || m_closed) return;
    if (m_waiting.empty()) m_oldest = std::chrono::steady_clock::now();
    m_bytes += bytes;
    m_waitingBytes += bytes;
    if (pending->kind == PendingWrite::Kind::Facts)
        m_facts[pending->key.path] = pending;
    else
        m_thumbs[{pending->key.path, pending->key.page, pending->key.bucket}] = pending;
    m_waiting.push_back(std::move(pending));
    // The first starts the clock, the 64th ends it; in between the writer sleeps on.
    if (m_waiting.size() == 1 || due()) m_wake.notify_one();
}

void StoreQueue::touch(std::int64_t thumbId) {
    const std::lock_guard lock(m_mutex);
    if (!m_accepting || m_closed || m_touched.size() >= kMostTouched) return;
    if (m_touched.empty() && m_waiting.empty()) {
        m_oldest = std::chrono::steady_clock::now();
        m_wake.notify_one();
    }
    m_touched.insert(thumbId);
}

void StoreQueue::post(std::function<void()> command) {
    const std::lock_guard lock(m_mutex);
    m_commands.push_back(std::move(command));
    m_wake.notify_one();
}

PendingPtr StoreQueue::find(const StoreKey& key) const {
    const std::lock_guard lock(m_mutex);
    if (m_thumbs.empty()) return nullptr;
    const auto at = m_thumbs.find({key.path, key.page, key.bucket});
    if (at == m_thumbs.end()) return nullptr;
    const StoreKey& have = at->second->key;
    return have.size == key.size && have.mtimeNs == key.mtimeNs ? at->second : nullptr;
}

PendingPtr StoreQueue::findFacts(const StoreKey& key) const {
    const std::lock_guard lock(m_mutex);
    const auto at = m_facts.find(key.path);
    if (at == m_facts.end()) return nullptr;
    const StoreKey& have = at->second->key;
    return have.size == key.size && have.mtimeNs == key.mtimeNs ? at->second : nullptr;
}

PendingPtr StoreQueue::findContent(const StoreKey& key, std::uint64_t fingerprint) const {
    const std::lock_guard lock(m_mutex);
    for (const auto& [name, pending] : m_thumbs)
        if (pending->fingerprint == fingerprint && pending->key.size == key.size &&
            name.page == key.page && name.bucket == key.bucket)
            return pending;
    return nullptr;
}

bool StoreQueue::hasOtherOfSize(const StoreKey& key) const {
    const std::lock_guard lock(m_mutex);
    for (const auto& [name, pending] : m_thumbs)
        if (pending->key.size == key.size && pending->fingerprint != 0 && name.path != key.path)
            return true;
    return false;
}

void StoreQueue::flush() {
    std::unique_lock lock(m_mutex);
    ++m_flushing;
    m_wake.notify_one();
    m_done.wait(lock,
        [&] { return !m_writing && m_waiting.empty() && m_touched.empty() && m_commands.empty(); });
    --m_flushing;
}

void StoreQueue::setAccepting(bool accepting) {
    const std::lock_guard lock(m_mutex);
    m_accepting = accepting;
    m_room.notify_all();
}

void StoreQueue::setBatchBytes(std::uint64_t bytes) {
    const std::lock_guard lock(m_mutex);
    m_batchBytes = bytes;
}

void StoreQueue::close() {
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_wake.notify_one();
    m_room.notify_all();
}

bool StoreQueue::due() const {
    const bool flushing = m_flushing > 0 && !(m_waiting.empty() && m_touched.empty());
    return m_closed || flushing || !m_commands.empty() || m_waiting.size() >= kBatchRows ||
           m_waitingBytes >= m_batchBytes;
}

WriteBatch StoreQueue::take() {
    std::unique_lock lock(m_mutex);
    while (!due()) {
        if (m_waiting.empty() && m_touched.empty()) {
            m_wake.wait(lock);
        } else if (m_wake.wait_until(lock, m_oldest + kBatchTime) == std::cv_status::timeout) {
            break;
        }
    }
    WriteBatch batch;
    batch.commands.assign(m_commands.begin(), m_commands.end());
    m_commands.clear();
    std::uint64_t bytes = 0;
    while (!m_waiting.empty() && batch.writes.size() < kBatchRows &&
           (bytes < m_batchBytes || batch.writes.empty())) {
        bytes += m_waiting.front()->bytes();
        batch.writes.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
    m_waitingBytes -= bytes;
    batch.touched.assign(m_touched.begin(), m_touched.end());
    m_touched.clear();
    batch.last = m_closed && m_waiting.empty();
    m_writing = true;
    return batch;
}

void StoreQueue::finished(const WriteBatch& batch) {
    const std::lock_guard lock(m_mutex);
    for (const PendingPtr& write : batch.writes) {
        m_bytes -= write->bytes();
        if (write->kind == PendingWrite::Kind::Facts) {
            const auto at = m_facts.find(write->key.path);
            if (at != m_facts.end() && at->second == write) m_facts.erase(at);
            continue;
        }
        const auto at = m_thumbs.find({write->key.path, write->key.page, write->key.bucket});
        if (at != m_thumbs.end() && at->second == write) m_thumbs.erase(at);
    }
    m_writing = false;
    m_room.notify_all();
    m_done.notify_all();
}

} // namespace lightstack::catalog
