// Captions that are laid out once: shaping a line of text costs more than painting a thumbnail, and
// a scroll paints the same names again and again. Bounded; forgets everything when it is full or
// the font changes. Thread: GUI.
#pragma once

#include <QFont>
#include <QHash>
#include <QStaticText>

class QPainter;

namespace lightstack::ui {

class CaptionCache {
public:
    // One line in the middle of `line`, elided to its width.
    void draw(QPainter& painter, const QFont& font, const QRect& line, const QString& text,
        Qt::TextElideMode elide);

private:
    struct Laid {
        QStaticText text;
        int width = 0; // elided to this
    };
    QFont m_font;
    qreal m_ratio = 1;
    int m_lineHeight = 0;
    QHash<QString, Laid> m_laid;
};

} // namespace lightstack::ui
