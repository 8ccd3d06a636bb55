// Decoded planes, the least used thrown out first, bounded in bytes; who asks for one that another
// thread is making waits for it. Thread: any.
#pragma once

#include "core/slices/volume_source.h"

#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <set>

namespace lightstack::slices {

// `position`: of the plane in the voxels it was made from.
struct PlaneKey {
    Axis axis = Axis::Z;
    int level = 0;
    std::int64_t position = 0;
    auto operator<=>(const PlaneKey&) const = default;
};

class SliceCache {
public:
    explicit SliceCache(std::uint64_t bytes) noexcept : m_most(bytes) {}

    struct Held {
        image::ImageBuffer plane;
        std::string note; // what is to be said of it
    };
    std::optional<Held> find(const PlaneKey& key);
    // Without a word on its use.
    [[nodiscard]] std::optional<image::ImageBuffer> peek(const PlaneKey& key) const;
    // Larger ones than the whole cache are not kept.
    void put(const PlaneKey& key, image::ImageBuffer plane, std::string note = {});
    // Held, or made (and then held) by the caller. Errors: of `make`, Cancelled while waiting.
    Result<image::ImageBuffer> get(const PlaneKey& key,
        const std::function<Result<image::ImageBuffer>()>& make, const std::stop_token& stop);

    [[nodiscard]] std::uint64_t capacity() const noexcept { return m_most; }
    [[nodiscard]] std::uint64_t bytes() const;

private:
    struct Entry {
        PlaneKey key;
        Held held;
    };
    using Entries = std::list<Entry>;
    void keep(const PlaneKey& key, Held held); // under the lock

    const std::uint64_t m_most;
    mutable std::mutex m_mutex; // guards all below
    std::condition_variable_any m_made;
    Entries m_entries; // the last used in front
    std::map<PlaneKey, Entries::iterator> m_byKey;
    std::set<PlaneKey> m_making;
    std::uint64_t m_bytes = 0;
};

} // namespace lightstack::slices
