// Small moving pictures of three kinds, made byte by byte, frame after frame in colours given.
#pragma once

#include <QByteArray>
#include <QColor>
#include <QImage>
#include <QList>
#include <QPoint>
#include <QRect>

namespace lightstack::tests {

// One pixel, two colours: black and white; a frame is 0 or 1. `loops`: -1 no loop block.
QByteArray gifOf(const QList<int>& frames, int delayMs, int loops = 0);

// A part of a screen of 4 x 4 in one of the colours black, red, green and blue, or of its own.
struct GifPart {
    QRect place;
    int color = 0;
    int disposal = 0; // 1 keep, 2 background, 3 previous
    int transparent = -1;
    QByteArray palette = {}; // four colours
};
QByteArray gifOfParts(const QList<GifPart>& parts);

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
