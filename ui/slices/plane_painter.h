// Draws what a view of a plane shows: picture, lines of the position, crop box, distance, scale
// bar, labels. All coordinates are device-independent pixels of the view. Thread: GUI only.
#pragma once

#include "core/slices/volume_service.h"
#include "ui/slices/crop_handles.h"
#include "ui/slices/volume_scene.h"

#include <QColor>
#include <QPainter>

#include <vector>

namespace lightstack::ui {

// x red, y green, z blue: light enough to be read on a dark label.
[[nodiscard]] QColor axisColor(Axis axis);
[[nodiscard]] QChar axisLetter(Axis axis);

struct Pill {
    QString text;
    QColor color;       // of the text; invalid: white
    bool solid = false; // lines below do not show through
};

class PlanePainter {
public:
    // `ratio`: device pixels of one of the view's.
    PlanePainter(QPainter& painter, const VolumeScene& scene, const PlaneTransform& transform,
        Axis across, double ratio);

    // A pixel of `image` covers 2^level voxels; at the far edges less.
    void drawPicture(const QImage& image, int level);
    void drawMissing(); // a tile that is no picture
    // In the middle, or at the lower right.
    QRectF drawWarning(const QString& sentence, bool middle);
    void drawBox(BoxEdges taken);
    void drawCross();
    // Which axes its lines are of, at their ends, but not upon `taken`.
    void drawCrossLetters(const std::vector<QRectF>& taken);
    void drawMeasurement();
    // At the lower left; the label's rectangle, to be clicked where the size is not known.
    QRectF drawScaleBar();

    // Pills beside each other from a corner inwards; the rectangle of all.
    // Those that would lie upon `taken` are left out.
    QRectF drawPills(
        const std::vector<Pill>& pills, Qt::Corner corner, const QRectF& taken = QRectF());
    // One that is centred at `at`, moved so that it is whole.
    void drawPill(const Pill& pill, QPointF at);

private:
    [[nodiscard]] QPointF crossAt() const;
    [[nodiscard]] QRectF rectOf(const Pill& pill, QPointF at) const;
    [[nodiscard]] QPointF toView(QPointF uv) const { return m_transform.toView(uv) / m_ratio; }
    [[nodiscard]] QRectF viewRect() const { return {QPointF(0, 0), m_transform.view / m_ratio}; }
    [[nodiscard]] QRectF planeRect() const;
    [[nodiscard]] QSizeF sizeOf(const Pill& pill) const;
    void drawPill(const Pill& pill, const QRectF& rect);
    void drawLine(QPointF from, QPointF to, const QColor& color);

    QPainter& m_painter;
    const VolumeScene& m_scene;
    const PlaneTransform& m_transform;
    Axis m_across;
    double m_ratio;
};

} // namespace lightstack::ui
