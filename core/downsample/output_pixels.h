// From what a reader gives to what a writer takes: polarity, alpha, depth, channels.
// Thread: pure, any thread.
#pragma once

#include "core/io/picture_writer.h"

#include <array>

namespace lightstack::downsample {

struct OutputPixels {
    image::ImageBuffer pixels;
    io::ColorModel color = io::ColorModel::Rgb;
};

// CMYK by its profile to sRGB; the profile is used up. Others stay.
Result<void> cmykToSrgb(io::Picture& picture);

// Black is zero, alpha is straight (or laid over `background`, sRGB, where the format has none), 16
// bits become 8 where the format has no more: the whole range of the type, never a window.
Result<OutputPixels> outputPixels(const io::Picture& picture, io::FileFormat format,
    const std::array<std::uint8_t, 3>& background);

// The profile that goes along: none where it does not describe pixels of this model.
std::vector<std::byte> profileFor(const io::Picture& picture, io::ColorModel color);

} // namespace lightstack::downsample
