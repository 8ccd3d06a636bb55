// Geometry: shrink to fit, halve, turn upright. OpenCV's imgproc is private to this file's .cpp.
//
// Shrink: halve (INTER_AREA) while more than 2x too large, then one INTER_AREA step: 5 times faster
// than one direct step and within 1 LSB of it. Nothing here enlarges.
// Thread: pure, any thread (cv::setNumThreads(1) is set once: our pools are the parallelism).
#pragma once

#include "core/image/image_buffer.h"

namespace lightstack::raster {

// Any sample type OpenCV shrinks natively (U8, U16, S16, F32, F64); others are widened to F32/F64
// first. Interleaved buffers only. Returns the buffer itself where target >= size.
Result<image::ImageBuffer> shrink(const image::ImageBuffer& buffer, image::PixelSize target);

// EXIF orientation 1-8 to upright; sizes swap for 5-8. 1 and invalid values return the buffer
// itself.
Result<image::ImageBuffer> orient(const image::ImageBuffer& buffer, int orientation);

image::PixelSize orientedSize(image::PixelSize size, int orientation) noexcept;

} // namespace lightstack::raster
