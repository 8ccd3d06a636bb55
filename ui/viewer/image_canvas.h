// One picture on neutral ground: fit, 100 %, zoom to the cursor, pan. Smooth below 200 %, exact
// pixels above. Only the visible part is drawn, from the smallest of a chain of halves that is
// large enough, so that a 100-megapixel picture pans at the speed of the screen. Thread: GUI only.
#pragma once

#include "ui/viewer/view_transform.h"

#include <QImage>
#include <QWidget>

#include <vector>

namespace lightstack::ui {

class ImageCanvas : public QWidget {
    Q_OBJECT
public:
    explicit ImageCanvas(QWidget* parent = nullptr);

    // `full`: upright pixels of the file, which `image` may be smaller than (a first look). The
    // place and zoom stay when `sameItem`.
    void setPicture(const QImage& image, QSize full, bool sameItem);
    void clear();
    void setTurn(int quarterTurns); // of the view only
    void zoomFit();
    void zoomActual();
    void zoomBy(double factor);
    void toggleFit(QPointF at);
    [[nodiscard]] double zoom() const noexcept { return m_transform.scale; }
    [[nodiscard]] bool isFit() const noexcept { return m_transform.fit; }
    void setKeepZoom(bool keep) noexcept { m_keepZoom = keep; }

Q_SIGNALS:
    void zoomChanged(double scale);
    void hovered(QPoint pixel);        // upright, unturned; (-1,-1) outside
    void windowDragged(QPointF share); // right drag, in shares of the view
    void stepWanted(int direction);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] QPointF device(QPointF p) const { return p * devicePixelRatioF(); }
    void refreshView();
    [[nodiscard]] const QImage& levelFor(double scale) const;
    void reportHover(QPointF position);

    QImage m_source;             // as given
    std::vector<QImage> m_chain; // turned, then halves
    QSize m_full;
    int m_turn = 0;
    ViewTransform m_transform;
    bool m_keepZoom = false;
    QPointF m_last;
    Qt::MouseButton m_drag = Qt::NoButton;
};

} // namespace lightstack::ui
