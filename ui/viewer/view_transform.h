// Where the picture stands in the view: a scale and an offset, in device pixels. Pure arithmetic.
//
// Scale 1 means one picture pixel on one device pixel. Fit never enlarges.
// Thread: values.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <algorithm>
#include <cmath>

namespace lightstack::ui {

struct ViewTransform {
    QSizeF picture; // upright, pixels
    QSizeF view;    // device pixels
    double scale = 1;
    QPointF center; // of the view, in picture pixels
    bool fit = true;

    [[nodiscard]] double fitScale() const noexcept {
        if (picture.isEmpty() || view.isEmpty()) return 1;
        return std::min({1.0, view.width() / picture.width(), view.height() / picture.height()});
    }
    void setFit() noexcept {
        fit = true;
        scale = fitScale();
        center = {picture.width() / 2, picture.height() / 2};
    }
    // Keeps the picture point under `at` (device pixels of the view) where it is.
    void zoomTo(double wanted, QPointF at) noexcept {
        const QPointF under = toPicture(at);
        fit = false;
        scale = std::clamp(wanted, std::min(0.01, fitScale()), 64.0);
        center = under - (at - QPointF(view.width() / 2, view.height() / 2)) / scale;
        clampCenter();
    }
    void pan(QPointF device) noexcept {
        center -= device / scale;
        clampCenter();
    }
    // No empty space beside a picture that is larger than the view; a smaller one stays in the
    // middle.
    void clampCenter() noexcept {
        const auto clampAxis = [](double c, double pictureSide, double shown) {
            return shown >= pictureSide ? pictureSide / 2
                                        : std::clamp(c, shown / 2, pictureSide - shown / 2);
        };
        center = {clampAxis(center.x(), picture.width(), view.width() / scale),
            clampAxis(center.y(), picture.height(), view.height() / scale)};
    }
    [[nodiscard]] QPointF toPicture(QPointF device) const noexcept {
        return center + (device - QPointF(view.width() / 2, view.height() / 2)) / scale;
    }
    // What is seen there: by the rectangle that is painted, which may stand half a pixel from where
    // the arithmetic has it.
    [[nodiscard]] QPointF seenAt(QPointF device) const noexcept {
        return (device - pictureRect().topLeft()) / scale;
    }
    [[nodiscard]] QRectF pictureRect() const noexcept { // in device pixels, on whole ones
        const QPointF topLeft =
            (QPointF(0, 0) - center) * scale + QPointF(view.width() / 2, view.height() / 2);
        return {std::round(topLeft.x()), std::round(topLeft.y()), picture.width() * scale,
            picture.height() * scale};
    }
};

} // namespace lightstack::ui
