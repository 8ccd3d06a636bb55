#include "ui/theme/system_scheme.h"

#include "tests/support/test_registry.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QtTest>

using namespace lightstack::ui;

// What the portal of a desktop does, as far as we ask it.
class FakePortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    uint scheme = 1;

public Q_SLOTS:
    QDBusVariant Read(const QString& group, const QString& key) {
        const bool ours = group == QLatin1String("org.freedesktop.appearance") &&
                          key == QLatin1String("color-scheme");
        // Wrapped twice, as xdg-desktop-portal does.
        return QDBusVariant(
            QVariant::fromValue(QDBusVariant(ours ? QVariant(scheme) : QVariant())));
    }

Q_SIGNALS:
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);
};

class SystemSchemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
            QSKIP("no dbus-daemon");
        m_daemon.start(
            QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                               QStringLiteral("--print-address")});
        QVERIFY(m_daemon.waitForReadyRead(5000));
        const QByteArray address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QDBusConnection bus =
            QDBusConnection::connectToBus(QString::fromUtf8(address), QStringLiteral("portal"));
        QVERIFY(bus.isConnected());
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &m_portal,
            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    }

    void cleanupTestCase() {
        if (m_daemon.state() == QProcess::NotRunning) return;
        m_daemon.terminate();
        m_daemon.waitForFinished(5000);
    }

    void asksThePortalWithoutWaiting() {
        m_portal.scheme = 1;
        SystemScheme scheme(false);
        QVERIFY(!scheme.isDark()); // the hint, until the answer is there
        QSignalSpy changed(&scheme, &SystemScheme::changed);
        QVERIFY(changed.wait());
        QVERIFY(scheme.isDark());
    }

    void followsChanges() {
        m_portal.scheme = 2;
        SystemScheme scheme(false);
        QSignalSpy changed(&scheme, &SystemScheme::changed);
        const auto say = [&](uint value) {
            m_portal.scheme = value;
            Q_EMIT m_portal.SettingChanged(QStringLiteral("org.freedesktop.appearance"),
                QStringLiteral("color-scheme"), QDBusVariant(value));
        };
        say(1);
        QTRY_VERIFY(scheme.isDark());
        say(2);
        QTRY_VERIFY(!scheme.isDark());
        Q_EMIT m_portal.SettingChanged(QStringLiteral("org.gnome.desktop.interface"),
            QStringLiteral("color-scheme"), QDBusVariant(QVariant(1U)));
        QTest::qWait(50);
        QVERIFY(!scheme.isDark());
        QCOMPARE(changed.size(), 2);
    }

private:
    QProcess m_daemon;
    FakePortal m_portal;
};

#include "system_scheme_test.moc"
LIGHTSTACK_TEST(SystemSchemeTest);
