// From a Picture to what the screen shows, in one order for every path: shrink -> window -> colour
// -> orient -> QImage. The one place where orientation is applied and the one place where 16-bit
// and float values become 8-bit, so that embedded, cached, scaled and full pictures agree. Thread:
// pure, any thread.
#pragma once

#include "core/io/image_reader.h"
#include "core/raster/tone.h"

#include <QImage>

namespace lightstack::io {

struct RenderOptions {
    int maxSide = 0; // fit into this square; 0 = as decoded. Never enlarges
    std::optional<raster::WindowLevel>
        window; // none: automatic for 16-bit and float grey, full for 8-bit
};

struct Rendered {
    QImage image; // Format_RGB32, ARGB32_Premultiplied where there is alpha, or Grayscale8; sRGB,
                  // upright
    raster::WindowLevel window;
};

Result<Rendered> render(const Picture& picture, const RenderOptions& options);

// Open, decode, render: what a thumbnail is. Upright, <= maxSide, never enlarged.
struct ThumbnailPicture {
    QImage image;
    PictureOrigin origin = PictureOrigin::Full;
    bool provisional = false;
    image::PixelSize fullSize; // of the page, upright
    int pages = 1;
    int bits = 8;
    std::string_view mime;
    std::vector<std::string> warnings;
};
// `window`: for grey of more than 8 bits in place of the automatic one.
Result<ThumbnailPicture> loadThumbnail(const ImageFile& file, const ReadHint& hint,
    const std::optional<raster::WindowLevel>& window = std::nullopt);
// Whether there is anything to a window: grey of more than 8 bits, without alpha.
[[nodiscard]] bool isWindowed(const Picture& picture) noexcept;

} // namespace lightstack::io
