// The Library menu, and what dialogs, panels and jobs of the library need to know of the window:
// which catalog is open, which list with which query is shown, which pictures are selected.
//
// Whoever adds a command appends it to menu() and, when its job has changed the catalog, calls
// refresh(). The lists themselves notice changes of other programs within a second or two.
// Thread: GUI only.
#pragma once

#include "core/library/library_place.h"

#include <QAction>
#include <QObject>

#include <functional>
#include <vector>

class QMenu;
class QWidget;

namespace lightstack::ui {

struct WindowMenus;

class LibraryCommands : public QObject {
    Q_OBJECT
public:
    // What is shown now, asked when it is needed.
    struct Shown {
        std::function<std::filesystem::path()> place; // a folder's path or a list's
        std::function<std::string()> query;
        std::function<std::vector<std::filesystem::path>(std::size_t most)> selected;
    };
    LibraryCommands(std::filesystem::path catalogFile, QWidget* window);
    void setShown(Shown shown) { m_shown = std::move(shown); }

    // Also where there is none yet: that is where a scan makes it.
    [[nodiscard]] const std::filesystem::path& catalogFile() const noexcept { return m_file; }
    void setCatalogFile(const std::filesystem::path& file);
    // None: a folder is shown.
    [[nodiscard]] std::optional<library::LibraryPlace> currentList() const;
    // The folder that is shown; empty while a list is.
    [[nodiscard]] std::filesystem::path shownFolder() const;
    // What the search line holds while a list is shown.
    [[nodiscard]] std::string currentQuery() const;
    // Of the list or the folder that is shown; the picture in the viewer.
    [[nodiscard]] std::vector<std::filesystem::path> selectedAssets(
        std::size_t most = static_cast<std::size_t>(-1)) const;

    // Further commands are added to menu() in front of catalogFileAction(), or behind it.
    void fillMenus(const WindowMenus& menus);
    [[nodiscard]] QMenu* menu() const noexcept { return m_menu; }
    [[nodiscard]] QAction* searchAction() const noexcept { return m_search; }
    [[nodiscard]] QAction* paneAction() const noexcept { return m_pane; }
    [[nodiscard]] QAction* showInFolderAction() const noexcept { return m_showInFolder; }
    [[nodiscard]] QAction* catalogFileAction() const noexcept { return m_open; }
    [[nodiscard]] QList<QAction*> actions() const; // in menu order

public Q_SLOTS:
    void show(const lightstack::library::LibraryPlace& place);
    void refresh(); // a job has written to the catalog
    void openCatalogFile();

Q_SIGNALS:
    void placeWanted(const lightstack::library::LibraryPlace& place);
    void searchWanted();
    void scanWanted(); // the button of an empty library
    void catalogFileChanged(const std::filesystem::path& file);
    void libraryChanged(); // refresh() was called
    void selectionChanged();

private:
    std::filesystem::path m_file;
    QWidget* m_window;
    Shown m_shown;
    QMenu* m_menu = nullptr;
    QAction *m_catalog, *m_search, *m_duplicates, *m_showInFolder, *m_open, *m_pane;
};

} // namespace lightstack::ui
