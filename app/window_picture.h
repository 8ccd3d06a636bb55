// --grab: waits until everything in view is final, saves the window's picture, ends the program.
// Thread: GUI.
#pragma once

#include "app/gui_options.h"
#include "ui/window/main_window.h"

#include <QElapsedTimer>
#include <QTimer>

namespace lightstack::app {

class WindowPicture : public QObject {
    Q_OBJECT
public:
    WindowPicture(ui::MainWindow& window, const GuiOptions& options);

private:
    void check();
    bool arrange(); // selection and viewer, once the folder is there; false: cannot be
    void finish(const char* problem);

    ui::MainWindow& m_window;
    const GuiOptions& m_options;
    QElapsedTimer m_clock;
    QTimer m_timer;
    bool m_arranged = false;
    int m_settledFor = 0; // looks in a row
};

} // namespace lightstack::app
