#include "core/browse/folder_session.h"

#include "core/browse/session_worker.h"

namespace lightstack::browse {
namespace {

// The way from the worker's thread to the session; closed when the session goes.
struct Bridge {
    std::mutex mutex;
    FolderSession* session = nullptr;
};

} // namespace

class FolderSession::Worker {
public:
    Worker(FolderSession* session, std::shared_ptr<FactsSource> facts)
        : m_bridge(std::make_shared<Bridge>()) {
        m_bridge->session = session;
        m_worker = std::make_unique<SessionWorker>(std::move(facts),
            SessionEvents{
                .view = post<std::shared_ptr<const FolderView>>(&FolderSession::viewChanged),
                .failed = post<Error>(&FolderSession::failed),
                .settled = post<std::vector<std::string>>(&FolderSession::filesSettled),
                .progress =
                    [bridge = m_bridge](std::size_t count) {
                        const std::lock_guard lock(bridge->mutex);
                        if (FolderSession* s = bridge->session)
                            QMetaObject::invokeMethod(
                                s, [s, count] { Q_EMIT s->listingProgress(count); },
                                Qt::QueuedConnection);
                    },
            });
    }
    ~Worker() {
        const std::lock_guard lock(m_bridge->mutex);
        m_bridge->session = nullptr;
    }
    SessionWorker& operator*() { return *m_worker; }

private:
    template <class T>
    std::function<void(T)> post(void (FolderSession::*signal)(T)) {
        return [bridge = m_bridge, signal](T value) {
            const std::lock_guard lock(bridge->mutex);
            FolderSession* s = bridge->session;
            if (s == nullptr) return;
            QMetaObject::invokeMethod(
                s,
                [s, signal, v = std::move(value)] {
                    Q_EMIT(s->*signal)
                    (v);
                },
                Qt::QueuedConnection);
        };
    }

    std::shared_ptr<Bridge> m_bridge;
    std::unique_ptr<SessionWorker> m_worker;
};

FolderSession::FolderSession(std::shared_ptr<FactsSource> facts, QObject* parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(this, std::move(facts))) {
}

FolderSession::~FolderSession() = default;

void FolderSession::open(const std::filesystem::path& folder) {
    m_folder = folder;
    (**m_worker).open(folder);
}

void FolderSession::rescan() {
    if (!m_folder.empty()) (**m_worker).open(m_folder);
}

void FolderSession::setOptions(const ViewOptions& options) {
    if (options == m_options) return;
    m_options = options;
    (**m_worker).setOptions(options);
}

void FolderSession::setStackExpanded(const std::string& key, bool expanded) {
    (**m_worker).setExpanded(key, expanded);
}

void FolderSession::reveal(const std::string& name) {
    (**m_worker).reveal(name);
}

const std::filesystem::path& FolderSession::folder() const noexcept {
    return m_folder;
}

const ViewOptions& FolderSession::options() const noexcept {
    return m_options;
}

} // namespace lightstack::browse
