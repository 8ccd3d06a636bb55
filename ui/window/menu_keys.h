// While a menu is open its letters belong to it. Qt lets the shortcuts of the widget with the focus
// go first, so that a letter of the viewers would act behind the menu. Watches the application.
// Thread: GUI only.
#pragma once

#include <QObject>

namespace lightstack::ui {

class MenuKeys : public QObject {
    Q_OBJECT
public:
    explicit MenuKeys(QObject* parent);
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace lightstack::ui
