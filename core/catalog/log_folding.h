// The log of a catalog folded into its file beside the writer: a scan's writer would wait for the
// disk, and its readers for the writer.
//
// Once the log is long, a pass folds it on a thread and a connection of its own while transactions
// go on. What they added meanwhile is little, and the writer folds it between two of them: only
// then a log begins anew. Where a pass cannot keep up, the writer waits for it; where it cannot be
// made, the writer folds everything. Thread: committed() and the ends of its life on the writer's.
#pragma once

#include "core/catalog/catalog_file.h"

#include <future>
#include <optional>

namespace lightstack::catalog {

class LogFolding {
public:
    // Takes the folding over from `writer`, which outlives it, until it goes. `pages`: a long log;
    // of one four times as long the writer waits for the pass.
    explicit LogFolding(db::Database& writer, int pages = kLogPages);
    LogFolding(const LogFolding&) = delete;
    LogFolding& operator=(const LogFolding&) = delete;
    ~LogFolding(); // waits for its pass

    // After a commit, before the next transaction begins.
    void committed();

private:
    void pass();

    db::Database& m_writer;
    int m_pages;
    std::optional<db::Database> m_own; // the pass's
    std::future<void> m_pass;
};

} // namespace lightstack::catalog
