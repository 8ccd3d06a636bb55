// A rendered picture made smaller by means of whole blocks: what the screen cannot show is
// averaged, not left out, else the noise of a scan would sparkle. Thread: pure, any thread.
#pragma once

#include <QImage>

namespace lightstack::ui {

// A pixel is the mean of a block of 2^halvings; at the far edges of what is there. 8-bit grey stays
// so, everything else comes back as RGB32. 0 halvings: the picture itself.
[[nodiscard]] QImage reducedImage(const QImage& image, int halvings);

// How often to halve, so that a pixel of the picture is between half a device pixel and one.
// `pixel`: device pixels of a picture's pixel now.
[[nodiscard]] int halvingsFor(double pixel) noexcept;

} // namespace lightstack::ui
