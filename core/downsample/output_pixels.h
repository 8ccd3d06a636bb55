// From what a reader gives to what a writer takes: polarity, alpha, depth, colour, channels.
// Thread: pure, any thread.
#pragma once

#include "core/io/picture_writer.h"

#include <array>

namespace lightstack::downsample {

struct OutputPixels {
    image::ImageBuffer pixels;
    io::ColorModel color = io::ColorModel::Rgb;
    std::vector<std::byte> icc; // that goes along; empty: none
};

struct OutputOptions {
    std::array<std::uint8_t, 3> background{}; // sRGB
    bool toSrgb = false;                      // by the picture's profile
};

// CMYK by its profile to sRGB; the profile is used up. Others stay.
Result<void> cmykToSrgb(io::Picture& picture);

// Black is zero, alpha is straight (or laid over the background where the format has none), 16 bits
// become 8 where the format has no more: the whole range of the type, never a window. A profile
// that does not describe such pixels is left behind. Floats keep their profile: only integers are
// turned to sRGB.
Result<OutputPixels> outputPixels(
    const io::Picture& picture, io::FileFormat format, const OutputOptions& options);

} // namespace lightstack::downsample
