#include "ui/theme/system_scheme.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

#include <optional>

namespace lightstack::ui {
namespace {

std::optional<bool> askPortal() {
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return std::nullopt;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return std::nullopt;
    QDBusMessage call =
        QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.portal.Desktop"),
            QStringLiteral("/org/freedesktop/portal/desktop"),
            QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("Read"));
    call << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme");
    const QDBusMessage reply = bus.call(call, QDBus::Block, 150);
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
        return std::nullopt;
    QVariant value = reply.arguments().first();
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    const uint preference = value.toUInt(); // 0 none, 1 dark, 2 light
    if (preference == 0) return std::nullopt;
    return preference == 1;
}

} // namespace

bool systemPrefersDark() {
    static const bool dark = [] {
        if (const auto answer = askPortal()) return *answer;
        return QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    }();
    return dark;
}

} // namespace lightstack::ui
