// Jobs in the window: the panel, the line, and what they lead to.
#include "ui/models/job_list.h"
#include "ui/window/job_commands.h"
#include "ui/window/job_line.h"
#include "ui/window/main_window.h"
#include "ui/window/status_bar.h"

namespace lightstack::ui {

void MainWindow::wireJobs() {
    m_status->jobLine()->setJobs(m_jobs);
    connect(m_status->jobLine(), &JobLine::panelWanted, m_jobCommands, &JobCommands::showPanel);
    connect(m_jobCommands, &JobCommands::quitWanted, this, &QWidget::close);
    connect(m_jobCommands, &JobCommands::choicesChanged, this, &MainWindow::stateChanged);
    connect(m_jobCommands, &JobCommands::fileWanted, this,
        [this](const auto& file) { openFolder(file.parent_path(), {file.filename().native()}); });
    connect(m_actions.quit, &QAction::triggered, this, [this] {
        if (m_jobCommands->mayQuit()) close();
    });
}

} // namespace lightstack::ui
