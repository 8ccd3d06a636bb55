#include "ui/window/job_commands.h"

#include "ui/models/job_list.h"
#include "ui/theme/theme.h"
#include "ui/window/jobs_panel.h"
#include "ui/window/library_commands.h"
#include "ui/window/pane.h"
#include "ui/window/window_actions.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>

namespace lightstack::ui {

JobCommands::JobCommands(
    JobList* jobs, LibraryCommands* library, std::filesystem::path scratch, QMainWindow* window)
    : QObject(window)
    , m_jobs(jobs)
    , m_library(library)
    , m_scratch(std::move(scratch))
    , m_window(window)
    , m_show(add("gear", tr("&Jobs"), Qt::CTRL | Qt::SHIFT | Qt::Key_J))
    , m_panel(new JobsPanel(jobs)) {
    m_show->setCheckable(true);
    m_dock = makePane(window, QStringLiteral("jobs"), tr("Jobs"), m_panel, m_show);
    m_dock->setAllowedAreas(
        Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea | Qt::BottomDockWidgetArea);
    window->addDockWidget(Qt::BottomDockWidgetArea, m_dock);
    m_dock->hide();
    m_show->setChecked(false);
    connect(m_panel, &JobsPanel::showWanted, this, &JobCommands::fileWanted);
    connect(m_panel, &JobsPanel::quitWanted, this, &JobCommands::quitWanted);
}

QAction* JobCommands::add(const char* iconName, const QString& text, const QKeySequence& keys) {
    auto* action = new QAction(icon(QLatin1String(iconName)), text, m_window);
    action->setShortcut(keys);
    action->setIconVisibleInMenu(false);
    explain(action);
    m_window->addAction(action); // works in full screen too, where the menu bar is hidden
    return action;
}

void JobCommands::fillMenus(const WindowMenus& menus) {
    menus.view->addSeparator();
    menus.view->addAction(m_show);
}

QList<QAction*> JobCommands::actions() const {
    return {m_show};
}

void JobCommands::showPanel() {
    m_dock->show();
    m_show->setChecked(true);
    m_panel->setFocus();
}

bool JobCommands::mayQuit() {
    if (!m_jobs->isRunning() || m_panel->isAsking()) return true;
    showPanel();
    m_panel->askToQuit();
    return false;
}

void JobCommands::stop() {
    m_jobs->stopAll();
}

} // namespace lightstack::ui
