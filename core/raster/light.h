// Samples as amounts that may be added up: sRGB opened to linear light, straight alpha multiplied
// in; and back. Curve: IEC 61966-2-1. Thread: pure, any thread.
#pragma once

#include "core/image/image_buffer.h"

namespace lightstack::raster {

struct LightOptions {
    bool linear = false;    // U8 and U16: through the sRGB curve; alpha never
    bool alphaLast = false; // the last channel is straight alpha
};

// To F32, same shape: integers without a curve keep their values, with one they are 0 to 1.
// `buffer` interleaved, of U8, S8, U16, S16, F32; Unsupported else.
Result<image::ImageBuffer> toLight(const image::ImageBuffer& buffer, const LightOptions& options);

// What toLight() gave, back to samples of `type`, rounded half up, held to its range.
Result<image::ImageBuffer> fromLight(
    const image::ImageBuffer& light, image::SampleType type, const LightOptions& options);

double linearFromSrgb(double value) noexcept; // both 0 to 1
double srgbFromLinear(double value) noexcept;

} // namespace lightstack::raster
