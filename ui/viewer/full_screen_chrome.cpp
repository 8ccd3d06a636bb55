#include "ui/viewer/full_screen_chrome.h"

#include <QApplication>
#include <QGraphicsOpacityEffect>
#include <QMouseEvent>

namespace lightstack::ui {
namespace {
constexpr int kRestMs = 2000;
constexpr int kFadeMs = 180;
} // namespace

FullScreenChrome::FullScreenChrome(QWidget* host) : QObject(host), m_host(host) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &FullScreenChrome::rest);
    m_fade.setDuration(kFadeMs);
    m_fade.setStartValue(1.0);
    m_fade.setEndValue(0.0);
    connect(&m_fade, &QVariantAnimation::valueChanged, this,
        [this](const QVariant& value) { setOpacity(value.toDouble()); });
}

void FullScreenChrome::setWidgets(const QList<QWidget*>& widgets) {
    m_widgets.clear();
    for (QWidget* widget : widgets)
        m_widgets << widget;
    if (!m_active) return;
    setOpacity(m_awake ? 1 : 0);
}

void FullScreenChrome::setActive(bool active) {
    if (active == m_active) return;
    m_active = active;
    if (active) {
        m_pointer = QCursor::pos();
        qApp->installEventFilter(this);
        m_awake = false;
        wake();
        return;
    }
    qApp->removeEventFilter(this);
    m_rest.stop();
    m_fade.stop();
    m_awake = true;
    m_host->unsetCursor();
    for (const auto& widget : m_widgets)
        if (widget) widget->setGraphicsEffect(nullptr);
    Q_EMIT awakeChanged();
}

void FullScreenChrome::wake() {
    if (!m_active) return;
    m_rest.start();
    if (m_awake) return;
    m_awake = true;
    Q_EMIT awakeChanged();
    m_host->unsetCursor();
    m_fade.setDirection(QAbstractAnimation::Backward);
    if (m_fade.state() != QAbstractAnimation::Running) m_fade.start();
}

void FullScreenChrome::rest() {
    if (QApplication::activePopupWidget() != nullptr) return m_rest.start();
    for (const auto& widget : m_widgets)
        if (widget && widget->isVisible() &&
            widget->rect().contains(widget->mapFromGlobal(QCursor::pos())))
            return m_rest.start();
    m_awake = false;
    Q_EMIT awakeChanged();
    m_host->setCursor(Qt::BlankCursor);
    m_fade.setDirection(QAbstractAnimation::Forward);
    if (m_fade.state() != QAbstractAnimation::Running) m_fade.start();
}

void FullScreenChrome::setOpacity(double opacity) {
    for (const auto& widget : m_widgets) {
        if (!widget) continue;
        auto* effect = qobject_cast<QGraphicsOpacityEffect*>(widget->graphicsEffect());
        if (effect == nullptr) {
            effect = new QGraphicsOpacityEffect(widget);
            widget->setGraphicsEffect(effect);
        }
        effect->setOpacity(opacity);
        effect->setEnabled(opacity < 1); // whole, it is painted the plain way
        widget->setVisible(opacity > 0);
        widget->raise();
    }
}

bool FullScreenChrome::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::MouseMove || !m_host->isVisible()) return false;
    // Widgets that come and go under a pointer at rest make movements of their own.
    const QPoint at = static_cast<QMouseEvent*>(event)->globalPosition().toPoint();
    if (std::exchange(m_pointer, at) != at) wake();
    return false;
}

} // namespace lightstack::ui
