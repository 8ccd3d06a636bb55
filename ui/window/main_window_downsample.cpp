// Batches in the window: what they are to work on, and where their results are shown.
#include "core/base/file_path.h"
#include "ui/window/downsample_commands.h"
#include "ui/window/main_window.h"
#include "ui/window/navigator.h"

namespace lightstack::ui {

void MainWindow::wireDownsample() {
    m_downsample->setShown({
        [this] { return m_navigator->isList() ? std::filesystem::path() : m_navigator->folder(); },
        [this] {
            const auto query = base::displayText(m_navigator->options().text);
            return m_navigator->isList() && !query.isEmpty() ? QStringLiteral("“%1”").arg(query)
                                                             : placeTitle();
        },
        [this](const auto& then) { withSelectedFiles(then); },
        [this](const auto& then) {
            const auto view = m_parts.model->sharedView();
            if (!view) return then({});
            const std::vector<browse::RowRange> rows{{0, m_parts.model->rowCount() - 1}};
            m_background.run(
                [view, rows] {
                    return browse::filesOf(*view, rows, browse::StackFiles::All, false);
                },
                then);
        },
    });
    connect(m_downsample, &DownsampleCommands::folderWanted, this,
        [this](const auto& folder) { openFolder(folder); });
    connect(m_downsample, &DownsampleCommands::fileWanted, this,
        [this](const auto& file) { openFolder(file.parent_path(), {file.filename().native()}); });
}

} // namespace lightstack::ui
