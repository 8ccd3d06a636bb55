// How alike two pictures look: the structural similarity of Wang, Bovik, Sheikh and Simoncelli
// (IEEE Transactions on Image Processing 13, 2004), as their reference computes it.
//
// Window: Gaussian, 11 x 11, sigma 1.5; only where it lies wholly inside; K1 = 0.01, K2 = 0.03, L
// the range of the type; the mean of the map. Colours are compared as luma (Rec. 601), alpha is
// not. The window is separable: rows first, the last eleven of them kept, so that memory grows with
// the width alone. Thread: pure, any thread.
#pragma once

#include "core/image/image_buffer.h"

#include <stop_token>

namespace lightstack::raster {

// 1 for equal pictures. Both interleaved, of one spec, U8 or U16, 1 to 4 channels; Usage else. A
// picture that is smaller than the window is compared by a window of its size.
Result<double> ssim(
    const image::ImageBuffer& a, const image::ImageBuffer& b, const std::stop_token& stop = {});

} // namespace lightstack::raster
