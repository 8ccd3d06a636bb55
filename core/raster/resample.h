// Geometry: shrink to fit, turn upright.
//
// Shrinking takes the mean of the area each pixel covers (area_mean.h), exact to the last grey
// value. Nothing here enlarges. Thread: pure, any thread.
#pragma once

#include "core/image/image_buffer.h"

namespace lightstack::raster {

// Interleaved buffers of any sample type; F16 becomes F32, 32- and 64-bit integers F64. A side that
// is smaller than the target stays as it is; the buffer itself where both are.
Result<image::ImageBuffer> shrink(const image::ImageBuffer& buffer, image::PixelSize target);

// EXIF orientation 1-8 to upright; sizes swap for 5-8. 1 and invalid values return the buffer
// itself.
Result<image::ImageBuffer> orient(const image::ImageBuffer& buffer, int orientation);

image::PixelSize orientedSize(image::PixelSize size, int orientation) noexcept;

} // namespace lightstack::raster
