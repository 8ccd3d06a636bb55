#include "ui/grid/caption_cache.h"

#include <QFontMetrics>
#include <QPainter>

#include <cmath>

namespace lightstack::ui {
namespace {
constexpr qsizetype kMost = 4096; // several pages of the smallest cells
}

void CaptionCache::draw(QPainter& painter, const QFont& font, const QRect& line,
    const QString& text, Qt::TextElideMode elide) {
    if (text.isEmpty()) return;
    const qreal ratio = painter.device()->devicePixelRatioF();
    if (font != m_font || ratio != m_ratio || m_laid.size() >= kMost) {
        m_laid.clear();
        m_font = font;
        m_ratio = ratio;
        m_lineHeight = QFontMetrics(font).height();
    }
    Laid& laid = m_laid[text];
    if (laid.width != line.width()) {
        laid.width = line.width();
        laid.text.setTextFormat(Qt::PlainText);
        laid.text.setPerformanceHint(QStaticText::AggressiveCaching);
        // Laid out once where it fits, which is most often: measuring it first would be as much.
        laid.text.setText(text);
        laid.text.prepare(QTransform(), m_font);
        if (laid.text.size().width() > line.width()) {
            laid.text.setText(QFontMetrics(m_font).elidedText(text, elide, line.width()));
            laid.text.prepare(QTransform(), m_font);
        }
    }
    painter.setFont(m_font); // the same again: what it was resolved to is kept in it
    painter.drawStaticText(
        QPointF(line.x() + std::floor((line.width() - laid.text.size().width()) / 2),
            line.y() + (line.height() - m_lineHeight) / 2),
        laid.text);
}

} // namespace lightstack::ui
