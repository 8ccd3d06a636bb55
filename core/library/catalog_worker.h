// A thread that reads a catalog on demand and when it has changed.
//
// work() is called with the newest wish, once a wish and once a change; a new wish interrupts it
// (SQLite ends with Cancelled, `stop` is set). After a read that took long, changes wait for four
// times as long: a scan under way leaves the machine to itself.
// Thread: wish(), nudge() and the destructor on the owner's; work() on the thread of the worker.
#pragma once

#include "core/library/catalog_connection.h"

#include <condition_variable>
#include <functional>
#include <optional>
#include <stop_token>
#include <thread>

namespace lightstack::library {

class CatalogWorker {
public:
    // False: it was interrupted, ask again.
    using Work = std::function<bool(CatalogConnection&, bool changed, const std::stop_token&)>;

    CatalogWorker(std::filesystem::path file, Work work);
    ~CatalogWorker(); // interrupts and joins: a local file answers
    void wish();      // work() soon, whatever runs
    void look();      // whether the catalog has changed, now
    void setFile(const std::filesystem::path& file);

private:
    void loop(const std::stop_token& quit);

    Work m_work;
    std::mutex m_mutex; // guards what follows
    std::condition_variable_any m_wake;
    std::stop_source m_interrupt;
    bool m_wished = false;
    bool m_look = false;
    std::optional<std::filesystem::path> m_file;
    CatalogConnection m_connection;
    std::jthread m_thread; // last: sees the others whole
};

} // namespace lightstack::library
