// A plane through a window, as a picture for the screen: Grayscale8, or RGB32 for colour.
//
// Integers of up to 16 bits go through a table, which is kept as long as the window stays; the
// arithmetic is raster::applyWindow's. Large planes are shared among threads. Thread: any.
#pragma once

#include "core/slices/volume_source.h"

#include <QImage>

#include <mutex>

namespace lightstack::slices {

class PlaneRenderer {
public:
    // `invert`: 0 is white; colours are never inverted. Null where there is no memory.
    QImage render(const image::ImageBuffer& pixels, const raster::WindowLevel& window, bool invert);

private:
    using Table =
        std::shared_ptr<const image::ImageBuffer>; // a byte for each value, from the least
    Table tableFor(image::SampleType type, const raster::WindowLevel& window, bool invert);

    std::mutex m_mutex; // guards all below
    Table m_table;
    image::SampleType m_type = image::SampleType::U8;
    raster::WindowLevel m_window;
    bool m_inverted = false;
};

} // namespace lightstack::slices
