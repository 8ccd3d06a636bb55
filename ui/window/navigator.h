// Which folder is open, which were, and where in them we stood.
//
// A list of the library is a place like a folder, by its path (library_place.h): another session
// lists it, with options of its own; all else is the same.
// open(): what is remembered of the folder left -> the session lists the new one -> views go to the
// model -> once the whole view is there, the place (scroll position, selection) is restored. A
// folder that takes longer than a blink to list shows an empty page that says so, never the old
// folder's pictures. Thread: GUI only.
#pragma once

#include "core/browse/folder_session.h"
#include "core/library/library_session.h"
#include "ui/models/folder_model.h"
#include "ui/window/history.h"

#include <QObject>
#include <QTimer>

namespace lightstack::ui {

class ThumbnailGrid;

class Navigator : public QObject {
    Q_OBJECT
public:
    // `library` may be null: there are no lists then.
    Navigator(browse::FolderSession* session, library::LibrarySession* library, FolderModel* model,
        ThumbnailGrid* grid, QObject* parent = nullptr);

    // `select`: names to be selected there, the first one under the keyboard; `text`: a list's
    // query.
    void open(const std::filesystem::path& folder, std::vector<std::string> select = {},
        const std::string& text = {});
    void back();
    void forward();
    void up(); // selects the folder we came from
    void reload();
    [[nodiscard]] bool canGoBack() const noexcept { return m_history.canGoBack(); }
    [[nodiscard]] bool canGoForward() const noexcept { return m_history.canGoForward(); }
    [[nodiscard]] bool canGoUp() const noexcept {
        return m_folder.has_relative_path() && m_folder.is_absolute();
    }
    // Of the folder or the list.
    [[nodiscard]] const browse::ViewOptions& options() const;
    void setOptions(const browse::ViewOptions& options);
    [[nodiscard]] bool isList() const noexcept { return library::isLibraryPath(m_folder); }
    // Where the last folder stood, however many lists were shown since.
    [[nodiscard]] const std::filesystem::path& lastFolder() const noexcept { return m_lastFolder; }
    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return m_folder; }
    // The view is whole and in order, or the folder cannot be read.
    [[nodiscard]] bool isSettled() const noexcept { return m_settled; }
    [[nodiscard]] bool hasFailed() const noexcept { return m_failed; }

Q_SIGNALS:
    void folderChanged(const std::filesystem::path& folder); // at once, before anything is listed
    void viewArrived();
    void slow(); // nothing to show yet
    void listing(bool under, qulonglong entries);
    void failed(const lightstack::base::Error& error, bool hadBeenThere);

private:
    void go(const Visit& visit);
    void remember();
    void onView(const std::shared_ptr<const browse::FolderView>& view);
    void onFailed(const Error& error);
    void restore();

    browse::FolderSession* m_session;
    library::LibrarySession* m_library;
    FolderModel* m_model;
    ThumbnailGrid* m_grid;
    History m_history;
    std::filesystem::path m_folder, m_lastFolder;
    Visit m_wanted; // place to restore; no folder: none
    QTimer m_slow;
    bool m_seen = false; // a view of m_folder has come
    bool m_settled = true;
    bool m_failed = false;
};

} // namespace lightstack::ui
