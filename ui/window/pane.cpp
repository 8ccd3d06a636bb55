#include "ui/window/pane.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QMainWindow>
#include <QToolButton>

namespace lightstack::ui {

QDockWidget* makePane(QMainWindow* window, const QString& objectName, const QString& title,
    QWidget* content, QAction* toggle) {
    auto* dock = new QDockWidget(title, window);
    dock->setObjectName(objectName);
    dock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    dock->setWidget(content);
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kSpace3, kSpace1, kSpace1, kSpace1);
    row->setSpacing(kSpace1);
    auto* label = new QLabel(title);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    auto* close = new QToolButton;
    close->setIcon(icon(QStringLiteral("close")));
    close->setIconSize({16, 16});
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::NoFocus);
    close->setToolTip(QStringLiteral("%1 (%2)").arg(
        QDockWidget::tr("Close"), toggle->shortcut().toString(QKeySequence::NativeText)));
    close->setAccessibleName(QStringLiteral("%1: %2").arg(title, QDockWidget::tr("Close")));
    QObject::connect(close, &QToolButton::clicked, dock, &QDockWidget::close);
    row->addWidget(label, 1);
    row->addWidget(close);
    dock->setTitleBarWidget(bar);
    QObject::connect(toggle, &QAction::triggered, dock, &QDockWidget::setVisible);
    // Not visibilityChanged: a hidden or minimised window is no wish to close the pane.
    QObject::connect(dock->toggleViewAction(), &QAction::toggled, toggle, &QAction::setChecked);
    toggle->setChecked(true);
    return dock;
}

Qt::DockWidgetArea startArea(const QWidget* window) {
    return window->isRightToLeft() ? Qt::RightDockWidgetArea : Qt::LeftDockWidgetArea;
}

Qt::DockWidgetArea endArea(const QWidget* window) {
    return window->isRightToLeft() ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea;
}

} // namespace lightstack::ui
