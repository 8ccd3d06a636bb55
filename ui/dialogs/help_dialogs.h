// Shortcuts, as the actions really have them, and what the program is made of.
// Thread: GUI only.
#pragma once

#include <QList>

class QAction;
class QWidget;

namespace lightstack::ui {

void showShortcuts(const QList<QAction*>& actions, QWidget* parent);
void showAbout(QWidget* parent);

} // namespace lightstack::ui
