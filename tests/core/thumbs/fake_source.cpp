#include "tests/core/thumbs/fake_source.h"

#include <chrono>

namespace lightstack::tests {

namespace {
constexpr std::chrono::seconds kPatience{10};
}

thumbs::Thumbnail FakeSource::load(
    const thumbs::ThumbnailKey& key, const thumbs::LoadContext& context) {
    thumbs::Thumbnail thumbnail;
    thumbnail.size = key.size;
    thumbnail.mtimeNs = key.mtimeNs;
    thumbnail.color = 0x102030;
    bool lookFirst = false;
    {
        const std::lock_guard lock(m_mutex);
        m_started.push_back(key.path);
        m_fresh += context.fresh ? 1 : 0;
        lookFirst = m_lookFirst.contains(key.path);
        m_changed.notify_all();
    }
    if (lookFirst) {
        thumbs::Thumbnail look = thumbnail;
        look.image = QImage(8, 8, QImage::Format_RGB32);
        context.provisional(look);
    }
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, context.stop, [&] { return m_allOpen || m_open.contains(key.path); });
    if (context.stop.stop_requested()) {
        ++m_cancelled;
        thumbnail.failure = cancelled(key.path).value();
    } else if (const auto failing = m_failing.find(key.path); failing != m_failing.end()) {
        thumbnail.failure = Error{failing->second, key.path, "as told"};
    } else {
        thumbnail.image = QImage(key.bucket, key.bucket, QImage::Format_RGB32);
    }
    ++m_ended;
    m_changed.notify_all();
    return thumbnail;
}

void FakeSource::openAll() {
    const std::lock_guard lock(m_mutex);
    m_allOpen = true;
    m_changed.notify_all();
}

void FakeSource::open(const std::string& path) {
    const std::lock_guard lock(m_mutex);
    m_open.insert(path);
    m_changed.notify_all();
}

void FakeSource::failOn(const std::string& path, ErrorCode code) {
    const std::lock_guard lock(m_mutex);
    m_failing[path] = code;
}

void FakeSource::lookFirst(const std::string& path) {
    const std::lock_guard lock(m_mutex);
    m_lookFirst.insert(path);
}

bool FakeSource::waitStarted(std::size_t count) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kPatience, [&] { return m_started.size() >= count; });
}

bool FakeSource::waitEnded(std::size_t count) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kPatience, [&] { return m_ended >= count; });
}

std::vector<std::string> FakeSource::started() const {
    const std::lock_guard lock(m_mutex);
    return m_started;
}

int FakeSource::cancelledCount() const {
    const std::lock_guard lock(m_mutex);
    return m_cancelled;
}

int FakeSource::freshCount() const {
    const std::lock_guard lock(m_mutex);
    return m_fresh;
}

thumbs::WantedThumbnail wanted(
    const std::string& path, thumbs::DemandTier tier, std::int64_t mtimeNs) {
    thumbs::WantedThumbnail item;
    item.key.path = path;
    item.key.size = 10;
    item.key.mtimeNs = mtimeNs;
    item.tier = tier;
    return item;
}

} // namespace lightstack::tests
