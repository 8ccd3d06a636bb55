// In full screen, what lies over the picture: fades away after a moment of rest, the pointer with
// it, and comes back when the pointer moves. It stays while the pointer rests upon it.
// Thread: GUI only.
#pragma once

#include <QList>
#include <QObject>
#include <QPoint>
#include <QPointer>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

namespace lightstack::ui {

class FullScreenChrome : public QObject {
    Q_OBJECT
public:
    // `host`: the widget that has the picture; its movements are watched.
    explicit FullScreenChrome(QWidget* host);
    void setRest(int ms) noexcept { m_rest.setInterval(ms); }
    // The widgets that come and go. They are hidden, or shown if awake.
    void setWidgets(const QList<QWidget*>& widgets);
    void setActive(bool active); // inactive: leaves all widgets as they are, whole
    void wake();
    [[nodiscard]] bool isAwake() const noexcept { return m_awake; }

Q_SIGNALS:
    void awakeChanged(); // also by becoming inactive

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rest();
    void setOpacity(double opacity);

    QWidget* m_host;
    QList<QPointer<QWidget>> m_widgets;
    QTimer m_rest;
    QVariantAnimation m_fade;
    QPoint m_pointer;
    bool m_active = false;
    bool m_awake = true;
};

} // namespace lightstack::ui
