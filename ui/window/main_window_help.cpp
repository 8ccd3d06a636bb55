// The keys of the window, as its actions have them, in the groups of the list of shortcuts.
#include "ui/dialogs/help_dialogs.h"
#include "ui/slices/slice_viewer.h"
#include "ui/viewer/picture_viewer.h"
#include "ui/window/downsample_commands.h"
#include "ui/window/job_commands.h"
#include "ui/window/library_commands.h"
#include "ui/window/library_tools.h"
#include "ui/window/main_window.h"

namespace lightstack::ui {

QList<QAction*> MainWindow::shortcutActions() const {
    QList<QAction*> all;
    for (const ShortcutGroup& group : shortcutGroups())
        all += group.actions;
    return all;
}

std::vector<ShortcutGroup> MainWindow::shortcutGroups() const {
    ShortcutGroup window{tr("Window"), m_actions.all(), {}};
    ShortcutGroup library{tr("Library and tools"),
        m_library->actions() + QList{m_downsample->action()} + m_jobCommands->actions(), {}};
    for (QAction* action : m_tools->actions())
        if (!library.actions.contains(action)) library.actions << action;
    const ShortcutGroup grid{tr("Grid"), {},
        {{tr("Open the picture, the folder or the stack"), tr("Enter")},
            {tr("Select a name"), tr("its first letters")}, {tr("Folder above"), tr("Backspace")},
            {tr("Larger or smaller thumbnails"), tr("Ctrl+Wheel")},
            {tr("Look through a stack"), tr("the pointer across it")}}};
    const ShortcutGroup viewer{tr("Picture"), m_viewer->viewerActions(),
        {{tr("Back to the grid"), tr("Esc, Enter")},
            {tr("Next, previous picture"), tr("Right or Space, Left or Backspace")},
            {tr("First, last picture"), tr("Home, End")},
            {tr("Next, previous page of a file"), tr("PgDown, PgUp")},
            {tr("Play or pause what moves"), tr("Space")}, {tr("Metadata"), tr("I")},
            {tr("Zoom at the pointer"), tr("Wheel")},
            {tr("Window and level"), tr("Drag with the right button")}}};
    const ShortcutGroup slices{tr("Volume"), m_slices->viewerActions(),
        {{tr("Back to the grid"), tr("Esc")},
            {tr("Next, previous slice"), tr("Down or Right, Up or Left; Wheel")},
            {tr("Ten slices on, back"), tr("PgDown, PgUp")},
            {tr("First, last slice"), tr("Home, End")}, {tr("Play or pause"), tr("Space")},
            {tr("Zoom at the pointer"), tr("Ctrl+Wheel")},
            {tr("Move the picture"), tr("Space and drag")},
            {tr("Window and level"), tr("Drag with the right button")}}};
    return {window, grid, viewer, slices, library};
}

} // namespace lightstack::ui
