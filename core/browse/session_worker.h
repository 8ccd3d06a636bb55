// The thread behind a FolderSession: one loop that takes the newest wish (open, options), lists,
// sorts, and then waits for changes of the folder.
//
// The state is shared with the thread, so that a session on a stalled disk can be closed at once:
// the thread is then left behind and ends when the disk answers. Thread: the methods of
// SessionWorker on the GUI thread; the rest on its own thread.
#pragma once

#include "core/browse/folder_session.h"
#include "core/browse/folder_watch.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace lightstack::browse {

// Called on the worker's thread.
struct SessionEvents {
    std::function<void(std::shared_ptr<const FolderView>)> view;
    std::function<void(Error)> failed;
    std::function<void(std::vector<std::string>)> settled;
    std::function<void(std::size_t)> progress;
};

class SessionWorker {
public:
    SessionWorker(std::shared_ptr<FactsSource> facts, SessionEvents events);
    ~SessionWorker();
    void open(const std::filesystem::path& folder);
    void setOptions(const ViewOptions& options);
    void setExpanded(const std::string& key, bool expanded);
    void reveal(const std::string& name);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace lightstack::browse
