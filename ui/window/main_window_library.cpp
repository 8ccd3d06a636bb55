// The library in the window: its lists in the grid, its tree at the left, its search line.
#include "ui/window/filter_bar.h"
#include "ui/window/library_commands.h"
#include "ui/window/main_window.h"
#include "ui/window/navigator.h"

namespace lightstack::ui {

void MainWindow::wireLibrary() {
    m_library->setShown({
        [this] { return m_navigator->folder(); },
        [this] { return m_filter->text().toStdString(); },
        [this](std::size_t most) {
            return selectedPaths(most, browse::StackFiles::Representative, false);
        },
    });
}

} // namespace lightstack::ui
