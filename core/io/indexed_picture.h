// Indices and a palette to RGB, RGBA without its alpha; shared by the readers of old formats.
// Thread: pure, any thread.
#pragma once

#include "core/image/image_buffer.h"

#include <algorithm>
#include <array>
#include <vector>

namespace lightstack::io {

using RgbPalette = std::vector<std::array<std::uint8_t, 3>>;

// One channel of U8 in, three out; indices past the palette are black.
inline Result<image::ImageBuffer> throughPalette(
    const image::ImageBuffer& indices, const RgbPalette& palette, std::uint64_t maxBytes) {
    image::ImageSpec spec = indices.spec();
    spec.channels = 3;
    auto buffer = image::ImageBuffer::allocate(spec, maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    std::byte* out = buffer->mutableBytes().data();
    for (const std::byte index : indices.bytes()) {
        const auto at = std::to_integer<std::size_t>(index);
        for (std::size_t c = 0; c < 3; ++c)
            *out++ = at < palette.size() ? std::byte{palette[at][c]} : std::byte{0};
    }
    return std::move(*buffer);
}

// Four channels of U8 in, the first three out.
inline Result<image::ImageBuffer> withoutAlpha(
    const image::ImageBuffer& rgba, std::uint64_t maxBytes) {
    image::ImageSpec spec = rgba.spec();
    spec.channels = 3;
    auto rgb = image::ImageBuffer::allocate(spec, maxBytes);
    if (!rgb) return tl::unexpected(rgb.error());
    const auto from = rgba.bytes();
    std::byte* out = rgb->mutableBytes().data();
    for (std::size_t i = 0; i < from.size(); i += 4)
        out = std::copy_n(from.data() + i, 3, out);
    return std::move(*rgb);
}

} // namespace lightstack::io
