// A dock with a quiet title: one line of text and a way to close it. Thread: GUI only.
#pragma once

#include <QString>

class QAction;
class QDockWidget;
class QMainWindow;
class QWidget;

namespace lightstack::ui {

// `toggle` follows the dock and leads it.
QDockWidget* makePane(QMainWindow* window, const QString& objectName, const QString& title,
    QWidget* content, QAction* toggle);

} // namespace lightstack::ui
