#include "core/thumbs/thumbnail_pump.h"

#include "core/base/thread_priority.h"

#include <algorithm>

namespace lightstack::thumbs {

ThumbnailPump::ThumbnailPump(
    std::shared_ptr<ThumbnailSource> source, const PumpOptions& options, std::function<void()> wake)
    : m_source(std::move(source)), m_wake(std::move(wake)), m_options(options) {
    m_pool.setMaxThreadCount(options.workers);
}

ThumbnailPump::~ThumbnailPump() {
    m_queue.replace({});
    m_pool.waitForDone();
}

void ThumbnailPump::setDemand(std::vector<WantedThumbnail> wanted) {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_tray.empty()) {
            std::unordered_map<ThumbnailKey, const Answer*, ThumbnailKeyHash, ThumbnailKeySameItem>
                answered;
            for (const Answer& answer : m_tray)
                if (!answer.thumbnail.provisional) answered[answer.key] = &answer;
            std::erase_if(wanted, [&](const WantedThumbnail& item) {
                const auto at = answered.find(item.key);
                return at != answered.end() && at->second->key.size == item.key.size &&
                       at->second->key.mtimeNs == item.key.mtimeNs;
            });
        }
    }
    m_queue.replace(std::move(wanted));
    startWorkers();
}

void ThumbnailPump::invalidate(const std::string& path) {
    m_queue.invalidate(path);
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_tray, [&](const Answer& answer) { return answer.key.path == path; });
    }
    startWorkers();
}

void ThumbnailPump::setOptions(const PumpOptions& options) {
    {
        const std::lock_guard lock(m_mutex);
        m_options = options;
    }
    m_pool.setMaxThreadCount(options.workers);
    startWorkers();
}

std::vector<Answer> ThumbnailPump::drain() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_tray, {});
}

void ThumbnailPump::startWorkers() {
    while (m_queue.enlist(m_pool.maxThreadCount()))
        m_pool.start([this] {
            // A little behind the GUI thread, where cores are few.
            base::standBehind();
            work();
        });
}

void ThumbnailPump::work() {
    while (const auto job = m_queue.take()) {
        PumpOptions options;
        {
            const std::lock_guard lock(m_mutex);
            options = m_options;
        }
        loadOne(*job, options);
    }
}

void ThumbnailPump::loadOne(const DemandQueue::Job& job, const PumpOptions& options) {
    LoadContext context;
    context.stop = job.stop;
    context.tier = job.tier;
    context.fresh = job.fresh;
    context.allowPreviews = options.allowPreviews;
    context.readDesktopCache = options.readDesktopCache;
    context.budget = options.budget;
    context.provisional = [&](Thumbnail thumbnail) {
        thumbnail.provisional = true;
        lay(job, std::move(thumbnail));
    };
    Thumbnail thumbnail = m_source->load(job.key, context);
    const bool done = !thumbnail.failure || thumbnail.failure->code != ErrorCode::Cancelled;
    thumbnail.provisional = false;
    // Laid before it is finished: a plan replaced in between finds one or the other.
    if (done) lay(job, std::move(thumbnail));
    m_queue.finish(job, done);
}

void ThumbnailPump::lay(const DemandQueue::Job& job, Thumbnail thumbnail) {
    bool first = false;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_queue.isCurrent(job)) return; // the file changed meanwhile
        first = m_tray.empty();
        m_tray.push_back({job.key, std::move(thumbnail)});
    }
    if (first) m_wake();
}

} // namespace lightstack::thumbs
