// Jobs in the window: the panel that shows them, and the dialogs that start those of the Library
// and Tools menus. One scan, one backfill and one profile at a time; a job under way goes on when
// its dialog is hidden, and asking for another brings it back. Thread: GUI only.
#pragma once

#include "ui/models/job_choices.h"

#include <QAction>
#include <QObject>

class QDockWidget;
class QMainWindow;

namespace lightstack::ui {

class JobList;
class JobsPanel;
class LibraryCommands;
struct WindowMenus;

class JobCommands : public QObject {
    Q_OBJECT
public:
    JobCommands(JobList* jobs, LibraryCommands* library, std::filesystem::path scratch,
        QMainWindow* window);

    void fillMenus(const WindowMenus& menus);      // after the library's own commands
    [[nodiscard]] QList<QAction*> actions() const; // in menu order
    [[nodiscard]] JobsPanel* panel() const noexcept { return m_panel; }
    [[nodiscard]] QDockWidget* dock() const noexcept { return m_dock; }
    void showPanel();

    void setChoices(const JobChoices& choices) { m_choices = choices; }
    [[nodiscard]] const JobChoices& choices() const noexcept { return m_choices; }

    // The user wants to quit: asks in place where jobs run, once; true: nothing is in the way.
    [[nodiscard]] bool mayQuit();
    void stop(); // all that runs, cleanly; the window closes

Q_SIGNALS:
    void fileWanted(const std::filesystem::path& file); // to be shown in its folder
    void quitWanted();

private:
    QAction* add(const char* iconName, const QString& text, const QKeySequence& keys);

    JobList* m_jobs;
    LibraryCommands* m_library;
    std::filesystem::path m_scratch;
    QMainWindow* m_window;
    JobChoices m_choices;
    QAction* m_show;
    JobsPanel* m_panel;
    QDockWidget* m_dock;
};

} // namespace lightstack::ui
