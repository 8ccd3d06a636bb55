// Small moving pictures of three kinds, made byte by byte, frame after frame in colours given.
#pragma once

#include <QByteArray>
#include <QColor>
#include <QImage>
#include <QList>
#include <QPoint>

namespace lightstack::tests {

// One pixel, two colours: black and white; a frame is 0 or 1. `loops`: -1 no loop block.
QByteArray gifOf(const QList<int>& frames, int delayMs, int loops = 0);

struct ApngFrame {
    QImage picture;
    QPoint at;
    int delayMs = 50;
    int disposal = 0; // 0 keep, 1 background, 2 previous
    int blend = 0;    // 0 source, 1 over
};
// `still`: the picture for those who see no motion is none of the frames.
QByteArray apngOf(const QList<ApngFrame>& frames, int plays = 0, const QImage& still = {});

// Whole frames of one size. Empty where no WebP can be written here.
QByteArray webpOf(const QList<QImage>& frames, int delayMs, int loops = 0);

} // namespace lightstack::tests
