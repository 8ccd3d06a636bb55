// Every action of the window: text, icon, keys, in one table, so that menus, tool bar, tool tips
// and the list of shortcuts cannot disagree. What they do is wired in main_window_wiring.cpp.
// Thread: GUI only.
#pragma once

#include "core/browse/folder_view.h"

#include <QAction>
#include <QActionGroup>
#include <QList>

class QMenu;
class QMenuBar;
class QWidget;

namespace lightstack::ui {

struct WindowActions {
    explicit WindowActions(QWidget* window);

    QAction *open, *showInFileManager, *openExternally, *rename, *trash, *quit;
    QAction *undo, *copy, *copyPath, *selectAll, *selectNone, *invertSelection, *find;
    QAction *larger, *smaller, *usualSize, *descending, *showHidden, *reload;
    QAction *expandStack, *groupStacks;
    QAction *folders, *metadata, *fullScreen, *toGrid, *view;
    QAction *back, *forward, *up, *home, *location;
    QAction *openVolume, *stackReport, *pyramid, *exportVolume;
    QAction *preferences, *shortcuts, *about;
    QActionGroup* sort;  // data(): browse::SortKey
    QActionGroup* kinds; // data(): browse::KindFilter

    [[nodiscard]] QList<QAction*> all() const; // in menu order
    [[nodiscard]] QMenu* sortMenu(QWidget* parent) const;

    void setSort(browse::SortKey key) const;
    void setKinds(browse::KindFilter filter) const;

private:
    void makeFileAndEdit(QWidget* window);
    void makeViewAndGo(QWidget* window);
    void makeVolumeAndHelp(QWidget* window);
    void makeChoices(QWidget* window);
};

struct WindowMenus {
    QMenu* openRecent = nullptr;
    QMenu* openWith = nullptr;
    QMenu* picture = nullptr; // the viewer's own actions
    QMenu* slices = nullptr;  // the slice viewer's
    QMenu* view = nullptr;
    QAction* behindPanes = nullptr; // of the view menu: panes are inserted in front of it
    QMenu* library = nullptr;       // filled by LibraryCommands
    QMenu* tools = nullptr;
};
WindowMenus fillMenuBar(
    QMenuBar* bar, const WindowActions& actions, const QList<QAction*>& viewerActions);

// "Text (Ctrl+X)" as tool tip; without "&" and "…".
void explain(QAction* action);

// An action of the window: explained, and at work in full screen too, where the menu bar is hidden.
// An empty name: no icon.
QAction* windowAction(QWidget* window, const char* iconName, const QString& text,
    const QList<QKeySequence>& keys = {});

} // namespace lightstack::ui
