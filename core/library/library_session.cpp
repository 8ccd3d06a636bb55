#include "core/library/library_session.h"

#include "core/library/catalog_worker.h"
#include "core/library/list_query.h"
#include "core/library/list_view.h"

#include <functional>
#include <unordered_set>

namespace lightstack::library {

using browse::FolderView;
using browse::ViewOptions;

// Counts the lists. Its thread ends before the session does, and what it has queued dies with it.
class LibrarySession::Lists {
public:
    Lists(LibrarySession* session, const std::filesystem::path& file)
        : m_session(session), m_worker(file, [this](auto& connection, bool changed, const auto&) {
            return work(connection, changed);
        }) {
        m_worker.wish();
    }
    CatalogWorker& worker() { return m_worker; }

private:
    bool work(CatalogConnection& connection, bool changed) {
        if (m_read && !changed) return true;
        std::shared_ptr<const LibraryLists> lists;
        if (const auto database = connection.database()) {
            auto read = readLibraryLists(**database);
            if (!read && read.error().code == ErrorCode::Cancelled) return false;
            if (read) lists = std::make_shared<LibraryLists>(std::move(*read));
        }
        m_read = true;
        QMetaObject::invokeMethod(
            m_session,
            [session = m_session, lists] {
                if (lists && session->m_lists && *lists == *session->m_lists) return;
                if (!lists && !session->m_lists) return;
                session->m_lists = lists;
                Q_EMIT session->listsChanged();
            },
            Qt::QueuedConnection);
        return true;
    }

    LibrarySession* m_session;
    bool m_read = false;
    CatalogWorker m_worker;
};

// Reads the list that is shown.
class LibrarySession::Shown {
public:
    Shown(LibrarySession* session, const std::filesystem::path& file)
        : m_session(session)
        , m_worker(file, [this](auto& connection, bool changed, const auto& stop) {
            return work(connection, changed, stop);
        }) {}
    CatalogWorker& worker() { return m_worker; }

    void want(const std::optional<LibraryPlace>& place) {
        {
            const std::lock_guard lock(m_mutex);
            m_wanted = place;
            m_reread = true;
        }
        m_worker.wish();
    }
    void arrange(const ViewOptions& options) {
        {
            const std::lock_guard lock(m_mutex);
            m_reread |= options.text != m_options.text;
            m_options = options;
        }
        m_worker.wish();
    }

    void setAbsent(const std::vector<std::filesystem::path>& files, bool absent) {
        {
            const std::lock_guard lock(m_mutex);
            auto left = std::make_shared<Paths>(m_leftOut ? *m_leftOut : Paths());
            for (const auto& file : files)
                if (absent)
                    left->insert(file.native());
                else
                    left->erase(file.native());
            m_leftOut = left->empty() ? nullptr : std::move(left);
        }
        m_worker.wish();
    }

private:
    using Paths = std::unordered_set<std::string>;
    struct Wish {
        std::optional<LibraryPlace> place;
        ViewOptions options;
        bool reread = false;
    };
    Wish takeWish() {
        const std::lock_guard lock(m_mutex);
        return {m_wanted, m_options, std::exchange(m_reread, false)};
    }
    std::shared_ptr<const Paths> leftOut() {
        const std::lock_guard lock(m_mutex);
        return m_leftOut;
    }
    bool again() {
        const std::lock_guard lock(m_mutex);
        m_reread = true;
        return false;
    }

    bool work(CatalogConnection& connection, bool changed, const std::stop_token& stop) {
        const Wish wish = takeWish();
        if (!wish.place) {
            m_rows = {};
            return true;
        }
        const bool same = m_rows.table && m_rows.table->folder() == wish.place->toPath() &&
                          m_text == queryOf(wish);
        if (same && !changed && !wish.reread) {
            publish(*wish.place, wish.options, true, true);
            return true;
        }
        const auto database = connection.database();
        if (!database) {
            m_rows = {};
            fail(wish, database.error());
            return true;
        }
        return read(**database, wish, same, stop);
    }

    // Where text is no query, it is left to the names.
    static std::string queryOf(const Wish& wish) {
        return listsAssets(wish.place->kind) ? wish.options.text : std::string();
    }

    bool read(db::Database& database, const Wish& wish, bool same, const std::stop_token& stop) {
        const std::string text = queryOf(wish);
        if (!same) {
            auto first = firstRows(database, *wish.place, text, stop);
            if (!first) return missed(wish, first.error());
            m_rows = std::move(*first);
            m_text = text;
            const ViewOptions& o = wish.options;
            const bool newest = o.sort == browse::SortKey::DateTaken && o.descending;
            if (m_rows.table->count() > 0) publish(*wish.place, o, false, newest);
        }
        auto all = allRows(database, *wish.place, text, stop);
        if (!all) return missed(wish, all.error());
        m_rows = std::move(*all);
        m_text = text;
        publish(*wish.place, wish.options, true, true);
        return true;
    }

    bool missed(const Wish& wish, const Error& error) {
        m_rows = {};
        if (error.code == ErrorCode::Cancelled) return again();
        fail(wish, error);
        return true;
    }

    void publish(
        const LibraryPlace& place, const ViewOptions& options, bool complete, bool sorted) {
        std::function<bool(const std::filesystem::path&)> absent;
        if (const auto left = leftOut())
            absent = [left](const auto& path) { return left->contains(path.native()); };
        auto view = viewOf(m_rows, place, options, absent);
        view->complete = complete;
        view->sorted = sorted;
        view->generation = ++m_generation;
        QMetaObject::invokeMethod(
            m_session,
            [session = m_session, view = std::shared_ptr<const FolderView>(std::move(view))] {
                Q_EMIT session->viewChanged(view);
            },
            Qt::QueuedConnection);
    }
    void fail(const Wish& wish, Error error) {
        if (error.code != ErrorCode::Usage) error.path = wish.place->toPath();
        QMetaObject::invokeMethod(
            m_session, [session = m_session, error] { Q_EMIT session->failed(error); },
            Qt::QueuedConnection);
    }

    LibrarySession* m_session;
    std::mutex m_mutex; // guards the wish
    std::optional<LibraryPlace> m_wanted;
    ViewOptions m_options = usualListOptions();
    bool m_reread = false;
    std::shared_ptr<const Paths> m_leftOut;
    // The thread's own.
    ListRows m_rows;
    std::string m_text; // the query they are of
    std::uint64_t m_generation = 0;
    CatalogWorker m_worker;
};

LibrarySession::LibrarySession(std::filesystem::path catalogFile, QObject* parent)
    : QObject(parent)
    , m_file(std::move(catalogFile))
    , m_options(usualListOptions())
    , m_shown(std::make_unique<Shown>(this, m_file))
    , m_counting(std::make_unique<Lists>(this, m_file)) {
}

LibrarySession::~LibrarySession() = default;

void LibrarySession::setCatalogFile(const std::filesystem::path& file) {
    m_file = file;
    m_lists.reset();
    m_shown->worker().setFile(file);
    m_counting->worker().setFile(file);
    Q_EMIT listsChanged();
}

void LibrarySession::open(const LibraryPlace& place) {
    m_shown->want(place);
}

void LibrarySession::close() {
    m_shown->want(std::nullopt);
}

void LibrarySession::setOptions(const ViewOptions& options) {
    if (options == m_options) return;
    m_options = options;
    m_shown->arrange(options);
}

void LibrarySession::leaveOut(const std::vector<std::filesystem::path>& files) {
    m_shown->setAbsent(files, true);
}

void LibrarySession::takeBack(const std::vector<std::filesystem::path>& files) {
    m_shown->setAbsent(files, false);
}

void LibrarySession::refresh() {
    m_shown->worker().look();
    m_counting->worker().look();
}

} // namespace lightstack::library
