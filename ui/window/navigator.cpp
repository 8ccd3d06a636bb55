#include "ui/window/navigator.h"

#include "core/browse/row_files.h"
#include "ui/grid/thumbnail_grid.h"

#include <QScrollBar>

#include <unordered_map>

namespace lightstack::ui {
namespace {
constexpr int kSlowMs = 200;
constexpr int kMostRemembered = 1000; // selected names a visit
} // namespace

Navigator::Navigator(browse::FolderSession* session, library::LibrarySession* library,
    FolderModel* model, ThumbnailGrid* grid, QObject* parent)
    : QObject(parent), m_session(session), m_library(library), m_model(model), m_grid(grid) {
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMs);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        m_model->setView(nullptr);
        Q_EMIT slow();
    });
    connect(session, &browse::FolderSession::viewChanged, this, &Navigator::onView);
    connect(session, &browse::FolderSession::failed, this, &Navigator::onFailed);
    if (library != nullptr) {
        connect(library, &library::LibrarySession::viewChanged, this, &Navigator::onView);
        connect(library, &library::LibrarySession::failed, this, &Navigator::onFailed);
    }
    connect(session, &browse::FolderSession::listingProgress, this,
        [this](qulonglong entries) { Q_EMIT listing(!m_settled, entries); });
}

const browse::ViewOptions& Navigator::options() const {
    return isList() && m_library != nullptr ? m_library->options() : m_session->options();
}

void Navigator::setOptions(const browse::ViewOptions& options) {
    if (isList() && m_library != nullptr)
        m_library->setOptions(options);
    else
        m_session->setOptions(options);
}

void Navigator::open(
    const std::filesystem::path& folder, std::vector<std::string> select, const std::string& text) {
    if (folder == m_folder && !m_failed && m_seen && text == options().text) {
        m_wanted = {folder, select.empty() ? std::string() : select.front(), select, -1};
        restore();
        return;
    }
    remember();
    m_history.visit(folder);
    go({folder, select.empty() ? std::string() : select.front(), std::move(select), -1, text});
}

void Navigator::back() {
    if (!canGoBack()) return;
    remember();
    go(m_history.back());
}

void Navigator::forward() {
    if (!canGoForward()) return;
    remember();
    go(m_history.forward());
}

void Navigator::up() {
    if (canGoUp()) open(m_folder.parent_path(), {m_folder.filename().native()});
}

void Navigator::reload() {
    if (m_folder.empty()) return;
    remember();
    m_failed = false;
    m_settled = false;
    if (const auto place = library::LibraryPlace::fromPath(m_folder); place && m_library)
        m_library->open(*place);
    else
        m_session->rescan();
}

void Navigator::go(const Visit& visit) {
    m_folder = visit.folder;
    m_wanted = visit;
    m_seen = false;
    m_failed = false;
    m_settled = false;
    m_slow.start();
    // Words are of the place they were typed for.
    browse::ViewOptions words = options();
    words.text = isList() ? visit.text : std::string();
    setOptions(words);
    if (const auto place = library::LibraryPlace::fromPath(m_folder); place && m_library) {
        m_library->open(*place);
    } else {
        if (m_library != nullptr) m_library->close();
        m_lastFolder = m_folder;
        m_session->open(m_folder);
    }
    Q_EMIT folderChanged(m_folder);
    Q_EMIT listing(true, 0);
}

void Navigator::remember() {
    if (m_folder.empty() || !m_seen) return;
    Visit visit{m_folder, {}, {}, m_grid->verticalScrollBar()->value(), {}};
    if (isList()) visit.text = options().text;
    if (const QModelIndex current = m_grid->currentIndex(); current.isValid())
        visit.current = m_model->view()->itemName(current.row());
    for (const QItemSelectionRange& range : m_grid->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            if (visit.selected.size() < kMostRemembered)
                visit.selected.emplace_back(m_model->view()->itemName(row));
            else
                break;
    m_history.remember(std::move(visit));
}

void Navigator::onView(const std::shared_ptr<const browse::FolderView>& view) {
    if (view->table->folder() != m_folder) return;                // of the folder that was left
    if (isList() && view->options.text != options().text) return; // of other words
    m_slow.stop();
    m_model->setView(view);
    m_seen = true;
    m_failed = false;
    m_settled = view->complete && view->sorted;
    Q_EMIT listing(!view->complete, view->table->count());
    Q_EMIT viewArrived();
    if (m_settled) restore();
}

void Navigator::onFailed(const Error& error) {
    if (!error.path.empty() && error.path != m_folder) return; // of the folder that was left
    if (error.code == ErrorCode::Usage && isList()) { // a query half typed: what is there stays
        m_slow.stop();
        m_settled = true;
        return;
    }
    m_slow.stop();
    m_settled = true;
    m_failed = true;
    m_model->setView(nullptr);
    Q_EMIT listing(false, 0);
    Q_EMIT failed(error, m_seen);
}

void Navigator::restore() {
    const Visit wanted = std::exchange(m_wanted, {});
    if (wanted.folder != m_folder || wanted.folder.empty()) return;
    std::unordered_map<std::string_view, int> rows;
    for (const std::string& name : wanted.selected)
        rows.emplace(name, -1);
    if (!wanted.current.empty()) rows.emplace(wanted.current, -1);
    if (m_model->view() != nullptr) browse::findItems(*m_model->view(), rows);
    QItemSelection selection;
    for (const std::string& name : wanted.selected)
        if (const int row = rows[name]; row >= 0)
            selection.select(m_model->index(row), m_model->index(row));
    if (!wanted.current.empty() && rows[wanted.current] >= 0) {
        m_grid->selectionModel()->setCurrentIndex(
            m_model->index(rows[wanted.current]), QItemSelectionModel::NoUpdate);
        if (wanted.scroll < 0) m_grid->scrollToRow(rows[wanted.current]);
    }
    if (!selection.isEmpty())
        m_grid->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (wanted.scroll >= 0) m_grid->verticalScrollBar()->setValue(wanted.scroll);
}

} // namespace lightstack::ui
