// The slices of a volume as an upright slider, the first on top: where one stands, which are in the
// crop box (two handles), where slices are missing (marks). A press goes there at once. Thread: GUI
// only.
#pragma once

#include "ui/slices/crop_handles.h"

#include <QAbstractSlider>
#include <QColor>

#include <vector>

namespace lightstack::ui {

class SliceSlider : public QAbstractSlider {
    Q_OBJECT
public:
    explicit SliceSlider(QWidget* parent = nullptr);

    void setColor(const QColor& color) { // of the axis
        m_color = color;
        update();
    }
    void setCrop(Range range, bool shown);
    void setMarks(std::vector<std::int64_t> marks); // places, in order

    [[nodiscard]] double yOf(double place) const; // middle of slice n: n; its ends n -+ 0.5
    [[nodiscard]] int placeAt(double y) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {44, 96}; }

Q_SIGNALS:
    void cropDragged(lightstack::ui::Range range);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    enum class Part { None, Value, CropFirst, CropEnd };
    [[nodiscard]] Part partAt(QPointF at) const;
    void drag(QPointF at);
    void paintCrop(QPainter& painter);

    QColor m_color;
    Range m_crop;
    bool m_cropShown = false;
    std::vector<std::int64_t> m_marks;
    Part m_part = Part::None;  // taken
    Part m_hover = Part::None; // under the pointer
    int m_wheel = 0;
};

} // namespace lightstack::ui
