// Why something cannot be done just now: said by the tooltip of what is disabled, in menus too.
//
// Entries of a menu say themselves what they do: there only those that cannot be chosen have a
// tooltip, with the reason alone. Buttons say what they do as well. Keys are answered with the
// reason, too. Thread: GUI only.
#pragma once

#include <QKeySequence>
#include <QString>

class QAction;
class QMenu;

namespace lightstack::ui {

// `why`: what is missing, as a sentence without a full stop.
void setAble(QAction* action, bool able, const QString& why);
void setAble(QMenu* menu, bool able, const QString& why);

QString whyNot(const QAction* action); // of a disabled one
// Of the disabled one below `window` that the keys would have called; "" where there is none.
QString whyNot(const QObject* window, const QKeySequence& keys);

// The menu and those below it that are there now.
void showReasons(QMenu* menu);

} // namespace lightstack::ui
