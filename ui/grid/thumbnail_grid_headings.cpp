// Headings of the groups of a list: above their rows, and at the top of the view while rows of
// theirs are there.
#include "ui/grid/thumbnail_grid.h"
#include "ui/models/list_words.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace lightstack::ui {
namespace {

int headingHeight(const QFont& font) {
    return std::max(32, QFontMetrics(font).height() + kSpace4);
}

QFont headingFont(QFont font) {
    font.setWeight(QFont::DemiBold);
    return font;
}

void paintHeading(QPainter& painter, const HeadingWords& words, const QRect& rect, int margin,
    bool stuck, const QFont& font) {
    painter.fillRect(rect, colors().grid);
    if (stuck) painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors().line);
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    const QRect line = rect.adjusted(margin, 0, -margin, 0);
    painter.setFont(font);
    const QFontMetrics metrics = painter.fontMetrics(); // as it is drawn on this screen
    const int width = std::min(line.width(), metrics.horizontalAdvance(words.text) + 2);
    const auto part = [&](int from, int wide) {
        return QRect(mirrored ? line.right() - from - wide + 1 : line.left() + from, line.top(),
            wide, line.height());
    };
    const int align = Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft);
    painter.setPen(colors().text);
    painter.drawText(part(0, width), align | Qt::AlignAbsolute,
        metrics.elidedText(words.text, Qt::ElideRight, width));
    const int rest = line.width() - width - kSpace2;
    if (rest <= 0) return;
    painter.setFont(captionFont());
    painter.setPen(colors().secondaryText);
    painter.drawText(part(width + kSpace2, rest), align | Qt::AlignAbsolute, words.secondary);
}

} // namespace

void ThumbnailGrid::laySections(GridSections& sections, const GridGeometry& g) const {
    sections.lay(m_groups, g.count, g.columns(), g.pitchY(), headingHeight(headingFont(font())));
}

int ThumbnailGrid::rowAtPoint(QPoint point) const {
    const GridGeometry g = geometry_();
    if (point.y() < g.headingHeight() && scrollPosition() > g.margin) return -1;
    return g.rowAt(point, scrollPosition());
}

void ThumbnailGrid::paintHeadings(QPainter& painter, const GridGeometry& g) {
    const std::int64_t scroll = scrollPosition();
    const int height = g.headingHeight();
    const QFont font = headingFont(this->font());
    const browse::FolderView& view = *m_model->view();
    const std::size_t first = m_sections.at(std::max<std::int64_t>(0, scroll - g.margin));
    for (std::size_t i = first; i < m_sections.count(); ++i) {
        const std::int64_t own = g.margin + m_sections[i].top - scroll;
        if (own > viewport()->height()) break;
        // At the top until the next one pushes it out.
        std::int64_t y = std::max<std::int64_t>(0, own);
        if (i + 1 < m_sections.count())
            y = std::min(y, g.margin + m_sections[i + 1].top - scroll - height);
        paintHeading(painter, headingWords(view, i),
            QRect(0, static_cast<int>(y), viewport()->width(), height), g.margin, own < y, font);
    }
}

} // namespace lightstack::ui
