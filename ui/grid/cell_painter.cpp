#include "ui/grid/cell_painter.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>

namespace lightstack::ui {
namespace {

using browse::EntryKind;
using thumbs::Thumbnail;

constexpr int kTwoLines = 128;

// Where a thumbnail stands in the square: never larger than the picture itself, in whole device
// pixels. One that was made for another size is scaled until the right one arrives.
QRectF fitted(const Thumbnail& thumbnail, const QRect& square, qreal ratio) {
    const QSize size = thumbnail.image.size();
    const bool isAll = std::max(size.width(), size.height()) < thumbnail.side;
    const int longSide = isAll ? 0 : thumbnail.fullSize.longSide();
    QSizeF shown(size);
    if (longSide > std::max(size.width(), size.height()))
        shown.scale(longSide, longSide, Qt::KeepAspectRatio);
    shown /= ratio;
    if (shown.width() > square.width() || shown.height() > square.height())
        shown.scale(square.size(), Qt::KeepAspectRatio);
    // Pixel for pixel, where it is that but for rounding.
    if (std::abs(shown.width() * ratio - size.width()) < 1.5 &&
        std::abs(shown.height() * ratio - size.height()) < 1.5)
        shown = QSizeF(size) / ratio;
    const auto snap = [ratio](qreal v) { return std::round(v * ratio) / ratio; };
    return {snap(square.x() + (square.width() - shown.width()) / 2),
        snap(square.y() + (square.height() - shown.height()) / 2), shown.width(), shown.height()};
}

void paintIcon(
    QPainter& painter, const QString& name, const QRect& square, const QString& text = {}) {
    const int side = std::clamp(square.width() / 3, 24, 96);
    QRect at(0, 0, side, side);
    at.moveCenter(square.center());
    if (!text.isEmpty()) at.translate(0, -8);
    painter.setOpacity(0.6);
    icon(name).paint(&painter, at);
    painter.setOpacity(1);
    if (text.isEmpty()) return;
    painter.setFont(captionFont());
    painter.setPen(colors().secondaryText);
    painter.drawText(
        QRect(square.left() + 8, at.bottom() + 6, square.width() - 16, 20), Qt::AlignCenter, text);
}

// In the corner of the picture; small pictures would vanish behind it, there it stands in the
// corner of the cell.
void paintBadge(QPainter& painter, const QString& text, QRectF picture, const QRect& square) {
    if (text.isEmpty()) return;
    if (picture.width() < square.width() * 0.6 && picture.height() < square.height() * 0.6)
        picture = square;
    QFont font = captionFont();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(text) + 12;
    const int height = metrics.height() + 2;
    if (width + 8 > picture.width() || height + 8 > picture.height()) return;
    const QRectF pill(picture.right() - width - 4, picture.bottom() - height - 4, width, height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 178));
    painter.drawRoundedRect(pill, 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(pill, Qt::AlignCenter, text);
}

void paintRing(QPainter& painter, const QRectF& picture, const CellState& state) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (state.selected) {
        painter.setPen(QPen(colors().accent, 2));
        painter.drawRoundedRect(picture.adjusted(-2, -2, 2, 2), 3, 3);
    }
    if (state.focused) {
        painter.setPen(QPen(colors().text, 1, Qt::DotLine));
        painter.drawRoundedRect(picture.adjusted(-4.5, -4.5, 4.5, 4.5), 4, 4);
    }
}

void paintCaption(QPainter& painter, const FolderModel& model, const QModelIndex& index,
    const QRect& rect, int side, bool selected, CaptionCache& captions) {
    const QFont font = captionFont();
    const QRect line(rect.left(), rect.top() + side + 4, side, QFontMetrics(font).height());
    painter.setPen(selected ? colors().accentText : colors().text);
    captions.draw(
        painter, font, line, model.data(index, FolderModel::NameRole).toString(), Qt::ElideMiddle);
    if (side < kTwoLines) return;
    painter.setPen(colors().secondaryText);
    captions.draw(painter, font, line.translated(0, line.height()),
        model.data(index, FolderModel::SecondaryRole).toString(), Qt::ElideRight);
}

QRectF paintPlaceholder(
    QPainter& painter, const FolderModel& model, int row, const QRect& square, int bucket) {
    QColor color = isDark() ? QColor(0x242424) : QColor(0xdcdcdc);
    if (model.service() != nullptr)
        if (const auto seen = model.service()->color(model.keyAt(row, bucket)))
            color = QColor(QRgb(*seen | 0xFF000000));
    const QRect box = square.adjusted(
        square.width() / 8, square.height() / 8, -square.width() / 8, -square.height() / 8);
    painter.fillRect(box, color);
    return box;
}

} // namespace

int captionHeight(int side) {
    const QFontMetrics metrics(captionFont());
    return 4 + metrics.height() * (side < kTwoLines ? 1 : 2) + 2;
}

void paintCell(QPainter& painter, const FolderModel& model, int row, const QRect& rect, int side,
    int bucket, const CellState& state, CaptionCache& captions) {
    painter.save();
    const QRect square(rect.left(), rect.top(), side, side);
    const QModelIndex index = model.index(row);
    if (state.hovered) painter.fillRect(rect.adjusted(-3, -3, 3, 1), colors().hover);
    QRectF picture = square.adjusted(side / 8, side / 8, -side / 8, -side / 8);
    const EntryKind kind = model.kindAt(row);
    const Thumbnail* thumbnail = model.thumbnailAt(row, bucket);
    if (kind == EntryKind::Folder) {
        paintIcon(painter, QStringLiteral("folder"), square);
    } else if (thumbnail != nullptr && thumbnail->failure) {
        const bool notPicture = thumbnail->failure->code == ErrorCode::Unsupported;
        paintIcon(painter,
            kind == EntryKind::Video ? QStringLiteral("film")
            : notPicture             ? QStringLiteral("document")
                                     : QStringLiteral("broken"),
            square, notPicture ? QString() : FolderModel::tr("Damaged"));
    } else if (thumbnail != nullptr && !thumbnail->image.isNull()) {
        const qreal ratio = painter.device()->devicePixelRatioF();
        picture = fitted(*thumbnail, square, ratio);
        painter.setRenderHint(QPainter::SmoothPixmapTransform,
            picture.size() * ratio != QSizeF(thumbnail->image.size()));
        painter.drawImage(picture, thumbnail->image);
    } else if (kind == EntryKind::Video || kind == EntryKind::Other) {
        paintIcon(painter,
            kind == EntryKind::Video ? QStringLiteral("film") : QStringLiteral("document"), square);
    } else {
        picture = paintPlaceholder(painter, model, row, square, bucket);
    }
    paintBadge(painter, model.data(index, FolderModel::BadgeRole).toString(), picture, square);
    paintRing(painter, picture, state);
    paintCaption(painter, model, index, rect, side, state.selected, captions);
    painter.restore();
}

} // namespace lightstack::ui
