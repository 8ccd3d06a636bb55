#include "ui/theme/theme.h"

#include "ui/theme/quiet_style.h"
#include "ui/theme/system_scheme.h"

#include <QApplication>
#include <QPalette>
#include <QToolTip>
#include <QWidget>

#include <optional>

// A static library's resources have to be asked for, at global scope.
static void initIcons() {
    Q_INIT_RESOURCE(lightstack);
}

namespace lightstack::ui {
namespace {

Scheme s_scheme = Scheme::System;
bool s_dark = false;
std::optional<bool> s_hint;
SystemScheme* s_system = nullptr; // the application's child

const Colors kDark{QColor(0x1e1e1e), QColor(0x171717), QColor(0x262626), QColor(0x3a3a3a),
    QColor(0xe6e6e6), QColor(0x9a9a9a), QColor(0x222222), QColor(0x3d8bfd), QColor(0x6ea8fe),
    QColor(0xf0b23e), QColor(0xf2665c)};
const Colors kLight{QColor(0xf4f4f4), QColor(0xe9e9e9), QColor(0xfafafa), QColor(0xd0d0d0),
    QColor(0x1c1c1c), QColor(0x5f5f5f), QColor(0xdfdfdf), QColor(0x3d8bfd), QColor(0x0b5ed7),
    QColor(0x8a5a00), QColor(0xb3261e)};

QPalette paletteOf(const Colors& c, bool dark) {
    QPalette p;
    p.setColor(QPalette::Window, c.window);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.panel);
    p.setColor(QPalette::AlternateBase, c.window);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.secondaryText);
    p.setColor(QPalette::Button, dark ? QColor(0x2e2e2e) : QColor(0xeeeeee));
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.failure);
    p.setColor(QPalette::ToolTipBase, c.panel);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::Highlight, dark ? QColor(0x2563c9) : QColor(0x2a6cd8));
    p.setColor(QPalette::HighlightedText, Qt::white);
    p.setColor(QPalette::Link, c.accentText);
    p.setColor(QPalette::Light, dark ? QColor(0x3a3a3a) : QColor(0xffffff));
    p.setColor(QPalette::Midlight, dark ? QColor(0x303030) : QColor(0xf0f0f0));
    p.setColor(QPalette::Mid, c.line);
    p.setColor(QPalette::Dark, dark ? QColor(0x111111) : QColor(0xb8b8b8));
    p.setColor(QPalette::Shadow, dark ? QColor(Qt::black) : QColor(0x888888));
    // The selection of a pane that has not the keyboard: seen, but quiet.
    p.setColor(QPalette::Inactive, QPalette::Highlight, p.color(QPalette::Highlight));
    const QColor faint = dark ? QColor(0x6c6c6c) : QColor(0x9c9c9c);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, faint);
    return p;
}

} // namespace

void setSystemSchemeHint(bool dark) {
    s_hint = dark;
}

bool systemIsDark() {
    return s_system != nullptr && s_system->isDark();
}

void applyTheme(QApplication& application, Scheme scheme) {
    initIcons();
    s_scheme = scheme;
    if (s_system == nullptr) {
        // Before our palette replaces the platform's.
        s_system = new SystemScheme(s_hint, &application);
        QObject::connect(s_system, &SystemScheme::changed, &application, [&application] {
            if (s_scheme == Scheme::System) applyTheme(application, Scheme::System);
        });
        QObject::connect(s_system, &QObject::destroyed, [] { s_system = nullptr; });
        application.setStyle(new QuietStyle);
        application.setWindowIcon(QIcon(QStringLiteral(":/icons/lightstack.svg")));
    }
    s_dark = scheme == Scheme::Dark || (scheme == Scheme::System && s_system->isDark());
    const QPalette palette = paletteOf(colors(), s_dark);
    application.setPalette(palette);
    QToolTip::setPalette(palette);
}

bool isDark() {
    return s_dark;
}

const Colors& colors() {
    return s_dark ? kDark : kLight;
}

QFont captionFont() {
    // Made once: a copy shares what the font was resolved to, and painting asks for many.
    static std::optional<std::pair<QFont, QFont>> s_made; // of this font
    if (const QFont base = QApplication::font(); !s_made || s_made->first != base) {
        s_made = {base, base};
        s_made->second.setPointSizeF(base.pointSizeF() * 0.9);
    }
    return s_made->second;
}

QFont titleFont() {
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setWeight(QFont::DemiBold);
    return font;
}

void setTextColor(QWidget* widget, const QColor& color) {
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, color);
    widget->setPalette(palette);
}

} // namespace lightstack::ui
