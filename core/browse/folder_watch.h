// inotify on one folder: which names came, changed or went. Overflow and a folder that went away
// are said; where no watch can be had, `isWatching` is false and the session polls. Thread: the
// session's worker only.
#pragma once

#include "core/base/file_io.h"

#include <filesystem>
#include <set>
#include <string>

namespace lightstack::browse {

struct FolderChanges {
    std::set<std::string> touched; // created, moved here, written, attributes
    std::set<std::string> closed;  // written and closed: settled
    std::set<std::string> removed;
    bool overflow = false; // events were lost: list again
    bool folderGone = false;
    [[nodiscard]] bool any() const noexcept {
        return !touched.empty() || !closed.empty() || !removed.empty() || overflow || folderGone;
    }
};

class FolderWatch {
public:
    explicit FolderWatch(const std::filesystem::path& folder);
    [[nodiscard]] bool isWatching() const noexcept { return m_watch >= 0; }
    [[nodiscard]] int descriptor() const noexcept { return m_inotify.get(); }
    void read(FolderChanges& into); // never blocks

private:
    base::FileDescriptor m_inotify;
    int m_watch = -1;
};

} // namespace lightstack::browse
