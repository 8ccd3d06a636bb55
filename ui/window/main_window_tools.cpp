// Why-pane, export of lists and copies to the trash: hooked into the window.
#include "ui/window/library_tools.h"
#include "ui/window/main_window.h"
#include "ui/window/status_bar.h"

namespace lightstack::ui {

void MainWindow::wireTools() {
    m_tools = new LibraryTools({m_library, m_jobs, m_commands, m_metadata, m_metadataDock}, this);
    connect(m_tools, &LibraryTools::message, this,
        [this](const QString& text) { m_status->say(text); });
    connect(m_tools, &LibraryTools::fileWanted, this,
        [this](const auto& file) { openFolder(file.parent_path(), {file.filename().native()}); });
}

} // namespace lightstack::ui
