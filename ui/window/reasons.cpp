#include "ui/window/reasons.h"

#include "ui/window/window_actions.h"

#include <QAction>
#include <QHelpEvent>
#include <QMenu>
#include <QToolTip>

namespace lightstack::ui {
namespace {

constexpr const char* kWhy = "why"; // property of an action

// One for each menu, and its child.
class Reasons : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::ToolTip) return QObject::eventFilter(watched, event);
        const auto* help = static_cast<QHelpEvent*>(event);
        auto* menu = static_cast<QMenu*>(watched);
        QAction* action = menu->actionAt(help->pos());
        if (action != nullptr && !action->isEnabled() && !action->isSeparator())
            QToolTip::showText(
                help->globalPos(), whyNot(action), menu, menu->actionGeometry(action));
        else
            QToolTip::hideText();
        return true;
    }
};

} // namespace

void setAble(QAction* action, bool able, const QString& why) {
    action->setEnabled(able);
    explain(action);
    action->setProperty(kWhy, why);
    if (!able) action->setToolTip(action->toolTip() + u'\n' + why);
}

void setAble(QMenu* menu, bool able, const QString& why) {
    menu->setEnabled(able);
    menu->menuAction()->setProperty(kWhy, why);
}

QString whyNot(const QAction* action) {
    return action->property(kWhy).toString();
}

QString whyNot(const QObject* window, const QKeySequence& keys) {
    for (const QAction* action : window->findChildren<QAction*>())
        if (!action->isEnabled() && action->shortcuts().contains(keys) && !whyNot(action).isEmpty())
            return whyNot(action);
    return {};
}

void showReasons(QMenu* menu) {
    menu->installEventFilter(new Reasons(menu));
    for (QAction* action : menu->actions())
        if (action->menu() != nullptr) showReasons(action->menu());
}

} // namespace lightstack::ui
