// Icons that turn with the theme: the SVG's currentColor is replaced by the palette's text colour
// when the icon is painted, at the device's own resolution.
#include "ui/theme/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

namespace lightstack::ui {
namespace {

constexpr qreal kGrid = 24;

class SvgIconEngine final : public QIconEngine {
public:
    explicit SvgIconEngine(QString name) : m_name(std::move(name)) {}

    void paint(
        QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        // By way of the cache: a page of folders would parse the same drawing a hundred times.
        const qreal scale = painter->device()->devicePixelRatioF();
        const QPixmap drawn =
            scaledPixmap((QSizeF(rect.size()) * scale).toSize(), mode, state, scale);
        painter->drawPixmap(rect, drawn);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
        const QString key = QStringLiteral("icon-%1-%2x%3-%4-%5-%6")
                                .arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(mode)
                                .arg(scale)
                                .arg(QGuiApplication::palette().cacheKey());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap)) return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        render(&painter, QRect(QPoint(), size), colorOf(mode), size.width() / scale);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new SvgIconEngine(m_name); }

private:
    [[nodiscard]] static QColor colorOf(QIcon::Mode mode) {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role =
            mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText;
        return QGuiApplication::palette().color(group, role);
    }

    // `side`: in device-independent pixels. Lines stay about 1.5 of them thick, whatever the side:
    // small icons are not faint, large ones not heavy.
    void render(QPainter* painter, const QRect& rect, const QColor& color, qreal side) const {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        if (!file.open(QIODevice::ReadOnly)) return;
        const qreal stroke = std::clamp(1.5 * side / kGrid, 1.25, 2.0) * kGrid / side;
        QSvgRenderer renderer(
            file.readAll()
                .replace("currentColor", color.name().toLatin1())
                .replace("stroke-width=\"1.5\"",
                    "stroke-width=\"" + QByteArray::number(stroke, 'f', 2) + '"'));
        renderer.render(painter, rect);
    }

    QString m_name;
};

} // namespace

QIcon icon(const QString& name) {
    return QIcon(new SvgIconEngine(name));
}

} // namespace lightstack::ui
