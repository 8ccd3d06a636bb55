#include "ui/slices/plane_painter.h"

#include "ui/slices/length_text.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainterPath>

namespace lightstack::ui {
namespace {

constexpr double kExactAbove = 2; // device pixels of a voxel
constexpr double kMargin = 8;     // of labels to the edge
constexpr double kGap = 10;       // of a line around the position
constexpr double kHandle = 8;
constexpr double kNarrow = 80; // a plane, for labels within
constexpr double kLongestBar = 180;
const QColor kShade(0, 0, 0, 120); // outside of the crop box
const QColor kPillGround(20, 20, 20, 190);
const QColor kAmber(0xff, 0xcf, 0x70);
const QColor kPillText(0xee, 0xee, 0xee);
const QColor kUnder(0, 0, 0, 130); // beneath lines, so that they show on white

} // namespace

QColor axisColor(Axis axis) {
    if (axis == Axis::X) return {0xff, 0x6b, 0x61};
    if (axis == Axis::Y) return {0x4c, 0xc9, 0x66};
    return {0x6b, 0xa6, 0xff};
}

QChar axisLetter(Axis axis) {
    return axis == Axis::X ? u'x' : axis == Axis::Y ? u'y' : u'z';
}

PlanePainter::PlanePainter(QPainter& painter, const VolumeScene& scene,
    const PlaneTransform& transform, Axis across, double ratio)
    : m_painter(painter), m_scene(scene), m_transform(transform), m_across(across), m_ratio(ratio) {
}

QRectF PlanePainter::planeRect() const {
    return {toView({0, 0}), toView({m_transform.plane.width(), m_transform.plane.height()})};
}

void PlanePainter::drawPicture(const QImage& image, int level) {
    if (image.isNull()) return;
    const QRectF whole = m_transform.planeRect();
    const QRectF visible = whole.intersected({QPointF(0, 0), m_transform.view});
    if (visible.isEmpty()) return;
    const QPointF pixel = m_transform.step() * std::ldexp(1.0, level); // on the screen
    const double left = std::floor((visible.left() - whole.left()) / pixel.x());
    const double top = std::floor((visible.top() - whole.top()) / pixel.y());
    const double right =
        std::min<double>(image.width(), std::ceil((visible.right() - whole.left()) / pixel.x()));
    const double bottom =
        std::min<double>(image.height(), std::ceil((visible.bottom() - whole.top()) / pixel.y()));
    const QRectF source(left, top, right - left, bottom - top);
    const QRectF target(whole.left() + left * pixel.x(), whole.top() + top * pixel.y(),
        source.width() * pixel.x(), source.height() * pixel.y());
    m_painter.save();
    m_painter.scale(1 / m_ratio, 1 / m_ratio);
    m_painter.setClipRect(whole.toAlignedRect());
    const bool exact = level == 0 && std::min(pixel.x(), pixel.y()) >= kExactAbove;
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform, !exact);
    m_painter.drawImage(target, image, source);
    m_painter.restore();
}

void PlanePainter::drawMissing() {
    const QRectF area = planeRect().intersected(viewRect());
    m_painter.save();
    m_painter.setClipRect(area);
    m_painter.fillRect(area, colors().panel);
    m_painter.setPen(QPen(colors().line, 1));
    for (double x = area.left() - area.height(); x < area.right(); x += 12)
        m_painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()));
    m_painter.setPen(QPen(colors().warning, 2));
    m_painter.drawRect(area.adjusted(1, 1, -1, -1));
    m_painter.restore();
}

QRectF PlanePainter::drawWarning(const QString& sentence, bool middle) {
    const QFontMetricsF metrics(m_painter.font());
    const Pill pill{metrics.elidedText(sentence, Qt::ElideRight, viewRect().width() - 4 * kMargin),
        kAmber, middle};
    if (!middle) return drawPills({pill}, Qt::BottomRightCorner);
    drawPill(pill, viewRect().center());
    return rectOf(pill, viewRect().center());
}

void PlanePainter::drawLine(QPointF from, QPointF to, const QColor& color) {
    m_painter.setPen(QPen(kUnder, 3));
    m_painter.drawLine(from, to);
    m_painter.setPen(QPen(color, 1));
    m_painter.drawLine(from, to);
}

void PlanePainter::drawBox(BoxEdges taken) {
    const QRectF plane = planeRect().intersected(viewRect());
    const QRectF section = sectionOf(m_scene.box(), m_across);
    const QRectF box(toView(section.topLeft()), toView(section.bottomRight()));
    const Range along = rangeOf(m_scene.box(), m_across);
    const std::int64_t at = m_scene.position().along(m_across);
    const bool outside = at < along.first || at >= along.end;
    QPainterPath shade;
    shade.addRect(plane);
    if (!outside) {
        QPainterPath hole;
        hole.addRect(box);
        shade = shade.subtracted(hole);
    }
    m_painter.fillPath(shade, kShade);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(kUnder, 3));
    m_painter.drawRect(box);
    QPen pen(colors().accent, 1.5);
    if (outside) pen.setStyle(Qt::DashLine);
    m_painter.setPen(pen);
    m_painter.drawRect(box);
    const QRectF grips[] = {{box.topLeft(), QSizeF()}, {box.topRight(), QSizeF()},
        {box.bottomLeft(), QSizeF()}, {box.bottomRight(), QSizeF()},
        {{box.center().x(), box.top()}, QSizeF()}, {{box.center().x(), box.bottom()}, QSizeF()},
        {{box.left(), box.center().y()}, QSizeF()}, {{box.right(), box.center().y()}, QSizeF()}};
    m_painter.setPen(QPen(QColor(20, 20, 20), 1));
    m_painter.setBrush(taken != NoEdge ? colors().accentText : colors().accent);
    for (const QRectF& grip : grips)
        m_painter.drawRect(
            QRectF(grip.x() - kHandle / 2, grip.y() - kHandle / 2, kHandle, kHandle));
    m_painter.setBrush(Qt::NoBrush);
}

// In the middle of the voxel, and of a pixel.
QPointF PlanePainter::crossAt() const {
    const VoxelPoint& position = m_scene.position();
    const QPointF at = toView({static_cast<double>(position.along(axisRight(m_across))) + 0.5,
        static_cast<double>(position.along(axisDown(m_across))) + 0.5});
    return {std::floor(at.x()) + 0.5, std::floor(at.y()) + 0.5};
}

// A line leaves the voxel itself free.
void PlanePainter::drawCross() {
    const Axis right = axisRight(m_across);
    const Axis down = axisDown(m_across);
    const QRectF area = planeRect().intersected(viewRect());
    const QPointF at = crossAt();
    const double x = at.x();
    const double y = at.y();
    const double gapX = std::max(kGap, m_transform.step().x() / m_ratio);
    const double gapY = std::max(kGap, m_transform.step().y() / m_ratio);
    if (x >= area.left() && x <= area.right()) {
        if (y - gapY > area.top()) drawLine({x, area.top()}, {x, y - gapY}, axisColor(right));
        if (y + gapY < area.bottom()) drawLine({x, y + gapY}, {x, area.bottom()}, axisColor(right));
    }
    if (y >= area.top() && y <= area.bottom()) {
        if (x - gapX > area.left()) drawLine({area.left(), y}, {x - gapX, y}, axisColor(down));
        if (x + gapX < area.right()) drawLine({x + gapX, y}, {area.right(), y}, axisColor(down));
    }
}

void PlanePainter::drawCrossLetters(const std::vector<QRectF>& taken) {
    const QRectF area = planeRect().intersected(viewRect());
    // Beside a plane that is too narrow for them.
    const double below = area.height() < kNarrow ? 12 : -12;
    const double beside = area.width() < kNarrow ? 12 : -12;
    const Axis right = axisRight(m_across);
    const Axis down = axisDown(m_across);
    const Pill letters[] = {{QString(axisLetter(right)), axisColor(right)},
        {QString(axisLetter(down)), axisColor(down)}};
    const QPointF at = crossAt();
    QPointF ends[] = {{at.x(), area.bottom() + below}, {area.right() + beside, at.y()}};
    for (const QRectF& other : taken) { // a letter moves back along its line
        const QRectF first = rectOf(letters[0], ends[0]);
        const QRectF second = rectOf(letters[1], ends[1]);
        if (first.intersects(other)) ends[0].setY(other.top() - 3 - first.height() / 2);
        if (second.intersects(other)) ends[1].setX(other.left() - 3 - second.width() / 2);
    }
    drawPill(letters[0], ends[0]);
    drawPill(letters[1], ends[1]);
}

void PlanePainter::drawMeasurement() {
    const auto& m = m_scene.measurement();
    if (!m || m->across != m_across) return;
    const QPointF from = toView(m->from.inPlane(m_across));
    const QPointF to = toView(m->to.inPlane(m_across));
    const QColor color(0xff, 0xd3, 0x4d);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(kUnder, 4));
    m_painter.drawLine(from, to);
    m_painter.setPen(QPen(color, 1.5));
    m_painter.drawLine(from, to);
    for (const QPointF& end : {from, to}) {
        m_painter.setBrush(kPillGround);
        m_painter.drawEllipse(end, 4, 4);
        m_painter.setBrush(Qt::NoBrush);
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    if (from == to) return;
    // Beyond the end, in the line's direction: upon the line it would hide what is measured.
    const Pill pill{measuredText(measured(m_scene, *m)), color};
    const QPointF way = (to - from) / std::hypot(to.x() - from.x(), to.y() - from.y());
    const QSizeF size = sizeOf(pill);
    drawPill(
        pill, to + QPointF(way.x() * (size.width() / 2 + 10), way.y() * (size.height() / 2 + 10)));
}

QRectF PlanePainter::drawScaleBar() {
    const auto length = m_scene.stretchLength();
    if (!length) {
        return drawPills({{VolumeScene::tr("Voxel size unknown, set…"), {}}}, Qt::BottomLeftCorner);
    }
    // Micrometres of one of the view's pixels.
    const double pixel = *length * m_ratio / m_transform.scale;
    const double most = std::min(kLongestBar, viewRect().width() / 4) * pixel;
    if (!(most > 0) || !std::isfinite(most)) return {};
    const LengthUnit unit = unitFor(roundLength(most));
    const double bar = roundLength(most);
    const double width = bar / pixel;
    const QString text =
        QStringLiteral("%1 %2").arg(QLocale().toString(bar / unit.micrometres, 'g', 4), unit.name);
    const QFontMetricsF metrics(m_painter.font());
    const double textWidth = metrics.horizontalAdvance(text);
    const QRectF ground(kMargin, viewRect().bottom() - kMargin - metrics.height() - 14,
        std::max(width, textWidth) + 16, metrics.height() + 14);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(kPillGround);
    m_painter.drawRoundedRect(ground, 4, 4);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(kPillText);
    m_painter.drawText(
        QRectF(ground.left() + 8, ground.top() + 3, ground.width() - 16, metrics.height()),
        Qt::AlignLeft | Qt::AlignVCenter, text);
    m_painter.fillRect(QRectF(ground.left() + 8, ground.bottom() - 8, width, 3), kPillText);
    return ground;
}

QSizeF PlanePainter::sizeOf(const Pill& pill) const {
    const QFontMetricsF metrics(m_painter.font());
    return {metrics.horizontalAdvance(pill.text) + 12, metrics.height() + 4};
}

void PlanePainter::drawPill(const Pill& pill, const QRectF& rect) {
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(pill.solid ? QColor(kPillGround.rgb()) : kPillGround);
    m_painter.drawRoundedRect(rect, 4, 4);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(pill.color.isValid() ? pill.color : kPillText);
    m_painter.drawText(rect.adjusted(6, 0, -6, 0), Qt::AlignCenter, pill.text);
}

QRectF PlanePainter::drawPills(
    const std::vector<Pill>& pills, Qt::Corner corner, const QRectF& taken) {
    const bool left = corner == Qt::TopLeftCorner || corner == Qt::BottomLeftCorner;
    const bool top = corner == Qt::TopLeftCorner || corner == Qt::TopRightCorner;
    double at = left ? kMargin : viewRect().right() - kMargin;
    QRectF all;
    for (const Pill& pill : pills) {
        if (pill.text.isEmpty()) continue;
        const QSizeF size = sizeOf(pill);
        if (size.width() > viewRect().width() - 2 * kMargin) continue;
        const double y = top ? kMargin : viewRect().bottom() - kMargin - size.height();
        const QRectF rect({left ? at : at - size.width(), y}, size);
        if (rect.intersects(taken)) continue;
        drawPill(pill, rect);
        at = left ? rect.right() + 4 : rect.left() - 4;
        all = all.isNull() ? rect : all.united(rect);
    }
    return all;
}

void PlanePainter::drawPill(const Pill& pill, QPointF at) {
    drawPill(pill, rectOf(pill, at));
}

QRectF PlanePainter::rectOf(const Pill& pill, QPointF at) const {
    QRectF rect({0, 0}, sizeOf(pill));
    rect.moveCenter(at);
    const QRectF area = viewRect().adjusted(2, 2, -2, -2);
    rect.moveLeft(
        std::clamp(rect.left(), area.left(), std::max(area.left(), area.right() - rect.width())));
    rect.moveTop(
        std::clamp(rect.top(), area.top(), std::max(area.top(), area.bottom() - rect.height())));
    return rect;
}

} // namespace lightstack::ui
