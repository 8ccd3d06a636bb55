// Formats whose plug-ins of Qt give all that is in them: WebP, BMP, ICO, SVG, XBM, XPM...
// Never TIFF. Pages: frames or icons (largest first). Qt's own allocation limit is raised to 2 GB
// once; sizes are checked against the hint before.
// Thread: no state, any thread; SVG needs a QGuiApplication (fonts).
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::io {

const ImageReader& qtPluginReader();

} // namespace lightstack::io
