#include "ui/grid/cell_painter.h"

#include "core/base/file_path.h"
#include "ui/models/list_words.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QLocale>

#include <optional>

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

QFont badgeFont() {
    static std::optional<std::pair<QFont, QFont>> s_made; // as captionFont()
    if (const QFont base = captionFont(); !s_made || s_made->first != base) {
        s_made = {base, base};
        s_made->second.setWeight(QFont::DemiBold);
    }
    return s_made->second;
}

// In the corner of the picture; small pictures would vanish behind it, there it stands in the
// corner of the cell. Empty where there is no room.
QRectF pillOf(const QString& text, QRectF picture, const QRect& square) {
    if (text.isEmpty()) return {};
    if (picture.width() < square.width() * 0.6 && picture.height() < square.height() * 0.6)
        picture = square;
    const QFontMetrics metrics(badgeFont());
    const int width = metrics.horizontalAdvance(text) + 12;
    const int height = metrics.height() + 2;
    if (width + 8 > picture.width() || height + 8 > picture.height()) return {};
    return {
        picture.right() - width - 4, picture.bottom() - height - 4, qreal(width), qreal(height)};
}

void paintBadge(QPainter& painter, const QString& text, const QRectF& pill) {
    if (pill.isEmpty()) return;
    painter.setFont(badgeFont());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 178));
    painter.drawRoundedRect(pill, 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(pill, Qt::AlignCenter, text);
}

// What the catalog says of a picture, as icons: left of the badge, or in its place.
void paintMarks(QPainter& painter, std::uint8_t marks, const QRectF& badge, QRectF picture,
    const QRect& square) {
    const QStringList icons = markIcons(marks);
    if (icons.isEmpty()) return;
    if (picture.width() < square.width() * 0.6 && picture.height() < square.height() * 0.6)
        picture = square;
    constexpr int kSide = 14;
    const qreal height = QFontMetrics(badgeFont()).height() + 2;
    const qreal right = badge.isEmpty() ? picture.right() - 4 : badge.left() - 4;
    const auto most = static_cast<int>((right - picture.left() - 4) / (kSide + 4));
    const int shown = std::min(most, static_cast<int>(icons.size()));
    if (shown <= 0 || height + 8 > picture.height()) return;
    const qreal width = shown * (kSide + 4) + 4;
    const QRectF pill(right - width, picture.bottom() - height - 4, width, height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 178));
    painter.drawRoundedRect(pill, 4, 4);
    QRect at(static_cast<int>(pill.left()) + 4, static_cast<int>(pill.top() + (height - kSide) / 2),
        kSide, kSide);
    for (int i = 0; i < shown; ++i, at.translate(kSide + 4, 0))
        icon(icons[i]).paint(&painter, at, Qt::AlignCenter, QIcon::Selected);
}

QString badgeText(const FolderModel& model, int row, int scrubbed) {
    if (scrubbed < 0) return model.data(model.index(row), FolderModel::BadgeRole).toString();
    const QLocale locale;
    return QStringLiteral("%1 / %2").arg(
        locale.toString(scrubbed + 1), locale.toString(model.slicesAt(row)));
}

// The slices behind look out above the picture, each a little narrower.
void paintEdges(QPainter& painter, const QRectF& picture) {
    QColor edge = colors().secondaryText;
    for (const int behind : {1, 2}) {
        edge.setAlphaF(behind == 1 ? 0.75F : 0.45F);
        const qreal inset = std::min(picture.width() / 4, 4.0 * behind);
        painter.fillRect(QRectF(picture.left() + inset, picture.top() - 3 * behind,
                             picture.width() - 2 * inset, 2),
            edge);
    }
}

void paintProgress(QPainter& painter, const QRectF& picture, int slice, int slices) {
    const QRectF line(picture.left(), picture.bottom() - 3, picture.width(), 3);
    painter.fillRect(line, QColor(0, 0, 0, 115));
    const qreal done = line.width() * (slice + 1) / std::max(1, slices);
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    painter.fillRect(
        QRectF(mirrored ? line.right() - done : line.left(), line.top(), done, 3), colors().accent);
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

// While the pointer scrubs, the slice's own name.
QString captionOf(const FolderModel& model, int row, int scrubbed) {
    if (scrubbed >= 0)
        if (const browse::FolderStack* stack = model.stackAt(row))
            return base::displayText(std::filesystem::path(
                model.view()->table->name(stack->slices[static_cast<std::size_t>(scrubbed)])));
    return model.data(model.index(row), FolderModel::NameRole).toString();
}

void paintCaption(QPainter& painter, const FolderModel& model, int row, const QRect& rect, int side,
    const CellState& state, CaptionCache& captions) {
    const QFont font = captionFont();
    const QRect line(rect.left(), rect.top() + side + 4, side, QFontMetrics(font).height());
    painter.setPen(state.selected ? colors().accentText : colors().text);
    captions.draw(painter, font, line, captionOf(model, row, state.scrubbed), Qt::ElideMiddle);
    if (side < kTwoLines) return;
    painter.setPen(colors().secondaryText);
    captions.draw(painter, font, line.translated(0, line.height()),
        model.data(model.index(row), FolderModel::SecondaryRole).toString(), Qt::ElideRight);
}

QColor placeholderColor(const FolderModel& model, int row, int bucket) {
    if (model.service() != nullptr)
        if (const auto seen = model.service()->color(model.keyAt(row, bucket)))
            return QColor(QRgb(*seen | 0xFF000000));
    return isDark() ? QColor(0x242424) : QColor(0xdcdcdc);
}

// What of a cell depends on its thumbnail.
struct Drawn {
    QRect square;
    const Thumbnail* thumbnail = nullptr;
    QRectF picture;
    bool stacked = false;
};

Drawn drawnOf(const FolderModel& model, int row, const QRect& rect, int side, int bucket,
    const Thumbnail* slice, qreal ratio) {
    Drawn out{{rect.left(), rect.top(), side, side}, slice, {}, model.slicesAt(row) > 0};
    if (out.stacked) out.square.setTop(out.square.top() + kStackEdges);
    if (out.thumbnail == nullptr) out.thumbnail = model.thumbnailAt(row, bucket);
    const bool shown = out.thumbnail != nullptr && !out.thumbnail->failure &&
                       !out.thumbnail->image.isNull() && model.kindAt(row) != EntryKind::Folder;
    out.picture = shown ? fitted(*out.thumbnail, out.square, ratio)
                        : QRectF(out.square.adjusted(side / 8, side / 8, -side / 8, -side / 8));
    return out;
}

// Below the icon; empty for what is no picture.
QString reasonOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::Unsupported:
        return {};
    case ErrorCode::NotFound:
        return FolderModel::tr("Gone");
    case ErrorCode::Denied:
        return FolderModel::tr("No access");
    case ErrorCode::LimitExceeded:
        return FolderModel::tr("Too large");
    case ErrorCode::Io:
        return FolderModel::tr("Unreadable");
    default:
        return FolderModel::tr("Damaged");
    }
}

// True: a picture; else an icon or a placeholder.
bool paintPicture(
    QPainter& painter, const FolderModel& model, int row, const Drawn& drawn, int bucket) {
    const EntryKind kind = model.kindAt(row);
    const Thumbnail* thumbnail = drawn.thumbnail;
    if (kind == EntryKind::Folder) {
        paintIcon(painter, QStringLiteral("folder"), drawn.square);
    } else if (thumbnail != nullptr && thumbnail->failure) {
        const bool notPicture = thumbnail->failure->code == ErrorCode::Unsupported;
        paintIcon(painter,
            kind == EntryKind::Video ? QStringLiteral("film")
            : notPicture             ? QStringLiteral("document")
                                     : QStringLiteral("broken"),
            drawn.square, reasonOf(thumbnail->failure->code));
    } else if (thumbnail != nullptr && !thumbnail->image.isNull()) {
        const qreal ratio = painter.device()->devicePixelRatioF();
        painter.setRenderHint(QPainter::SmoothPixmapTransform,
            drawn.picture.size() * ratio != QSizeF(thumbnail->image.size()));
        painter.drawImage(drawn.picture, thumbnail->image);
        return true;
    } else if (kind == EntryKind::Video || kind == EntryKind::Other) {
        const bool sidecar = model.nameAt(row).ends_with(".json");
        paintIcon(painter,
            kind == EntryKind::Video ? QStringLiteral("film")
            : sidecar                ? QStringLiteral("json")
                                     : QStringLiteral("document"),
            drawn.square);
    } else {
        painter.fillRect(drawn.picture, placeholderColor(model, row, bucket));
        return true;
    }
    return false;
}

} // namespace

int captionHeight(int side) {
    const QFontMetrics metrics(captionFont());
    return 4 + metrics.height() * (side < kTwoLines ? 1 : 2) + 2;
}

QRectF badgeRect(const FolderModel& model, int row, const QRect& rect, int side, int bucket,
    int scrubbed, qreal ratio) {
    const Drawn drawn = drawnOf(model, row, rect, side, bucket, nullptr, ratio);
    return pillOf(badgeText(model, row, scrubbed), drawn.picture, drawn.square);
}

QColor expandedGround() {
    QColor ground = colors().line; // without a tint: pictures stand on it
    ground.setAlpha(120);
    return ground;
}

void paintCell(QPainter& painter, const FolderModel& model, int row, const QRect& rect, int side,
    int bucket, const CellState& state, CaptionCache& captions) {
    painter.save();
    if (state.hovered) painter.fillRect(rect.adjusted(-3, -3, 3, 1), colors().hover);
    const Drawn drawn =
        drawnOf(model, row, rect, side, bucket, state.slice, painter.device()->devicePixelRatioF());
    if (paintPicture(painter, model, row, drawn, bucket) && drawn.stacked)
        paintEdges(painter, drawn.picture);
    if (state.scrubbed >= 0)
        paintProgress(painter, drawn.picture, state.scrubbed, model.slicesAt(row));
    const QString badge = badgeText(model, row, state.scrubbed);
    const QRectF pill = pillOf(badge, drawn.picture, drawn.square);
    paintBadge(painter, badge, pill);
    if (const std::uint8_t marks = model.marksAt(row); marks != 0)
        paintMarks(painter, marks, pill, drawn.picture, drawn.square);
    const QRectF whole = drawn.picture.adjusted(0, drawn.stacked ? -kStackEdges : 0, 0, 0);
    paintRing(painter, whole, state);
    paintCaption(painter, model, row, rect, side, state, captions);
    painter.restore();
}

} // namespace lightstack::ui
