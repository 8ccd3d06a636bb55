// Windows no larger than the screen they open on: buttons at the bottom edge are what a dialog is
// for. Thread: GUI only.
#pragma once

#include <QSize>

class QWidget;

namespace lightstack::ui {

// Of the screen of its parent, else its own; a title bar taken off.
[[nodiscard]] QSize screenRoom(const QWidget* window);

// Before it is shown the first time.
void resizeWithin(QWidget* window, QSize wanted);

} // namespace lightstack::ui
