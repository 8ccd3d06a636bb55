// Shrinking with the Lanczos window (a = 3), for pictures that stay: sharper than the mean of the
// area, at a price that only batch work pays.
//
// The kernel is stretched by the factor of shrinking, weights add up to one, pixels past the edge
// are left out (Pillow's and libvips' rule). Columns first, then rows of what is left: the long
// pass is vector code. With `linearLight`, 8- and 16-bit samples are taken as sRGB and mixed as
// light. Straight alpha is multiplied in before and divided out after, so that what is invisible
// does not bleed. Nothing here enlarges. Thread: pure, any thread.
#pragma once

#include "core/image/image_buffer.h"

namespace lightstack::raster {

struct LanczosOptions {
    bool linearLight = false; // U8 and U16 only; others ignore it
    bool alphaLast = false;   // the last channel is straight alpha
    // Where the picture ends within its last column and row, in pixels of the buffer; 0: it fills
    // them. A decoder that scales by n/8 rounds up.
    double width = 0;
    double height = 0;
};

// `buffer` interleaved, of U8, S8, U16, S16, F32 or F64; `target` at least 1 x 1 and no side larger
// than its own. Integers are rounded half up and held to the range of their type; Unsupported for
// other types.
Result<image::ImageBuffer> lanczos(
    const image::ImageBuffer& buffer, image::PixelSize target, const LanczosOptions& options = {});

// What it holds at most beside both pictures, for a source row of so many samples; without linear
// light and alpha, which need the picture once more.
[[nodiscard]] constexpr std::uint64_t lanczosBytes(std::uint64_t samplesOfRow) noexcept {
    return samplesOfRow * 64; // a vector each
}

} // namespace lightstack::raster
