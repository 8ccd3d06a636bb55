// Shortcuts, as the actions really have them, and what the program is made of.
// Thread: GUI only.
#pragma once

#include <QList>
#include <QPair>
#include <QString>

#include <vector>

class QAction;
class QWidget;

namespace lightstack::ui {

struct ShortcutGroup {
    QString title;
    QList<QAction*> actions;               // those without a key are left out
    QList<QPair<QString, QString>> others; // what it does, keys: of no action
};

void showShortcuts(const std::vector<ShortcutGroup>& groups, QWidget* parent);
void showAbout(QWidget* parent);

} // namespace lightstack::ui
