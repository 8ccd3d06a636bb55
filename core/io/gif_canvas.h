// The screen of a GIF: frame upon frame, and what becomes of each before the next one comes.
// Thread: one.
#pragma once

#include "core/image/image_buffer.h"
#include "core/io/gif_file.h"

#include <span>

namespace lightstack::io {

struct GifRect {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};
// What of a frame is on the screen.
GifRect onScreen(const GifFrame& frame, image::PixelSize screen) noexcept;

class GifCanvas {
public:
    // LimitExceeded where the screen takes more than `maxBytes`.
    static Result<GifCanvas> make(image::PixelSize screen, std::uint64_t maxBytes);

    // What the frame before leaves is settled first; `indices`: as many as there are.
    void draw(const GifFrame& frame, std::span<const std::uint8_t> indices);
    // All of it transparent, as in the beginning.
    void clear();

    [[nodiscard]] bool isOpaque() const;
    [[nodiscard]] const image::ImageBuffer& pixels() const noexcept { return m_pixels; } // RGBA

private:
    [[nodiscard]] std::byte* at(int x, int y) noexcept;
    void save(const GifRect& rect);
    void settle();

    image::ImageBuffer m_pixels;
    GifDisposal m_disposal = GifDisposal::Keep; // of the last frame,
    GifRect m_last;                             // where it is,
    std::vector<std::byte> m_before;            // and what was there
};

} // namespace lightstack::io
