// Grey values to screen: window and level, histogram, automatic window.
//
// Pixels are never rewritten: a window is a pair of limits in the values of the file, applied when
// a picture is rendered. Integers go through a table, floats through arithmetic; NaN shows as
// black. Thread: pure, any thread.
#pragma once

#include "core/image/image_buffer.h"

#include <cstdint>
#include <vector>

namespace lightstack::raster {

// Values <= low are black, >= high white, linear between. low == high: a threshold.
struct WindowLevel {
    double low = 0;
    double high = 255;
    bool operator==(const WindowLevel&) const = default;
};

struct Histogram {
    std::vector<std::uint64_t> bins; // equal widths over [low, high]
    double low = 0;                  // smallest and largest finite value seen
    double high = 0;
    std::uint64_t finite = 0; // samples counted
    std::uint64_t nonFinite = 0;
};

// One channel (or all, channel = -1) of a buffer of any sample type; at most `maxSamples` are
// looked at, on a regular grid, so that a 16k x 16k slice costs the same as a 1k one.
Histogram histogramOf(const image::ImageBuffer& buffer, int channel, int binCount = 256,
    std::uint64_t maxSamples = 4'000'000);

// Limits that clip `clipFraction` of the samples at each end (0.001 each for pictures of slices);
// the full range where that would be empty. ITK-SNAP's rule.
WindowLevel autoWindow(const Histogram& histogram, double clipFraction = 0.001);

// What the type can hold: [0,255], [0,65535] (or 2^bits-1), [min,max] of the data for floats.
WindowLevel fullRange(const image::ImageBuffer& buffer, int significantBits);

// 8-bit grey or colour through the window, one byte a sample, same channels, packed rows,
// interleaved.
Result<image::ImageBuffer> applyWindow(
    const image::ImageBuffer& buffer, const WindowLevel& window, bool invert);

} // namespace lightstack::raster
