// Rows of three components to RGB, as libjpeg rounds it. Thread: any.
#pragma once

#include <cstdint>

namespace lightstack::io {

// `ycc` false: the three are red, green and blue. `out` holds 3 * width.
void joinJpegRows(const std::uint8_t* first, const std::uint8_t* second, const std::uint8_t* third,
    int width, bool ycc, std::uint8_t* out) noexcept;

} // namespace lightstack::io
