#include "core/slices/slice_cache.h"

namespace lightstack::slices {

std::optional<SliceCache::Held> SliceCache::find(const PlaneKey& key) {
    const std::lock_guard lock(m_mutex);
    const auto at = m_byKey.find(key);
    if (at == m_byKey.end()) return std::nullopt;
    m_entries.splice(m_entries.begin(), m_entries, at->second);
    return at->second->held;
}

std::optional<image::ImageBuffer> SliceCache::peek(const PlaneKey& key) const {
    const std::lock_guard lock(m_mutex);
    const auto at = m_byKey.find(key);
    return at == m_byKey.end() ? std::nullopt : std::optional(at->second->held.plane);
}

void SliceCache::put(const PlaneKey& key, image::ImageBuffer plane, std::string note) {
    const std::lock_guard lock(m_mutex);
    keep(key, {std::move(plane), std::move(note)});
}

void SliceCache::keep(const PlaneKey& key, Held held) {
    const std::uint64_t size = held.plane.bytes().size();
    if (size > m_most || m_byKey.contains(key)) return;
    while (m_bytes + size > m_most && !m_entries.empty()) {
        m_bytes -= m_entries.back().held.plane.bytes().size();
        m_byKey.erase(m_entries.back().key);
        m_entries.pop_back();
    }
    m_entries.push_front({key, std::move(held)});
    m_byKey[key] = m_entries.begin();
    m_bytes += size;
}

Result<image::ImageBuffer> SliceCache::get(const PlaneKey& key,
    const std::function<Result<image::ImageBuffer>()>& make, const std::stop_token& stop) {
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            if (const auto at = m_byKey.find(key); at != m_byKey.end()) {
                m_entries.splice(m_entries.begin(), m_entries, at->second);
                return at->second->held.plane;
            }
            if (!m_making.contains(key)) break;
            if (!m_made.wait(lock, stop, [&] { return !m_making.contains(key); }))
                return cancelled();
        }
        m_making.insert(key);
    }
    auto made = make();
    const std::lock_guard lock(m_mutex);
    m_making.erase(key);
    if (made) keep(key, {*made, {}});
    m_made.notify_all();
    return made;
}

std::uint64_t SliceCache::bytes() const {
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

} // namespace lightstack::slices
