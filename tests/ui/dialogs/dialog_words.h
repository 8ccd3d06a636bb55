// What a dialog shows, found by its words. Thread: GUI only.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace lightstack::tests {

// Null where there is no visible one.
inline QPushButton* buttonOf(const QWidget& dialog, const QString& text) {
    for (auto* button : dialog.findChildren<QPushButton*>())
        if (button->text().remove(u'&') == text && button->isVisibleTo(&dialog)) return button;
    return nullptr;
}

// A visible label has these words in it.
inline bool saysIn(const QWidget& dialog, const QString& text) {
    for (const auto* label : dialog.findChildren<QLabel*>())
        if (label->isVisibleTo(&dialog) && label->text().contains(text)) return true;
    return false;
}

} // namespace lightstack::tests
