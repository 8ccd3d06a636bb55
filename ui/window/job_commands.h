// Jobs in the window: the panel that shows them, and the dialogs that start those of the Library
// and Tools menus. One scan, one backfill and one profile at a time; a job under way goes on when
// its dialog is hidden, and asking for another brings it back. Thread: GUI only.
#pragma once

#include "ui/models/job_choices.h"
#include "ui/models/profile_job.h"

#include <QAction>
#include <QDialog>
#include <QObject>
#include <QPointer>

class QDockWidget;
class QMainWindow;

namespace lightstack::ui {

class BackfillDialog;
class Job;
class JobDialog;
class JobList;
class JobsPanel;
class LibraryCommands;
class ProfileDialog;
class ScanDialog;
struct WindowMenus;

class JobCommands : public QObject {
    Q_OBJECT
public:
    JobCommands(JobList* jobs, LibraryCommands* library, std::filesystem::path scratch,
        QMainWindow* window);

    void fillMenus(const WindowMenus& menus);      // after the library's own commands
    [[nodiscard]] QList<QAction*> actions() const; // that are not in the library's menu
    [[nodiscard]] JobsPanel* panel() const noexcept { return m_panel; }
    [[nodiscard]] QDockWidget* dock() const noexcept { return m_dock; }
    void showPanel();

    void scan();      // asks
    void scanShown(); // asks; where nothing was scanned yet, for the folder that is shown
    void rescan();    // what was scanned last
    void backfill();
    void profile();
    [[nodiscard]] QAction* scanAction() const noexcept { return m_scan; }
    [[nodiscard]] QAction* rescanAction() const noexcept { return m_rescan; }
    [[nodiscard]] QAction* backfillAction() const noexcept { return m_backfill; }
    [[nodiscard]] QAction* profileAction() const noexcept { return m_profile; }

    void setDemoSet(MakeDemoSet make) { m_makeDemoSet = std::move(make); }
    void setChoices(const JobChoices& choices);
    [[nodiscard]] const JobChoices& choices() const noexcept { return m_choices; }

    // The user wants to quit: asks in place where jobs run, once; true: nothing is in the way.
    [[nodiscard]] bool mayQuit();
    void stop(); // all that runs, cleanly; the window closes

Q_SIGNALS:
    void fileWanted(const std::filesystem::path& file); // to be shown in its folder
    void quitWanted();
    void choicesChanged();

private:
    void follow(Job* job); // one that was added
    void jobEnded(Job* job);
    template <class ADialog>
    bool showRunning(const QPointer<ADialog>& dialog); // false: none runs
    void show(JobDialog* dialog);

    JobList* m_jobs;
    LibraryCommands* m_library;
    std::filesystem::path m_scratch;
    MakeDemoSet m_makeDemoSet;
    QMainWindow* m_window;
    JobChoices m_choices;
    QAction *m_scan, *m_rescan, *m_backfill, *m_profile, *m_show;
    JobsPanel* m_panel;
    QDockWidget* m_dock;
    QPointer<ScanDialog> m_scanDialog;
    QPointer<BackfillDialog> m_backfillDialog;
    QPointer<ProfileDialog> m_profileDialog;
};

} // namespace lightstack::ui
