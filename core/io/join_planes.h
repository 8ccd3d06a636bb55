// Colours that a file stores plane by plane, put together pixel by pixel: levels, windows and
// exports know only interleaved samples. Thread: pure, any thread.
#pragma once

#include "core/image/image_buffer.h"

namespace lightstack::io {

// Interleaved; `planes` itself where it is. LimitExceeded where the copy needs more than
// `maxBytes`.
[[nodiscard]] Result<image::ImageBuffer> joinPlanes(
    const image::ImageBuffer& planes, std::uint64_t maxBytes);

} // namespace lightstack::io
