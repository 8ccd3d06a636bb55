// Whether the desktop prefers dark: the settings portal where one answers (XDG Desktop Portal,
// org.freedesktop.appearance color-scheme), else the palette the platform started with. Asked
// without waiting; the answer, and every later change, comes as a signal. Thread: GUI.
#pragma once

#include <QObject>

#include <optional>

class QDBusVariant;

namespace lightstack::ui {

class SystemScheme : public QObject {
    Q_OBJECT
public:
    // `hint`: what it was when the program ended last, until the portal answers.
    explicit SystemScheme(std::optional<bool> hint, QObject* parent = nullptr);
    [[nodiscard]] bool isDark() const noexcept { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask();
    void take(const QVariant& value);

    bool m_platformDark;
    bool m_dark;
};

} // namespace lightstack::ui
