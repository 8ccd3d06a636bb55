// Pillow's default resize of 8-bit grey (bicubic with the support widened by the scale, fixed-point
// weights of 22 bits, columns first), so that mode ctharvester gives what that program gives.
// Thread: pure.
#pragma once

#include "core/image/image_spec.h"

#include <cstdint>
#include <vector>

namespace lightstack::volume {

std::vector<std::uint8_t> pillowResize(
    const std::vector<std::uint8_t>& pixels, image::PixelSize from, image::PixelSize to);

} // namespace lightstack::volume
