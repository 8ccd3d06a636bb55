// Two pictures in one place: before at the left of a divider, after at the right of it.
//
// Both fill the same rectangle, whatever their sizes. The scale is that of the picture after: at
// 100 % one of its pixels is one of the screen. Mouse: the divider follows where it is taken, else
// the picture is moved, or the divider where nothing can be moved; the wheel zooms. Keys: Left and
// Right move the divider (with Shift finely), Home and End bring it to an edge, Ctrl and arrows
// move the picture, +, -, 1 and 0 zoom. Thread: GUI only.
#pragma once

#include <QImage>
#include <QWidget>

namespace lightstack::ui {

class DownsampleCompare : public QWidget {
    Q_OBJECT
public:
    explicit DownsampleCompare(QWidget* parent = nullptr);

    // `reduced`: `before` at the size of the picture after, for scales up to 100 %.
    void setBefore(const QImage& before, const QImage& reduced);
    void setAfter(const QImage& after);
    void clear();
    void setMessage(const QString& text); // instead of pictures

    [[nodiscard]] double divider() const noexcept { return m_divider; } // 0 to 1 of the picture
    void setDivider(double divider);
    [[nodiscard]] bool isFitted() const noexcept { return m_fitted; }
    [[nodiscard]] double scale() const; // device pixels a pixel of the picture after
    void fit();
    void setScale(double scale, QPointF anchor); // the anchor's point stays
    void setActualSize();
    [[nodiscard]] QSize sizeHint() const override { return {560, 420}; }

Q_SIGNALS:
    void scaleChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QSizeF pictureSize() const; // on the screen, device-independent
    [[nodiscard]] QRectF pictureRect() const;
    [[nodiscard]] double fittedScale() const;
    [[nodiscard]] double dividerX() const;
    [[nodiscard]] bool isLargerThanView() const;
    void move(QPointF by);
    void keepInside();
    void drawLabel(QPainter& painter, const QString& text, const QRectF& beside, bool left) const;

    QImage m_before, m_reduced, m_after;
    QString m_message;
    double m_divider = 0.5;
    bool m_fitted = true;
    double m_scale = 1; // where it is not fitted
    QPointF m_offset;   // of the picture's middle from the view's
    enum class Drag { None, Divider, Picture } m_drag = Drag::None;
    QPointF m_last;
};

} // namespace lightstack::ui
