// Questions to the file system that may take long (a stalled network disk): each on a thread of its
// own that nobody waits for; the answer comes back to the owner's thread, unless the owner is gone.
//
// Thread: run() on the owner's thread; `work` anywhere, so it takes everything by value; `then` on
// the owner's thread.
#pragma once

#include <QObject>

#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace lightstack::ui {

class Background {
public:
    // `owner` must live as long as this object: make it a member of the owner.
    explicit Background(QObject* owner) : m_bridge(std::make_shared<Bridge>()) {
        m_bridge->owner = owner;
    }
    ~Background() {
        const std::lock_guard lock(m_bridge->mutex);
        m_bridge->owner = nullptr;
    }
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    template <class Work, class Then>
    void run(Work work, Then then) {
        std::thread([bridge = m_bridge, work = std::move(work), then = std::move(then)]() mutable {
            auto answer = work();
            const std::lock_guard lock(bridge->mutex);
            if (bridge->owner == nullptr) return;
            QMetaObject::invokeMethod(
                bridge->owner,
                [then = std::move(then), answer = std::move(answer)]() mutable {
                    then(std::move(answer));
                },
                Qt::QueuedConnection);
        }).detach();
    }

private:
    struct Bridge {
        std::mutex mutex;
        QObject* owner = nullptr; // guarded by mutex
    };
    std::shared_ptr<Bridge> m_bridge;
};

} // namespace lightstack::ui
