// Why something cannot be done just now: said by the tooltip of what is disabled, in menus too.
//
// Entries of a menu that can be chosen say themselves what they do, so only the others have a
// tooltip there; buttons have one always. Thread: GUI only.
#pragma once

#include <QString>

class QAction;
class QMenu;

namespace lightstack::ui {

// `why`: what is missing, as a sentence without a full stop.
void setAble(QAction* action, bool able, const QString& why);
void setAble(QMenu* menu, bool able, const QString& why);

// The menu and those below it that are there now.
void showReasons(QMenu* menu);

} // namespace lightstack::ui
