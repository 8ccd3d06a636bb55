// The look in one place: palettes, the one accent, the 4 px rhythm, icons that take the text
// colour.
//
// Qt Fusion with our own palette. Widgets ask colors() when they paint (never keep a copy) and
// listen to QEvent::PaletteChange. Nothing says something by colour alone. Thread: GUI only.
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QString>

class QApplication;
class QWidget;

namespace lightstack::ui {

enum class Scheme { System, Light, Dark };

struct Colors {
    QColor window, grid, panel, line, text, secondaryText;
    QColor hover;      // slightly lighter (dark) or darker (light) than the grid
    QColor accent;     // #3d8bfd: selection, focus, progress
    QColor accentText; // accent where it is text: 4.5:1 on panel
    QColor warning;    // amber
    QColor failure;    // red
};

// Spacing, device-independent pixels.
constexpr int kSpace1 = 4;
constexpr int kSpace2 = 8;
constexpr int kSpace3 = 12;
constexpr int kSpace4 = 16;
constexpr int kSpace6 = 24;

void applyTheme(QApplication& application, Scheme scheme);
// What the system's scheme was at the end of the last run, before the first applyTheme(): the first
// frame is right then, although the system is asked without waiting.
void setSystemSchemeHint(bool dark);
[[nodiscard]] bool systemIsDark();
[[nodiscard]] bool isDark();
[[nodiscard]] const Colors& colors();

// 0.9 of the application font, secondary text; 1.25 semibold for titles of empty states and
// dialogs.
[[nodiscard]] QFont captionFont();
[[nodiscard]] QFont titleFont();
// For a label whose text is not in the palette's own colour; to be called again when it changes.
void setTextColor(QWidget* widget, const QColor& color);

// resources/icons/NAME.svg, stroke in the text colour of the palette in force when it is painted
// (normal, disabled, selected), sharp at every scale.
[[nodiscard]] QIcon icon(const QString& name);

} // namespace lightstack::ui
