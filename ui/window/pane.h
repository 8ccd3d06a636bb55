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

// Where a line of text begins and where it ends: areas do not turn with the language by themselves.
[[nodiscard]] Qt::DockWidgetArea startArea(const QWidget* window);
[[nodiscard]] Qt::DockWidgetArea endArea(const QWidget* window);

} // namespace lightstack::ui
