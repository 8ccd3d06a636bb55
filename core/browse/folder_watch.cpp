#include "core/browse/folder_watch.h"

#include <array>
#include <cstring>
#include <sys/inotify.h>
#include <unistd.h>

namespace lightstack::browse {

FolderWatch::FolderWatch(const std::filesystem::path& folder)
    : m_inotify(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    if (!m_inotify.isOpen()) return;
    m_watch = ::inotify_add_watch(m_inotify.get(), folder.c_str(),
        IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CLOSE_WRITE | IN_MODIFY |
            IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_ONLYDIR);
}

void FolderWatch::read(FolderChanges& into) {
    alignas(inotify_event) std::array<char, 64 * 1024> buffer; // NOLINT: filled by the read
    for (;;) {
        const ssize_t n = ::read(m_inotify.get(), buffer.data(), buffer.size());
        if (n <= 0) return;
        for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(n);) {
            inotify_event event; // NOLINT: filled by the copy
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* raw = buffer.data() + at + sizeof event;
            const std::string name(raw, ::strnlen(raw, event.len));
            at += sizeof event + event.len;
            if ((event.mask & IN_Q_OVERFLOW) != 0) into.overflow = true;
            if ((event.mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) != 0)
                into.folderGone = true;
            if (name.empty()) continue;
            if ((event.mask & (IN_DELETE | IN_MOVED_FROM)) != 0) {
                into.removed.insert(name);
                into.touched.erase(name);
                into.closed.erase(name);
            } else {
                into.removed.erase(name);
                into.touched.insert(name);
                if ((event.mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0)
                    into.closed.insert(name);
                else if ((event.mask & (IN_MODIFY | IN_CREATE)) != 0)
                    into.closed.erase(name); // being written (again)
            }
        }
    }
}

} // namespace lightstack::browse
