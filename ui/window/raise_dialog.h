// Thread: GUI.
#pragma once

#include <QDialog>

namespace lightstack::ui {

inline void raiseDialog(QDialog* dialog) {
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace lightstack::ui
