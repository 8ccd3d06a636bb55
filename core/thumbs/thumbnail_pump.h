// Workers that pull from the demand queue, and the tray where their answers gather.
//
// Each worker is a task of the pump's own QThreadPool: take the best key, load it, lay the answer
// into the tray, again; it ends when nothing is left. The first answer in an empty tray calls
// `wake` once; drain() takes all of them.
// Thread: one owner calls the methods; `wake` comes on workers' threads.
#pragma once

#include "core/thumbs/demand_queue.h"
#include "core/thumbs/thumbnail_source.h"

#include <QThreadPool>

namespace lightstack::thumbs {

struct Answer {
    ThumbnailKey key; // as it was asked for, with that stamp
    Thumbnail thumbnail;
};

struct PumpOptions {
    int workers = 1;
    bool allowPreviews = true;
    bool readDesktopCache = true;
    std::shared_ptr<base::ByteBudget> budget;
};

class ThumbnailPump {
public:
    ThumbnailPump(std::shared_ptr<ThumbnailSource> source, const PumpOptions& options,
        std::function<void()> wake);
    ~ThumbnailPump(); // nothing more starts, what runs is stopped and waited for

    // What lies answered in the tray is not asked again.
    void setDemand(std::vector<WantedThumbnail> wanted);
    void invalidate(const std::string& path);
    void setOptions(const PumpOptions& options);
    std::vector<Answer> drain();

private:
    void startWorkers();
    void work();
    void loadOne(const DemandQueue::Job& job, const PumpOptions& options);
    void lay(const DemandQueue::Job& job, Thumbnail thumbnail);

    const std::shared_ptr<ThumbnailSource> m_source;
    const std::function<void()> m_wake;
    DemandQueue m_queue;
    mutable std::mutex m_mutex; // guards the next two
    PumpOptions m_options;
    std::vector<Answer> m_tray;
    QThreadPool m_pool; // last: its threads use all of the above
};

} // namespace lightstack::thumbs
