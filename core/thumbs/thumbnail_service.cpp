#include "core/thumbs/thumbnail_service.h"

#include "core/thumbs/color_table.h"
#include "core/thumbs/lru_cache.h"
#include "core/thumbs/thumbnail_loader.h"
#include "core/thumbs/thumbnail_pump.h"

#include <QThread>

#include <algorithm>

namespace lightstack::thumbs {

namespace {

// In memory: the answer, and the stamp it was asked with.
struct Held {
    Thumbnail thumbnail;
    std::uint64_t askedSize = 0;
    std::int64_t askedMtimeNs = 0;
};

std::uint64_t bytesOf(const Thumbnail& thumbnail) noexcept {
    return static_cast<std::uint64_t>(thumbnail.image.sizeInBytes()) + sizeof(Held) + 512;
}

std::uint64_t expectedBytes(const ThumbnailKey& key) noexcept {
    return static_cast<std::uint64_t>(key.side()) * static_cast<std::uint64_t>(key.side()) * 3;
}

// No more to be had for this key: final, and of the state asked for. The stamp it was asked with
// counts too: a listing that is behind the file must not ask forever.
bool answers(const Held& held, const ThumbnailKey& key) noexcept {
    const Thumbnail& thumbnail = held.thumbnail;
    if (thumbnail.provisional) return false;
    const int shown = std::max(thumbnail.image.width(), thumbnail.image.height());
    const bool fits = thumbnail.failure || thumbnail.side == key.side() ||
                      (shown < thumbnail.side && shown <= key.side());
    if (!fits) return false;
    if (!key.stampKnown()) return true;
    return (thumbnail.size == key.size && thumbnail.mtimeNs == key.mtimeNs) ||
           (held.askedSize == key.size && held.askedMtimeNs == key.mtimeNs);
}

std::uint64_t colorHash(const ThumbnailKey& key) noexcept {
    return std::hash<std::string>{}(key.path) ^
           (static_cast<std::uint64_t>(key.page) * 0xC2B2AE3D27D4EB4FULL);
}

PumpOptions pumpOptions(const ServiceOptions& options) {
    PumpOptions pump;
    pump.workers = options.workers > 0 ? options.workers : std::max(1, QThread::idealThreadCount());
    pump.allowPreviews = options.allowPreviews;
    pump.readDesktopCache = options.readDesktopCache;
    pump.budget = std::make_shared<base::ByteBudget>(options.decodeBytes);
    return pump;
}

} // namespace

class ThumbnailService::Impl {
public:
    Impl(ThumbnailService& service, std::shared_ptr<ThumbnailSource> source,
        const ServiceOptions& given)
        : q(service)
        , options(given)
        , held(given.memoryBytes)
        , pump(std::move(source), pumpOptions(given), [this] { wake(); }) {}

    void wake() {
        QMetaObject::invokeMethod(
            &q, [this] { deliver(); }, Qt::QueuedConnection);
    }
    void demand();
    void deliver();
    bool keep(Answer answer); // false: something better is there already
    void idleWhenEmpty(std::size_t before);

    using Cache = LruCache<ThumbnailKey, Held, ThumbnailKeyHash, ThumbnailKeySameItem>;
    using Keys = std::unordered_set<ThumbnailKey, ThumbnailKeyHash, ThumbnailKeySameItem>;

    ThumbnailService& q;
    ServiceOptions options;
    Cache held;
    ColorTable colors;
    std::vector<WantedThumbnail> wanted; // the last demand, whole
    Keys pending;                        // of it, what has no final answer
    ThumbnailPump pump;                  // last: its workers call wake()
};

void ThumbnailService::Impl::demand() {
    const std::size_t before = pending.size();
    pending.clear();
    std::vector<WantedThumbnail> missing;
    std::vector<ThumbnailKey> visible;
    std::uint64_t bytes = 0;
    for (const WantedThumbnail& item : wanted) {
        const bool onScreen = item.tier == DemandTier::Visible;
        if (onScreen) visible.push_back(item.key);
        // More than the memory holds would push out its own beginning, and be asked again.
        bytes += expectedBytes(item.key);
        if (!onScreen && bytes > options.memoryBytes) continue;
        const Held* have = held.find(item.key);
        if (have != nullptr && answers(*have, item.key)) continue;
        if (pending.insert(item.key).second) missing.push_back(item);
    }
    held.setPinned(visible);
    pump.setDemand(std::move(missing));
    idleWhenEmpty(before);
}

void ThumbnailService::Impl::idleWhenEmpty(std::size_t before) {
    if (before == 0 || !pending.empty()) return;
    QMetaObject::invokeMethod(
        &q,
        [this] {
            if (pending.empty()) Q_EMIT q.idle();
        },
        Qt::QueuedConnection);
}

bool ThumbnailService::Impl::keep(Answer answer) {
    Thumbnail& thumbnail = answer.thumbnail;
    if (!thumbnail.image.isNull()) colors.set(colorHash(answer.key), thumbnail.color);
    if (thumbnail.provisional) {
        const Held* have = held.find(answer.key);
        if (have != nullptr && answers(*have, answer.key)) return false;
    }
    thumbnail.side = answer.key.side();
    const std::uint64_t bytes = bytesOf(thumbnail);
    held.put(answer.key, Held{std::move(thumbnail), answer.key.size, answer.key.mtimeNs}, bytes);
    return true;
}

void ThumbnailService::Impl::deliver() {
    const std::size_t before = pending.size();
    std::vector<ThumbnailKey> keys;
    for (Answer& answer : pump.drain()) {
        const ThumbnailKey key = answer.key;
        const bool final = !answer.thumbnail.provisional;
        if (!keep(std::move(answer))) continue;
        if (final) pending.erase(key);
        keys.push_back(key);
    }
    if (!keys.empty()) Q_EMIT q.thumbnailsReady(keys);
    idleWhenEmpty(before);
}

ThumbnailService::ThumbnailService(
    catalog::ThumbnailStore* store, const ServiceOptions& options, QObject* parent)
    : ThumbnailService(std::make_shared<ThumbnailLoader>(store), options, parent) {
}

ThumbnailService::ThumbnailService(
    std::shared_ptr<ThumbnailSource> source, const ServiceOptions& options, QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(*this, std::move(source), options)) {
}

ThumbnailService::~ThumbnailService() = default;

void ThumbnailService::setDemand(std::vector<WantedThumbnail> wanted) {
    m_impl->wanted = std::move(wanted);
    m_impl->demand();
}

const Thumbnail* ThumbnailService::peek(const ThumbnailKey& key) const {
    const Held* have = m_impl->held.find(key);
    return have == nullptr ? nullptr : &have->thumbnail;
}

std::optional<std::uint32_t> ThumbnailService::color(const ThumbnailKey& key) const {
    return m_impl->colors.find(colorHash(key));
}

void ThumbnailService::invalidate(const std::string& path) {
    Impl& impl = *m_impl;
    impl.held.eraseIf([&](const ThumbnailKey& key) { return key.path == path; });
    impl.pump.invalidate(path);
    const bool wanted = std::any_of(impl.wanted.begin(), impl.wanted.end(),
        [&](const WantedThumbnail& item) { return item.key.path == path; });
    if (wanted) impl.demand();
}

void ThumbnailService::setOptions(const ServiceOptions& options) {
    m_impl->options = options;
    m_impl->held.setLimit(options.memoryBytes);
    m_impl->pump.setOptions(pumpOptions(options));
}

const ServiceOptions& ThumbnailService::options() const noexcept {
    return m_impl->options;
}

int ThumbnailService::pending() const {
    return static_cast<int>(m_impl->pending.size());
}

std::uint64_t ThumbnailService::memoryUsed() const {
    return m_impl->held.bytes();
}

} // namespace lightstack::thumbs
