// The mean of the area that each pixel of a smaller picture covers, exact: integers are summed as
// integers and divided once, floats in double.
//
// Rows first: the rows of one output row are added up column by column (what compilers turn into
// vector code), each weighted by how much of it the output row covers; then the columns of that one
// sum are gathered the same way. Every source sample is read once, in order.
// Thread: pure, any thread.
#pragma once

#include "core/image/image_buffer.h"

namespace lightstack::raster {

// Whether areaMean takes samples of this type: U8, S8, U16, S16, F32, F64.
bool hasAreaMean(image::SampleType type) noexcept;

// `buffer` interleaved, of such a type; `target` at least 1 x 1 and no side larger than its own.
// Ties round up. A NaN makes the pixels that cover it NaN.
Result<image::ImageBuffer> areaMean(const image::ImageBuffer& buffer, image::PixelSize target);

} // namespace lightstack::raster
