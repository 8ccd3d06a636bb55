#include "ui/window/menu_keys.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>

namespace lightstack::ui {

MenuKeys::MenuKeys(QObject* parent) : QObject(parent) {
    qApp->installEventFilter(this);
}

bool MenuKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride &&
        qobject_cast<QMenu*>(QApplication::activePopupWidget()) != nullptr) {
        const auto modifiers = static_cast<QKeyEvent*>(event)->modifiers();
        if (!(modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) {
            event->accept(); // then it comes to the menu as a key
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace lightstack::ui
