#include "ui/theme/system_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

namespace lightstack::ui {
namespace {

constexpr int kAnswerMs = 5000;

QString service() {
    return QStringLiteral("org.freedesktop.portal.Desktop");
}
QString object() {
    return QStringLiteral("/org/freedesktop/portal/desktop");
}
QString interface() {
    return QStringLiteral("org.freedesktop.portal.Settings");
}
QString appearance() {
    return QStringLiteral("org.freedesktop.appearance");
}
QString colorScheme() {
    return QStringLiteral("color-scheme");
}

} // namespace

SystemScheme::SystemScheme(std::optional<bool> hint, QObject* parent)
    : QObject(parent)
    , m_platformDark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128)
    , m_dark(hint.value_or(m_platformDark)) {
    ask();
}

void SystemScheme::ask() {
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) {
        m_dark = m_platformDark;
        return;
    }
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        m_dark = m_platformDark;
        return;
    }
    bus.connect(service(), object(), interface(), QStringLiteral("SettingChanged"), this,
        SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage call =
        QDBusMessage::createMethodCall(service(), object(), interface(), QStringLiteral("Read"));
    call << appearance() << colorScheme();
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, kAnswerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        take(reply.isError() ? QVariant() : reply.value().variant());
        watcher->deleteLater();
    });
}

void SystemScheme::onSettingChanged(
    const QString& group, const QString& key, const QDBusVariant& value) {
    if (group == appearance() && key == colorScheme()) take(value.variant());
}

void SystemScheme::take(const QVariant& answer) {
    QVariant value = answer;
    while (value.canConvert<QDBusVariant>()) // Read wraps its answer twice
        value = value.value<QDBusVariant>().variant();
    const uint preference = value.toUInt(); // 0 none, 1 dark, 2 light
    const bool dark = preference == 0 ? m_platformDark : preference == 1;
    if (dark == m_dark) return;
    m_dark = dark;
    Q_EMIT changed();
}

} // namespace lightstack::ui
